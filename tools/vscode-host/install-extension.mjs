#!/usr/bin/env node
// Installs a package into a folder of extensions: node install-extension.mjs FILE.vsix FOLDER
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locate, serverEnvironment } from './locate.mjs';

const [file, folder] = process.argv.slice(2);
const { node, serverMain } = locate({ browser: false });
const data = mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
try {
  const args = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', folder];
  execFileSync(node, [serverMain, ...args, '--install-extension', file], {
    env: serverEnvironment(),
    stdio: ['ignore', process.stderr, process.stderr],
  });
} finally {
  rmSync(data, { recursive: true, force: true });
}
