// npm run package: writes dist/bomwarden.vsix and the npm artefact, folder dist/npm and dist/bomwarden-language-server-*.tgz.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAll } from '../esbuild.mjs';
import { withoutDeadLinks } from './dead-links.mjs';
import { noticesOf } from './notices.mjs';
import { npm, root, run } from './process.mjs';

/** More would be a sign of something that does not belong into the package. */
const mostBytes = 2 * 1024 * 1024;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const artefact = join(root, 'dist/npm');
const staged = join(root, 'dist/extension');
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');

async function mustRun(command, args, folder) {
  const { code } = await run(command, args, { toStderr: true, ...(folder ? { folder } : {}) });
  if (code !== 0) throw new Error(`${args.join(' ')} failed: see above`);
}

/** The extension as a folder of its own: its page begins with the editor, and its links lead to what is there. */
function stageExtension() {
  rmSync(staged, { recursive: true, force: true });
  const { stdout } = spawnSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
  const files = stdout.split('\n').filter(name => name !== '');
  const packaged = new Set([...files, 'README.md']);
  for (const file of packaged) {
    const target = join(staged, file);
    mkdirSync(dirname(target), { recursive: true });
    const source = join(root, file === 'README.md' ? 'docs/extension.md' : file);
    // the pages of an extension open no file, those that a mark leads to do
    const reach = file.startsWith('docs/') ? packaged : new Set();
    if (file.endsWith('.md')) writeFileSync(target, withoutDeadLinks(readFileSync(source, 'utf8'), file, reach));
    else cpSync(source, target);
  }
}

async function packageExtension() {
  const file = join(root, 'dist/bomwarden.vsix');
  rmSync(file, { force: true });
  stageExtension();
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  await mustRun(process.execPath, [vsce, 'package', ...flags], staged);
  rmSync(staged, { recursive: true });
  const { size } = statSync(file);
  if (size >= mostBytes) throw new Error(`dist/bomwarden.vsix has ${size} bytes, ${mostBytes} are the most`);
  return size;
}

/** What npm users get: both programs and the library, without dependencies. */
function artefactManifest() {
  return {
    name: '@bomwarden/language-server',
    version: manifest.version,
    description: manifest.description,
    license: manifest.license,
    keywords: manifest.keywords,
    engines: { node: manifest.engines.node },
    bin: { bomwarden: 'cli.js', 'bomwarden-language-server': 'server.js' },
    man: ['./man/bomwarden.1'],
    exports: {
      '.': { types: './types/library.d.ts', default: './library.mjs' },
      './report.schema.json': './schema/report.schema.json',
      './package.json': './package.json',
    },
    types: './types/library.d.ts',
  };
}

async function packageArtefact() {
  rmSync(artefact, { recursive: true, force: true });
  mkdirSync(artefact, { recursive: true });
  writeFileSync(join(artefact, 'package.json'), `${JSON.stringify(artefactManifest(), null, 2)}\n`);
  for (const name of [
    'cli.js',
    'mcp.js',
    'server.js',
    'core.js',
    'firmware.js',
    'signatures.json',
    'xmllint-node.js',
    'xmllint.wasm',
    'library.mjs',
    'NOTICES.txt',
  ]) {
    cpSync(join(root, 'dist', name), join(artefact, name));
  }
  cpSync(join(root, 'dist/sbom-schema'), join(artefact, 'sbom-schema'), { recursive: true });
  for (const name of ['LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'schema', 'docs/rules'])
    cpSync(join(root, name), join(artefact, name), { recursive: true });
  cpSync(join(root, 'signatures/schema'), join(artefact, 'schema/signatures'), { recursive: true });
  for (const name of readdirSync(join(root, 'docs')).filter(one => one.endsWith('.md') && one !== 'old-sentences.md'))
    cpSync(join(root, 'docs', name), join(artefact, 'docs', name));
  cpSync(join(root, 'docs/library.md'), join(artefact, 'README.md'));
  copyTypes('library.d.ts', new Set());
  writeShellFiles();
  for (const name of readdirSync(join(root, 'dist'))) {
    if (name.endsWith('.tgz')) rmSync(join(root, 'dist', name));
  }
  const { code } = await npm(['pack', artefact, '--pack-destination', join(root, 'dist'), '--loglevel=error'], {
    toStderr: true,
  });
  if (code !== 0) throw new Error('npm pack failed: see above');
}

/** The manual page, and completion as shells look for it: both printed by the program itself. */
function writeShellFiles() {
  const print = (...args) => execFileSync(process.execPath, [join(artefact, 'cli.js'), ...args]);
  mkdirSync(join(artefact, 'man'));
  writeFileSync(join(artefact, 'man/bomwarden.1'), print('man'));
  mkdirSync(join(artefact, 'completion'));
  for (const [shell, name] of [
    ['bash', 'bomwarden.bash'],
    ['zsh', '_bomwarden'],
    ['fish', 'bomwarden.fish'],
  ]) {
    writeFileSync(join(artefact, 'completion', name), print('completion', shell));
  }
}

/** Copies declarations that `file` and what it imports need; they name each other as compiled files do. */
function copyTypes(file, done) {
  if (done.has(file)) return;
  done.add(file);
  const text = readFileSync(join(root, 'out/server/src', file), 'utf8');
  const imports = /((?:from|import\()\s*')(\.[^']*)\.ts'/g;
  for (const [, , path] of text.matchAll(imports)) copyTypes(join(dirname(file), `${path}.d.ts`), done);
  const target = join(artefact, 'types', file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text.replace(imports, "$1$2.js'").replace(/^\/\/# sourceMappingURL.*$/m, ''));
}

const metafiles = await buildAll(true);
writeFileSync(join(root, 'dist/NOTICES.txt'), noticesOf(metafiles));
await mustRun(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'server']);
const size = await packageExtension();
await packageArtefact();
process.stderr.write(`dist/bomwarden.vsix (${Math.ceil(size / 1024)} KB) and dist/npm are written\n`);
