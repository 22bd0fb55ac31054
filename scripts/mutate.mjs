// npm run mutate -- core/policy core/fix [--floor 85] [--sample 4 [--offset 1]] [--known]
// npm run mutate -- core/judge --file coverage --tests core/judge/coverage
// Changes one small thing at a time in the compiled code of the named folders and runs the tests that reach it. A change
// that no test notices has survived: it is listed with its line. `--sample 4` tries every fourth, and with
// `--offset 1` others than without. `--file` and `--tests` try one file with
// the tests that are its own, while these are written. `--known` tries the faults of test/mutation/known.json instead. Run by hand and before a release; one child runs the tests for all changes.
import { fork, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mutantsOf, textWith } from './mutants.mjs';
import { root } from './process.mjs';

const usual = ['core/match', 'core/judge', 'core/policy', 'core/compare', 'core/fix'];
const args = process.argv.slice(2);
const floor = numberOf('--floor') ?? 85;
const sample = numberOf('--sample') ?? 1;
const offset = numberOf('--offset') ?? 0;
const only = textOf('--file');
const givenTests = textOf('--tests');
const named = args.filter(
  (arg, at) =>
    !arg.startsWith('--') && !['--floor', '--sample', '--offset', '--file', '--tests'].includes(args[at - 1]),
);

if (args.includes('--known')) known();
else {
  let low = false;
  for (const folder of named.length > 0 ? named : usual) low = (await measure(folder)) < floor || low;
  process.exitCode = low ? 1 : 0;
}

