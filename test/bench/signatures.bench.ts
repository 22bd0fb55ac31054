import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import { loadSignatures, storeSignatures } from '../../server/src/core/signatures/load.ts';
import { signatureFiles, signatures } from '../support/signatures.ts';

/** Figures of the signature data: how large it ships, how long loading and compiling take. */
export function benchSignatures(print: (line: string) => void): void {
  const json = storeSignatures(signatures());
  const compressed = gzipSync(json).length;
  print(`signatures: ${kilobytes(json.length)}, ${kilobytes(compressed)} compressed (limit 300 KB)`);
  print(`signatures: load ${milliseconds(() => loadSignatures(json))}, the first time and best of 20 (limit 5 ms)`);
  print(`signatures: in a new process ${inNewProcesses()}`);
  const files = signatureFiles();
  print(`signatures: compile ${files.length} files ${milliseconds(() => compileSignatures(files))}`);
}

/** What a cold start pays: nothing is compiled by the engine yet. */
const cold = `
const { readFileSync } = require('node:fs');
const { loadSignatures } = require('./out/server/src/core/signatures/load.js');
const { buildLookups } = require('./out/server/src/core/signatures/lookups.js');
const json = readFileSync('dist/signatures.json', 'utf8');
const start = performance.now();
const set = loadSignatures(json);
const loaded = performance.now();
const lookups = buildLookups(set);
for (const part of Object.keys(lookups)) lookups[part];
console.log([loaded - start, performance.now() - loaded].join(' '));
`;

function inNewProcesses(): string {
  const runs = Array.from({ length: 9 }, () => execFileSync(process.execPath, ['-e', cold], { encoding: 'utf8' }));
  const [load, lookups] = [0, 1].map(at => median(runs.map(line => Number(line.split(' ')[at]))));
  return `load ${load?.toFixed(1)} ms (limit 5 ms), all lookups ${lookups?.toFixed(1)} ms, medians of ${runs.length}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
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
