import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSignatures, type SignatureFile } from '../../server/src/core/signatures/compile.ts';
import { loadSignatures, storeSignatures } from '../../server/src/core/signatures/load.ts';
import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';

const folder = 'signatures';
const compiled = 'dist/signatures.json';

let loaded: SignatureSet | undefined;

/** The shipped signatures, from the build or, where that is missing or older than the data, compiled on the spot. */
export function signatures(): SignatureSet {
  loaded ??= loadSignatures(signatureText());
  return loaded;
}

/** The same as the text that programs are built with. */
export function signatureText(): string {
  return isFresh() ? readFileSync(compiled, 'utf8') : compileNow();
}

/** The YAML files of the data, paths below the folder with forward slashes. */
export function signatureFiles(): SignatureFile[] {
  return filesIn('').map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function filesIn(below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap(entry => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return path.endsWith('.yaml') ? [path] : [];
  });
}

function isFresh(): boolean {
  if (!existsSync(compiled)) return false;
  const { mtimeMs } = statSync(compiled);
  return filesIn('').every(path => statSync(join(folder, path)).mtimeMs <= mtimeMs);
}

function compileNow(): string {
  const { value, problems } = compileSignatures(signatureFiles());
  const errors = problems.filter(problem => problem.severity === 'error');
  if (errors.length > 0) {
    throw new Error(errors.map(({ file, path, message }) => `signatures/${file} ${path}: ${message}`).join('\n'));
  }
  const json = storeSignatures(value);
  mkdirSync('dist', { recursive: true });
  writeFileSync(compiled, json);
  return json;
}
