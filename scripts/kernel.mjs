// Compiles server/kernel to WebAssembly and writes it into the core as base64, where its source has changed.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './process.mjs';

const folder = join(root, 'server/kernel');
const written = join(root, 'server/src/core/text/kernel-binary.ts');

const options = [
  '-O3',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--noAssert',
  '--use',
  'abort=',
  '--memoryBase',
  '1024',
];

function sources() {
  const names = readdirSync(folder).filter(name => name.endsWith('.ts'));
  return names.sort().map(name => join(folder, name));
}

/** What the binary is made of: the source, and how it is compiled. */
export function kernelHash() {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(readFileSync(file));
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8'));
  return hash
    .update(`${version} ${options.join(' ')}`)
    .digest('hex')
    .slice(0, 16);
}

/** The compiled kernel. */
export async function compileKernel() {
  const made = mkdtempSync(join(tmpdir(), 'bomwarden-kernel-'));
  try {
    const output = join(made, 'kernel.wasm');
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    const { code } = await run(process.execPath, [compiler, ...sources(), '--outFile', output, ...options]);
    if (code !== 0) throw new Error('the kernel does not compile');
    return readFileSync(output);
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Brings the binary in the core up to date. */
export async function buildKernel() {
  const hash = kernelHash();
  if (readFileSync(written, 'utf8').includes(`'${hash}'`)) return;
  const lines = [
    '// Written by scripts/kernel.mjs from server/kernel: do not edit.',
    '',
    '/** Of the source and the options that it was compiled with. */',
    `export const kernelSource = '${hash}';`,
    '',
    '/** WebAssembly in base64. */',
    'export const kernelBinary =',
    `  '${(await compileKernel()).toString('base64')}';`,
  ];
  writeFileSync(written, `${lines.join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernel();