function textOf(option) {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

function numberOf(option) {
  const text = textOf(option);
  return text === undefined ? undefined : Number(text);
}

/** Tests of a folder are those of the folder of the same name, and what its golden files and faces show. */
function testsOf(folder) {
  if (givenTests) return givenTests.split(',').map(name => `out/test/${name}.test.js`);
  const own = `out/test/${folder}`;
  const more = {
    'core/policy': ['out/test/host/policy.test.js', 'out/test/core/fix/fix.test.js'],
    'core/fix': ['out/test/core/judge/rules', 'out/test/core/policy/rules', 'out/test/core/read/device/edits.test.js'],
    'core/compare': ['out/test/core/report/states.test.js'],
    'core/match': [
      'out/test/core/judge/rules',
      'out/test/core/read/device/cases.test.js',
      'out/test/core/read/property-role.test.js',
      'out/test/quality',
      'out/test/property/first-look.test.js',
    ],
    'core/judge': [
      'out/test/core/review.test.js',
      'out/test/core/explain',
      'out/test/core/compare/maker-changes.test.js',
    ],
  };
  return [own, ...(more[folder] ?? [])].flatMap(path => (path.endsWith('.js') ? [path] : filesIn(path, /\.test\.js$/)));
}

function filesIn(folder, pattern) {
  if (!existsSync(join(root, folder))) return [];
  // What was compiled once and has no source any more is left out.
  const source = name => join(root, folder.replace(/^out\//, ''), name.replace(/js$/, 'ts'));
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => pattern.test(name) && existsSync(source(name)))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** Kills what can be killed and gives the share of it, in percent. */
async function measure(folder) {
  const files = filesIn(`out/server/src/${folder}`, /\.js$/);
  const mutants = files.flatMap(file => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const states = new Map();
  // What is known is told, however it ends.
  const stop = () => {
    tell(folder, mutants, states);
    process.exit(1);
  };
  process.once('SIGTERM', stop);
  let next = 0;
  while (next < mutants.length) next = await run(folder, next, states);
  // What is worked out while code is loaded is tried in a child of its own: too slow for a sample, which leaves it out.
  const alone = [...states].filter(([, state]) => state === 'static').map(([id]) => id);
  if (sample === 1 && !givenTests) for (const id of alone) await runAlone(folder, id, states);
  process.off('SIGTERM', stop);
  return tell(folder, mutants, states);
}

/** Prints what survived of those that were tried, and gives the share of the killed in percent. */
function tell(folder, mutants, states) {
  const by = state => mutants.filter((_, id) => states.get(id) === state);
  const [killed, survivors, unreached] = [by('killed'), by('survived'), by('unreached')];
  const tried = killed.length + survivors.length + unreached.length;
  const score = (100 * killed.length) / Math.max(1, tried);
  const ofAll = tried < mutants.length ? ` (of ${mutants.length})` : '';
  console.log(`\n${folder}: ${killed.length} of ${tried}${ofAll} killed, ${score.toFixed(1)} %`);
  for (const [what, list] of [
    ['survived', survivors],
    ['no test reaches', unreached],
  ]) {
    for (const one of list) console.log(`  ${what} ${placeOf(one)}  ${one.before} → ${one.after}`);
  }
  return score;
}

/** A child tries mutants from one on until it is done or dies; what it died of is killed. Gives the next to try. */
function run(folder, from, states) {
  return new Promise(done => {
    const child = fork(
      join(root, 'scripts/mutate-child.mjs'),
      [folder, String(from), '', `${sample}:${offset}:${only ?? ''}`, ...testsOf(folder)],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: ['--max-old-space-size=3000'],
      },
    );
    let at = from;
    let timer;
    const watch = seconds => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    };
    watch(1800);
    let isReady = false;
    let stretch = 1;
    child.on('message', ({ ready, stretched, trying, id, state, length }) => {
      isReady ||= ready === true;
      // On a busy machine a second of work takes several: what is slow by that alone is not killed.
      stretch = Math.max(stretch, 3 * (stretched ?? 0));
      if (trying !== undefined) {
        at = trying;
        watch(20 * stretch);
      }
      if (state) states.set(id, state);
      if (length !== undefined) at = length;
      if (process.stderr.isTTY && id !== undefined) process.stderr.write(`\r${folder} ${id} `);
    });
    child.on('exit', () => {
      clearTimeout(timer);
      // What dies before a change is in force says nothing of the change.
      if (!isReady) {
        console.error(`${folder}: the tests could not be loaded`);
        process.exit(2);
      }
      if (!states.has(at)) states.set(at, 'killed');
      done(Math.max(at, from) + 1);
    });
  });
}

/** Tries a change in a child of its own, where it is there while code is loaded. */
function runAlone(folder, id, states) {
  return new Promise(done => {
    const args = [folder, '0', String(id), '1:0:', ...testsOf(folder)];
    const child = fork(join(root, 'scripts/mutate-child.mjs'), args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 300_000);
    states.set(id, 'survived');
    child.on('message', ({ state }) => states.set(id, state));
    child.on('exit', code => {
      clearTimeout(timer);
      if (code !== 0) states.set(id, 'killed');
      done();
    });
  });
}

/** `core/fix/fix.js:12`: a line of the compiled file, which is the source without its types. */
function placeOf({ file, line }) {
  return `${relative('out/server/src', file)}:${line}`;
}

/** Puts faults that survived once into the compiled code, one after the other; each has to be noticed by the tests that it names. */
function known() {
  const faults = JSON.parse(readFileSync(join(root, 'test/mutation/known.json'), 'utf8'));
  let missed = 0;
  for (const { file, from, to, test } of faults) {
    const path = join(root, 'out/server/src', file.replace(/ts$/, 'js'));
    const before = readFileSync(path, 'utf8');
    const after = textWith(readFileSync(join(root, 'server/src', file), 'utf8'), from, to);
    let noticed = false;
    try {
      if (after !== undefined) writeFileSync(path, after);
      const mocha = [join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', '--ui', 'tdd', '--timeout', '60000'];
      const { status } = spawnSync(process.execPath, [...mocha, '--bail', `out/test/${test}.test.js`], { cwd: root });
      noticed = after !== undefined && status !== 0;
    } finally {
      writeFileSync(path, before);
    }
    if (!noticed) missed++;
    console.log(`${noticed ? 'noticed ' : after === undefined ? 'GONE    ' : 'SURVIVED'} ${file}: ${from}`);
  }
  console.log(`${faults.length - missed} of ${faults.length} noticed`);
  process.exitCode = missed > 0 ? 1 : 0;
}
