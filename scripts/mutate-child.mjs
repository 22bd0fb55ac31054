// Started by mutate.mjs: loads the tests once over code that holds every change of a folder, then tries one after the other.

import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { mutantsOf, withSwitches } from './mutants.mjs';
import { root } from './process.mjs';

const [folder, from, only, sample, ...tests] = process.argv.slice(2);
const require = createRequire(join(root, 'out/'));
const first = Number(from);
const [every, offset] = sample.split(':').map(Number);
const asked = sample.split(':')[2];
/** Of which file each change is. */
const fileOf = [];
/** The tests that reach each change. */
const reaching = new Map();
let now;
/** A change of what is worked out while code is loaded has to be there from the start. */
let active = only === '' ? -1 : Number(only);
let count = 0;
let steps = 0;
/** Many times as many as the test takes without a change: then it runs for ever. */
let mostSteps = Number.POSITIVE_INFINITY;

globalThis.__is = id => {
  if (now) {
    let set = reaching.get(id);
    if (!set) reaching.set(id, (set = new Set()));
    set.add(now);
  }
  if (++steps > mostSteps) throw new Error('it runs for ever');
  return active === id;
};

// Files in the order in which the parent counts.
const files = new Map();
const folderOfOut = join(root, 'out/server/src', folder);
for (const file of listed(folderOfOut)) {
  const path = relative(root, file).replaceAll('\\', '/');
  const text = readFileSync(file, 'utf8');
  const mutants = mutantsOf(path, text);
  files.set(file, withSwitches(text, mutants, count));
  for (let at = 0; at < mutants.length; at++) fileOf.push(path);
  count += mutants.length;
}

// What the core remembers of one change is forgotten before the next: else nothing of it would be worked out again.
let generation = 0;
globalThis.__Memory = class extends WeakMap {
  get(key) {
    const known = super.get(key);
    return known?.generation === generation ? known.value : undefined;
  }
  has(key) {
    return this.get(key) !== undefined;
  }
  set(key, value) {
    return super.set(key, { generation, value });
  }
};
const forgetful = text => text.replaceAll('new WeakMap(', 'new __Memory(');

const load = Module._extensions['.js'];
const core = join(root, 'out/server/src/core');
Module._extensions['.js'] = (module, file) => {
  const text = files.get(file);
  if (text !== undefined) module._compile(forgetful(text), file);
  else if (file.startsWith(core)) module._compile(forgetful(readFileSync(file, 'utf8')), file);
  else load(module, file);
};

function listed(path) {
  const fs = require('node:fs');
  return fs
    .readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.js'))
    .map(name => join(path, name))
    .filter(file => fs.existsSync(file.replace(join(root, 'out/'), join(root, '/')).replace(/js$/, 'ts')))
    .sort();
}

const { default: Mocha } = await import('mocha');
const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: 'min' });
for (const file of tests) {
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  now = { suite: file };
  require(join(root, file));
  now = undefined;
}

const all = [];
function collect(suite, before) {
  const hooks = { before: [...before.before, ...suite._beforeEach], after: [...suite._afterEach, ...before.after] };
  for (const test of suite.tests) if (!test.pending) all.push({ test, hooks, suites: [...before.suites, suite] });
  for (const one of suite.suites) collect(one, { ...hooks, suites: [...before.suites, suite] });
}
collect(mocha.suite, { before: [], after: [], suites: [] });

const started = new Set();

function runnable(one) {
  return new Promise((done, fail) => {
    // How long is too long the parent knows: a busy machine is no fault.
    one.timeout(0);
    one.run(error => (error && !one.pending && error.constructor?.name !== 'Pending' ? fail(error) : done()));
  });
}

async function runTest({ test, hooks, suites }) {
  for (const suite of suites) {
    if (started.has(suite)) continue;
    started.add(suite);
    for (const hook of suite._beforeAll) await runnable(context(hook, test));
  }
  try {
    for (const hook of hooks.before) await runnable(context(hook, test));
    await runnable(test);
  } finally {
    for (const hook of hooks.after) await runnable(context(hook, test)).catch(() => undefined);
  }
}

function context(hook, test) {
  hook.ctx.currentTest = test;
  return hook;
}

globalThis.__dirname ??= root;
for (const one of all) {
  now = one;
  const begun = performance.now();
  steps = 0;
  try {
    await runTest(one);
  } catch (error) {
    if (active >= 0) {
      process.send({ id: active, state: 'killed' }, () => process.exit(0));
      break;
    }
    one.broken = true;
    console.error(`as it is: ${one.test.fullTitle()}: ${error?.message}`);
  }
  one.took = performance.now() - begun;
  one.steps = steps;
}
now = undefined;
const { user, system } = process.cpuUsage();
process.send({ ready: true, stretched: process.uptime() / Math.max(1, (user + system) / 1e6) });
if (active >= 0) process.exit(0);

for (let id = first; id < count; id++) {
  if (id % every !== offset % every || (asked !== '' && !fileOf[id].endsWith(`/${asked}.js`))) continue;
  process.send({ trying: id });
  const reached = reaching.get(id) ?? new Set();
  const some = [...reached].filter(one => one.test && !one.broken).sort((a, b) => a.took - b.took);
  let state = reached.size === 0 ? 'unreached' : 'survived';
  active = id;
  generation++;
  globalThis.mutant = id;
  for (const one of some) {
    steps = 0;
    mostSteps = 30 * one.steps + 1_000_000;
    try {
      await runTest(one);
    } catch {
      state = 'killed';
      break;
    }
  }
  active = -1;
  mostSteps = Number.POSITIVE_INFINITY;
  const isStatic = state === 'survived' && [...reached].some(one => !one.test);
  process.send({ id, state: isStatic ? 'static' : state });
}
process.send({ length: count }, () => process.exit(0));
