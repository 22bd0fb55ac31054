#!/usr/bin/env node
// Installs a package into a folder of extensions: node install-extension.mjs FILE.vsix FOLDER
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locate, serverEnvironment } from './locate.mjs';

const [file, folder] = process.argv.slice(2);
const { node, serverMain } = locate({ browser: false });
const data = mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
try {
  const args = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', folder];
  // What it prints is mostly of native modules that it can do without; shown only when it fails.
  const { status, stdout, stderr } = spawnSync(node, [serverMain, ...args, '--install-extension', file], {
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the extension was not installed:\n${stdout}\n${stderr}`);
} finally {
  rmSync(data, { recursive: true, force: true });
}
