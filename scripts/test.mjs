// npm test: sets up whatever is missing and runs every check and every suite, those inside a real editor included.
// Ends with `N passed, N failed` over all of them. `npm run test:unit` is the fast inner loop.
import { join } from 'node:path';
import { ensureEditorHost } from './editor-host.mjs';
import { root, run } from './process.mjs';
import { setUp } from './setup.mjs';

const inCi = Boolean(process.env.CI);
const started = Date.now();
const failures = [];
let passed = 0;
let failed = 0;

/** A check that holds or does not: counted as one. */
async function check(name, tool, args = []) {
  title(name);
  const { code } = await run(process.execPath, [join(root, 'node_modules', tool), ...args]);
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  return code === 0;
}

/** A suite that tells how many of its tests passed. One that ran no test, or ended badly, has failed. */
async function suite(name, args, env) {
  title(name);
  const { code, output } = await run(process.execPath, args, { env });
  const counts = countsOf(output);
  const broken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  count(name, counts.passed, broken ? 1 : counts.failed);
}

/** From the closing line `N passed, N failed`, or from mocha's own `N passing`, `N failing`. */
function countsOf(output) {
  const closing = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (closing) return { passed: Number(closing[1]), failed: Number(closing[2]) };
  const last = word => Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1] ?? 0);
  return { passed: last('passing'), failed: last('failing') };
}

function count(name, more, fewer) {
  passed += more;
  failed += fewer;
  if (fewer > 0) failures.push(name);
}

function title(name) {
  console.log(`\n── ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
}

async function editorSuites() {
  const missing = await ensureEditorHost();
  if (missing.length === 0) {
    await suite('tests in a real editor', ['out/test/vscode/run.js']);
    return;
  }
  console.error(`\n*** the tests in a real editor DID NOT RUN:\n${missing.map(line => `***   ${line}`).join('\n')}`);
  if (inCi) count('tests in a real editor', 0, 1);
  else console.error('*** with CI set this is a failure');
}

async function all() {
  const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
  await setUp();
  await check('format and lint', '@biomejs/biome/bin/biome', ['check', '.']);
  const compiled = await check('types', 'typescript/bin/tsc', ['-b']);
  await check('dead code', 'knip/bin/knip.js');
  if (!compiled) return;
  await suite('unit tests', [mocha]);
  title('packages');
  const { code } = await run(process.execPath, ['scripts/package.mjs']);
  count('packages', code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  await suite('tests of the packages', [mocha, '--config', 'test/package/.mocharc.json']);
  await editorSuites();
}

try {
  await all();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  count('set-up', 0, 1);
}
if (failures.length > 0) console.error(`\nfailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
