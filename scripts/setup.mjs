// Makes a bare clone ready: packages once per lockfile, a build once per change of the sources. Told on standard error.
// Node's built-ins only, for it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, run } from './process.mjs';

const packagesStamp = join(root, 'node_modules/.bomwarden-lock');
const buildStamp = join(root, 'dist/.stamp');
const sources = [
  'client/src',
  'server/src',
  'signatures',
  'scripts',
  'esbuild.mjs',
  'package.json',
  'package-lock.json',
];

/** Everything that reviews and tests need. Throws, in words for a person, where it cannot be had. */
export async function setUp() {
  checkNode();
  await installPackages();
  await buildIfChanged();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node ${process.versions.node} is too old: bomwarden needs 20.19 or newer`);
  }
}

export async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(packagesStamp) && readFileSync(packagesStamp, 'utf8') === lock) return;
  tell('installing packages (once per lockfile) …');
  const { code } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { toStderr: true });
  if (code !== 0) throw new Error('npm ci failed: see above');
  writeFileSync(packagesStamp, lock);
}

export async function buildIfChanged() {
  const newest = Math.max(...sources.map(path => newestIn(join(root, path))));
  if (existsSync(buildStamp) && statSync(buildStamp).mtimeMs > newest) return;
  tell('building …');
  const { code } = await run(process.execPath, ['esbuild.mjs'], { toStderr: true });
  if (code !== 0) throw new Error('the build failed: see above');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(buildStamp, '');
}

/** When anything in a file or folder last changed, in milliseconds. */
function newestIn(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newestIn(join(path, name))));
}

function tell(sentence) {
  process.stderr.write(`bomwarden: ${sentence}\n`);
}
