import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextOf } from '../../server/src/core/judge/index.ts';
import { createReviewer, type Reviewer } from '../../server/src/core/review.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { corpus, tools } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';

const rounds = 7;
/** Slowest public documents that are told. */
const told = 5;

/** The whole review beside `JSON.parse` of the same text, then the public documents that take longest. */
export function benchReview(print: (line: string) => void): void {
  const reviewer = createReviewer(signatures());
  large('cdx-json', 'CycloneDX JSON', reviewer, print);
  large('spdx-json', 'SPDX JSON', reviewer, print);
  slowest(reviewer, print);
}

function reviewText(text: string, reviewer: Reviewer): number {
  const context = contextOf('ca-federal', '2026-11-22', reviewer.lookups.set);
  return reviewer.review(new Source(text), { contexts: context ? [context] : [], rules: {}, waivers: [] }).findings
    .length;
}

function large(format: string, name: string, reviewer: Reviewer, print: (line: string) => void): void {
  const generator = tools();
  if (generator === undefined) {
    print(`review: ${name} SKIPPED, the generator is not on this machine`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-bench-'));
  try {
    const file = join(folder, 'large.json');
    spawnSync(process.execPath, [join(generator, 'gen_large.mjs'), format, '12000', file, '1000'], { stdio: 'ignore' });
    const text = readFileSync(file, 'utf8');
    const findings = reviewText(text, reviewer);
    const parses: number[] = [];
    const reviews: number[] = [];
    for (let round = 0; round < rounds; round++) {
      parses.push(milliseconds(() => JSON.parse(text)));
      reviews.push(milliseconds(() => reviewText(text, reviewer)));
    }
    const [parse, review] = [median(parses), median(reviews)];
    print(
      `review: ${name} ${(text.length / 1e6).toFixed(1)} MB, ${findings} findings: JSON.parse ${parse.toFixed(0)} ms, ` +
        `review ${review.toFixed(0)} ms: ${(review / parse).toFixed(2)}x (limit 4x)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function slowest(reviewer: Reviewer, print: (line: string) => void): void {
  const folder = corpus();
  if (folder === undefined) {
    print('review: public documents SKIPPED, they are not on this machine');
    return;
  }
  const times = corpusEntries(folder).map(({ file }) => {
    const text = corpusText(folder, file);
    return { file, size: text.length, took: milliseconds(() => reviewText(text, reviewer)) };
  });
  times.sort((one, other) => other.took - one.took);
  const total = times.reduce((sum, { took }) => sum + took, 0);
  print(`review: ${times.length} public documents ${total.toFixed(0)} ms; the slowest:`);
  for (const { file, size, took } of times.slice(0, told)) {
    print(`review:   ${took.toFixed(1)} ms  ${(size / 1e6).toFixed(2)} MB  ${file}`);
  }
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
