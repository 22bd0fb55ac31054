#!/usr/bin/env node
// Stands in for the `code` executable where there is no desktop VS Code: takes the arguments that
// @vscode/test-electron gives it, runs the tests in the extension host of a real VS Code, passes the extension host's
// console on and ends with the tests' exit code.
//
// Own exit codes: 70 could not start, 71 the server ended, 72 the page crashed, 124 too late, 130 interrupted.
// Tests ask for what only a person at the screen can do by lines on their console, taken in order:
//   [picture] NAME   a picture of the screen, written to VSCODE_HOST_PICTURES/NAME.png
//   [hands] STEPS    a JSON list of { find, text?, webview?, click? | fill? | press? | drag? }: wait for the element (a CSS selector,
//                    and text that it holds; with webview in the page of a webview) to be seen, then click it, fill it,
//                    press a key on it, or drag it by [x, y] pixels
//   [axe] FILE       looks with axe-core at every page in a panel, and writes what it finds into the file as a JSON list
// They know by VSCODE_HOST=1 in their environment that somebody listens.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { startEditor } from './browser.mjs';

const verbose = Boolean(process.env.VSCODE_HOST_VERBOSE);
const limit = Number(process.env.VSCODE_HOST_TIMEOUT_MS ?? 300_000);
const pictures = path.resolve(process.env.VSCODE_HOST_PICTURES ?? 'test-results');

/** The arguments of desktop VS Code that mean something here. A profile or an extensions folder does not: each run starts empty. */
function readArguments(args) {
  const options = { extensions: [] };
  for (const argument of args) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) options.open = argument;
    else if (name === 'extensionDevelopmentPath') options.extensions.push(value);
    else if (name === 'extensionTestsPath') options.tests = value;
    else if (name === 'folder-uri' || name === 'file-uri') options.open = fileURLToPath(value);
    else if (name === 'extensionDevelopmentKind') options.web = value === 'web';
    else if (name === 'host-installed-extensions') options.extensionsDir = value;
    else if (name === 'host-workspace-trust') options.trust = true;
    else if (name === 'host-settings') options.settings = JSON.parse(value);
  }
  return options;
}

// What the workbench says of itself while it starts; it shares the channel with the extension host's console.
const chatter = [
  ...['Resolving connection token', 'Resolved connection token', 'Creating a socket', '[reconnection-grace-time]'],
  ...[
    'Updating additional builtin',
    'Ignoring fetching additional builtin',
    '[Service Worker]',
    '[AgentHost',
    '[driver]',
  ],
  ...[
    '[AccountPolicyGate]',
    '[DefaultAccount]',
    '[chat-stt]',
    'Creation of workbench contribution',
    'Loading development',
  ],
  ...[
    "Request to '",
    "Cannot find module './build/Release/watchdog'",
    'Could not locate the bindings file',
    'Auto updating',
  ],
  ...[
    'Extension host ',
    'Canceled: Canceled',
    'No search provider registered for scheme',
    'Timed out waiting for authentication provider',
    'Unable to resolve ',
  ],
];

/** One line of console output as node's own console would print it. */
function lineOf(values) {
  const plain = values.map(value =>
    value && typeof value === 'object' ? (value.stack ?? value.message ?? value) : value,
  );
  return format(...plain);
}

let editor;
let ending = false;

async function finish(code) {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), 10_000).unref();
  await editor?.close();
  process.exit(code);
}

async function takePicture(name) {
  mkdirSync(pictures, { recursive: true });
  await editor?.page.screenshot({ path: path.join(pictures, `${name}.png`), timeout: 10_000 });
}

async function dragBy(element, [right, down]) {
  const { x, y, width, height } = await element.boundingBox();
  const { mouse } = editor.page;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 + right, y + height / 2 + down, { steps: 5 });
  await mouse.up();
}

/** Writes what is wrong for those who read by ear or by keyboard in the pages that panels show; null where there is none. */
async function readByEar(file) {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const found = [];
  for (const frame of editor.page.frames()) {
    const isPage = () => document.body?.dataset.vscodeThemeKind !== undefined;
    if (!(await frame.evaluate(isPage).catch(() => false))) continue;
    await frame.evaluate(source);
    const { violations } = await frame.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
    found.push(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`));
  }
  writeFileSync(`${file}.part`, JSON.stringify(found.length === 0 ? null : found.flat()));
  renameSync(`${file}.part`, file);
}

async function useHands(steps) {
  for (const { find, text, webview, click, fill, press, drag } of steps) {
    const { page } = editor;
    const where = webview ? page.frameLocator('iframe.webview.ready').frameLocator('#active-frame') : page;
    const all = where.locator(find);
    const element = (text === undefined ? all : all.filter({ hasText: text })).first();
    await element.waitFor({ state: 'visible', timeout: 20_000 });
    if (click) await element.click();
    if (fill !== undefined) await element.fill(fill);
    if (press !== undefined) await element.press(press);
    if (drag !== undefined) await dragBy(element, drag);
  }
}

let asked = Promise.resolve();

/** Does what a test asked for, after what was asked before. What fails is told; the test will wait in vain. */
function askedFor(kind, rest) {
  const run = () => {
    if (kind === 'axe') return readByEar(rest.trim());
    return kind === 'picture' ? takePicture(rest.trim()) : useHands(JSON.parse(rest));
  };
  asked = asked.then(run).catch(problem => console.error(`[vscode-host] ${kind} ${rest}: ${problem}`));
}

function onLog(type, values) {
  const line = lineOf(values);
  const [, kind, rest] = /^\[(picture|hands|axe)\] (.*)$/s.exec(line) ?? [];
  if (kind !== undefined) {
    askedFor(kind, rest);
    return;
  }
  const own = line.replace(/^Error: /, '');
  if (!verbose && (type === 'trace' || type === 'debug' || chatter.some(start => own.startsWith(start)))) return;
  if (type === 'error' || type === 'warn') console.error(line);
  else console.log(line);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => finish(130));

setTimeout(async () => {
  console.error(`[vscode-host] no result after ${limit} ms`);
  await takePicture('timeout').catch(() => console.error('[vscode-host] nor a picture'));
  await finish(124);
}, limit).unref();

process.env.VSCODE_HOST = '1';
try {
  const onOutput = verbose ? text => process.stderr.write(text) : undefined;
  editor = await startEditor({ ...readArguments(process.argv.slice(2)), onLog, onOutput, onExit: finish });
} catch (problem) {
  console.error(`[vscode-host] ${problem instanceof Error ? problem.message : problem}`);
  await finish(70);
}
