// Gets the real VS Code that tests run in, and the Chromium that shows it, where this machine can have them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './process.mjs';

/**
 * What is missing for the tests in the editor after everything that could be installed was: sentences for a person,
 * none where all is there. Elsewhere than on Linux the tests download an editor of their own.
 */
export async function ensureEditorHost() {
  if (process.env.VSCODE_EXECUTABLE || process.platform !== 'linux') return [];
  const { findChromium, missingParts } = await import('../tools/vscode-host/locate.mjs');
  if (!findChromium()) await installChromium();
  const { code } = await run(process.execPath, [join(root, 'tools/vscode-host/install.mjs')], { toStderr: true });
  return [...missingParts(), ...(code === 0 ? [] : ['the VS Code host could not be installed: see above'])];
}

async function installChromium() {
  const isDebian = existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;
  if (!isDebian || process.getuid?.() !== 0) return;
  process.stderr.write('bomwarden: tests run in a real editor and need Chromium: apt-get install chromium …\n');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-qq', 'update'], { toStderr: true, env });
  await run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], { toStderr: true, env });
}
