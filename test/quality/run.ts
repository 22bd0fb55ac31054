import { readFileSync } from 'node:fs';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { signatures } from '../support/signatures.ts';
import { heldOutNames, labelledValues, lastHeldOutNames } from './labelled.ts';
import {
  confusablesFound,
  failing,
  LEAST_HELD_OUT_RECALL,
  LEAST_LAST_RECALL,
  LEAST_PRECISION,
  LEAST_RECALL,
  precisionOf,
  recallOf,
  type Score,
  scoreHeldOut,
  scoreSpellings,
  scoreTiers,
  wrongByLabel,
} from './measure.ts';

/** `npm run quality`: prints how well matching does on values whose owner is known, and fails below the floors. */
const AS_OF = '2026-11-22';

const lookups = buildLookups(signatures());
const values = labelledValues();
const tiers = scoreTiers(values, lookups, AS_OF);
const spelt = scoreSpellings(values, lookups, AS_OF);
const all: Score = {
  what: 'all',
  right: sum(tiers.map(({ right }) => right)),
  wrong: tiers.flatMap(({ wrong }) => wrong),
  missed: tiers.flatMap(({ missed }) => missed),
};
const confused = confusablesFound(lookups, AS_OF);

const owned = values.filter(({ vendor }) => vendor !== undefined).length;
print(`${values.length} labelled values, ${owned} of ${lookups.vendors.size} vendors, as of ${AS_OF}`);
print(`${'tier'.padEnd(34)} right  wrong  missed  precision  recall`);
for (const score of [...tiers, all, ...spelt]) print(row(score));
const heldOut = scoreHeldOut(heldOutNames(), lookups, AS_OF);
print(row(heldOut));
const last: Score = { ...scoreHeldOut(lastHeldOutNames(), lookups, AS_OF), what: 'names of the last round held out' };
print(row(last));
for (const line of firstRuns()) print(line);
for (const one of [...heldOut.wrong, ...last.wrong]) print(`wrong   held out  ${one}`);
for (const one of [...heldOut.missed, ...last.missed]) print(`missed  held out  ${one}`);
for (const { what, wrong, missed } of failing(spelt).length > 0 ? [...tiers, ...failing(spelt)] : tiers) {
  for (const one of wrong) print(`wrong   ${what}  ${one}`);
  for (const one of missed) print(`missed  ${what}  ${one}`);
}
for (const one of confused) print(`confusable found  ${one}`);

const failed = failing([...tiers, all, ...spelt]);
for (const { what } of failed)
  print(`FAILED ${what}: precision below ${LEAST_PRECISION} or recall below ${LEAST_RECALL}`);
if (confused.length > 0) print(`FAILED confusables: ${confused.length} found`);
const fell = precisionOf(heldOut) < LEAST_PRECISION || recallOf(heldOut) < LEAST_HELD_OUT_RECALL;
if (fell) print(`FAILED held out: precision below ${LEAST_PRECISION} or recall below ${LEAST_HELD_OUT_RECALL}`);
const wrong = last.wrong.filter(name => !wrongByLabel.includes(name));
const lastFell = wrong.length > 0 || recallOf(last) < LEAST_LAST_RECALL;
if (lastFell) print(`FAILED last round: wrong ${wrong.join('; ')}, or recall below ${LEAST_LAST_RECALL}`);
process.exitCode = Number(fell) + Number(lastFell) + failed.length + confused.length > 0 ? 1 : 0;

function row(score: Score): string {
  const counts = [score.right, score.wrong.length, score.missed.length];
  const [right, wrong, missed] = counts.map((count, at) => String(count).padStart(at === 0 ? 6 : 7));
  return `${score.what.padEnd(34)}${right}${wrong}${missed}   ${precisionOf(score).toFixed(4)}   ${recallOf(score).toFixed(4)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the file of held-out names says of the runs in which nobody had seen them. */
function firstRuns(): readonly string[] {
  const lines = readFileSync('test/quality/held-out.tsv', 'utf8').split('\n');
  return lines.filter(line => / round, /.test(line)).map(line => line.replace('# ', '  '));
}
