import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createReviewer } from '../../server/src/core/review.ts';
import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import { packOf } from '../../server/src/core/signatures/import/pack.ts';
import { readList } from '../../server/src/core/signatures/import/read-list.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { bomOf } from '../support/documents.ts';
import { profile } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

const NAMES = 57_000;
const ROUNDS = 9;

/** An imported list of 57,000 names: how long the import takes, and what reviews cost with it, as ratios. */
export function benchLists(print: (line: string) => void): void {
  const text = `name,alt_names\n${Array.from({ length: NAMES / 3 }, (_, at) => row(at)).join('\n')}\n`;
  const started = performance.now();
  const list = readList(text);
  if (typeof list === 'string') throw new Error(list);
  const { files, names } = packOf(
    list,
    {
      id: 'bench',
      title: 'bench',
      day: '2026-11-20',
      jurisdiction: 'US',
      file: 'bench.csv',
      sha256: '0',
      kinds: ['organisation'],
    },
    buildLookups(signatures()),
  );
  const imported = performance.now() - started;
  const { value, problems } = compileSignatures(files, signatures());
  if (problems.length > 0 || names !== NAMES) throw new Error(`${problems[0]?.message ?? names}`);
  const options = { contexts: [profile('us-private')], rules: {}, waivers: [], onRuleError: () => {} };
  const document = bomOf(
    ...Array.from({ length: 10_000 }, (_, at) => (at % 500 === 7 ? nameOf(at, 0) : `Maker ${at % 900} Ltd`)),
  );
  const plain = createReviewer(signatures());
  const listed = createReviewer(value);
  const [without, withList] = turns(
    () => plain.review(new Source(document), options),
    () => listed.review(new Source(document), options),
  );
  print(
    `lists: ${NAMES} names import in ${(imported / 1000).toFixed(1)} s (limit 10 s); ` +
      `10,000 components ${without.toFixed(0)} ms, with the list ${withList.toFixed(0)} ms: ` +
      `${(withList / without).toFixed(2)}x (limit 1.2x)`,
  );
  print(`lists: ${commandLines(files, document)}`);
}

function row(at: number): string {
  return `"${nameOf(at, 0)}","${nameOf(at, 1)}; ${nameOf(at, 2)}"`;
}

function nameOf(at: number, which: number): string {
  const word = (at * 7919 + which * 104_729).toString(36);
  return `Q${word} ${['Works', 'Holding', 'Trading'][which]} Co., Ltd.`;
}

/** The command line from start to end. */
function commandLines(files: ReturnType<typeof packOf>['files'], document: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-bench-'));
  try {
    for (const { path, text } of files) {
      const flat = join(folder, 'pack', path);
      mkdirSync(dirname(flat), { recursive: true });
      writeFileSync(flat, text);
    }
    writeFileSync(join(folder, 'sbom.json'), document);
    const scan = (...more: string[]): void => {
      const argv = ['dist/cli.js', 'scan', join(folder, 'sbom.json'), '--output', join(folder, 'out'), ...more];
      const { status } = spawnSync(process.execPath, argv, { stdio: 'ignore' });
      if (status === 2) throw new Error('the command failed');
    };
    const [without, withList] = turns(
      () => scan(),
      () => scan('--pack', join(folder, 'pack')),
    );
    return (
      `command line on them ${without.toFixed(0)} ms, with the list ${withList.toFixed(0)} ms: ` +
      `${(withList / without).toFixed(2)}x (limit 1.5x)`
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians of two things done in turns, so that both meet the same load. */
function turns(one: () => unknown, other: () => unknown): readonly [number, number] {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, run] of [one, other].entries()) {
      const start = performance.now();
      run();
      taken[at === 0 ? 0 : 1].push(performance.now() - start);
    }
  }
  return [median(taken[0]), median(taken[1])];
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
