// Opens the examples in an editor with the extension loaded: desktop VS Code where there is one, else the editor host of
// the tests on a local address. node built-ins only; sets up by itself what is missing.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './process.mjs';
import { setUp } from './setup.mjs';

/** A copy, so that trying fixes leaves the examples as they are. */
function copyOfExamples() {
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function isThere(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

/** Desktop VS Code with this checkout as an extension under development; waits until its window is closed. */
function openDesktop(command, folder) {
  console.error(`opening the examples in ${command}`);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', folder];
  const editor = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  editor.on('exit', code => process.exit(code ?? 0));
}

async function openHost(folder) {
  const { installHost } = await import('../tools/vscode-host/install.mjs');
  console.error('no desktop VS Code found: using the editor host of the tests (installed once, about 800 MB)');
  installHost();
  const { startEditorServer } = await import('../tools/vscode-host/server.mjs');
  const server = await startEditorServer({ extensions: [root], open: folder, onEnd: code => process.exit(code ?? 1) });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.close().then(() => process.exit(0)));
  console.log(`Open this address in a browser on this machine (Ctrl+C ends it):\n${server.url}`);
}

await setUp();
const folder = copyOfExamples();
const desktop = [process.env.VSCODE_EXECUTABLE, 'code', 'code-insiders', 'codium'].find(name => name && isThere(name));
if (desktop) openDesktop(desktop, folder);
else await openHost(folder);
