#!/usr/bin/env node
// Installs the editor host into its cache folder; does nothing where it is already there.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorFolder, hostFolder, toolFolder } from './locate.mjs';

// An outer `npm run` describes its own package in these; the inner npm would take itself for that package.
const outerNpm = /^(npm_package_.*|npm_lifecycle_.*|npm_config_(local_)?prefix|npm_command|INIT_CWD)$/;

function npm(folder, ...args) {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outerNpm.test(name)));
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', process.stderr, process.stderr],
  });
}

/** Installs the host if need be and gives the version of VS Code that it holds. */
export function installHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the editor host is pinned for linux x64, this is ${process.platform} ${process.arch}`);
  }
  const folder = hostFolder();
  if (!existsSync(path.join(folder, '.complete'))) {
    const part = `${folder}.part-${process.pid}`; // renamed when whole: an interrupted install leaves no half host
    mkdirSync(part, { recursive: true });
    try {
      for (const file of ['package.json', 'package-lock.json']) {
        copyFileSync(path.join(toolFolder, file), path.join(part, file));
      }
      // code-server's install script compiles native modules that nothing here needs, so scripts stay off and what it
      // would have installed below itself is installed by the second command.
      npm(part, 'ci', '--ignore-scripts');
      npm(editorFolder(part), 'install', '--omit=dev', '--ignore-scripts', '--no-save');
      writeFileSync(path.join(part, '.complete'), new Date().toISOString());
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(path.join(editorFolder(folder), 'product.json'), 'utf8')).version;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  console.error(`VS Code ${installHost()} in ${hostFolder()} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
