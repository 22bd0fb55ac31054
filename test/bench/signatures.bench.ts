import { gzipSync } from 'node:zlib';
import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import { loadSignatures } from '../../server/src/core/signatures/load.ts';
import { signatureFiles, signatures } from '../support/signatures.ts';

/** Figures of the signature data: how large it ships, how long loading and compiling take. */
export function benchSignatures(print: (line: string) => void): void {
  const json = JSON.stringify(signatures());
  const compressed = gzipSync(json).length;
  print(`signatures: ${kilobytes(json.length)}, ${kilobytes(compressed)} compressed (limit 300 KB)`);
  print(`signatures: load ${milliseconds(() => loadSignatures(json))}, the first time and best of 20 (limit 5 ms)`);
  const files = signatureFiles();
  print(`signatures: compile ${files.length} files ${milliseconds(() => compileSignatures(files))}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

function milliseconds(run: () => unknown): string {
  const taken = Array.from({ length: 20 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return `${taken[0]?.toFixed(1)} ms / ${Math.min(...taken).toFixed(1)} ms`;
}
