import { matchBom } from '../../server/src/core/match/index.ts';
import { matchName } from '../../server/src/core/match/names.ts';
import type { Claim } from '../../server/src/core/model/claim.ts';
import type { Component } from '../../server/src/core/model/component.ts';
import { buildLookups, type Lookups } from '../../server/src/core/signatures/lookups.ts';
import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';
import type { Name } from '../../server/src/core/signatures/types/vendor.ts';
import { bom, component } from '../support/bom.ts';
import { signatures } from '../support/signatures.ts';
import { smallSet } from '../support/small-set.ts';

/** Figures of matching: a million different names against few and many aliases, a large document, and a cold start. */
export function benchMatching(print: (line: string) => void): void {
  print(coldStart());
  print(largeDocument());
  const [few, many] = million(withAliases(200), withAliases(20_000));
  const factor = (many / few).toFixed(2);
  print(`match: 1,000,000 names, 200 aliases ${few.toFixed(0)} ms, 20,000 aliases ${many.toFixed(0)} ms: ${factor}x`);
}

function coldStart(): string {
  const set = signatures();
  const start = performance.now();
  const lookups = buildLookups(set);
  const { names, cpe, domains, purls } = lookups;
  const took = performance.now() - start;
  return `match: lookups of ${set.vendors.length} vendors ${took.toFixed(1)} ms (${names.whole.size} names, ${cpe.size} CPE vendors, ${domains.size} domains, ${purls.exact.size} packages)`;
}

const WORDS =
  'nova stream delta harbor pixel quartz lumen orbit cedar falcon granite meadow copper signal vertex'.split(' ');
const TRADES = ['Technology Co., Ltd.', 'Systems Inc.', 'GmbH', 'Electronics Corp.', 'Software LLC', 'Networks B.V.'];

/** Different for every number, of words as they stand in names. */
function companyName(number: number): string {
  const word = WORDS[number % WORDS.length] as string;
  return `${word} ${number.toString(36)}${WORDS[(number * 7) % WORDS.length]} ${TRADES[number % TRADES.length]}`;
}

function withAliases(count: number): Lookups {
  const [vendor] = smallSet.vendors;
  const [entity] = vendor?.entities ?? [];
  if (!vendor || !entity) throw new Error('the hand-written signatures have a vendor');
  const { provenance } = entity;
  const names: Name[] = Array.from({ length: count }, (_, number) => {
    const strength = (['distinctive', 'exact', 'exact'] as const)[number % 3] ?? 'exact';
    return { value: companyName(10_000_000 + number), kind: 'legal', strength, provenance };
  });
  const set: SignatureSet = { ...smallSet, vendors: [{ ...vendor, entities: [{ ...entity, names }] }] };
  return buildLookups(set);
}

/** The best of five rounds each, in turn, so that a busy machine slows both alike. */
function million(few: Lookups, many: Lookups): readonly [number, number] {
  const values = Array.from({ length: 1_000_000 }, (_, number) => companyName(number));
  const claims: Claim[] = values.map(value => ({ role: 'supplier', value, span: { start: 0, end: value.length } }));
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 5; round++) {
    best[0] = Math.min(best[0], timeOf(claims, few));
    best[1] = Math.min(best[1], timeOf(claims, many));
  }
  return best;
}

function timeOf(claims: readonly Claim[], lookups: Lookups): number {
  const start = performance.now();
  let found = 0;
  for (const claim of claims) found += matchName(claim, lookups).length;
  if (found > 0) throw new Error('none of these names is an alias');
  return performance.now() - start;
}

function largeDocument(): string {
  const lookups = buildLookups(signatures());
  const document = bom(...Array.from({ length: 12_000 }, (_, number) => library(number)));
  const taken = Array.from({ length: 7 }, () => {
    const start = performance.now();
    matchBom(document, lookups, '2026-11-22');
    return performance.now() - start;
  });
  return `match: 12,000 components of 7 claims ${taken[0]?.toFixed(1)} ms the first time, ${Math.min(...taken).toFixed(1)} ms at best`;
}

function library(number: number): Component {
  const name = `${WORDS[number % WORDS.length]}-${number}`;
  return component([
    `supplier: ${number % 1000 === 7 ? 'Hangzhou Hikvision Digital Technology Co., Ltd.' : companyName(number % 300)}`,
    `author: ${companyName(number)}`,
    `group: org.${WORDS[number % WORDS.length]}`,
    `purl: pkg:maven/org.${WORDS[number % WORDS.length]}/${name}@1.${number}.0?type=jar`,
    `cpe: cpe:2.3:a:${name}:${name}:1.0:*:*:*:*:*:*:*`,
    `url: https://www.${WORDS[number % WORDS.length]}.example/${name}`,
    `description: The ${name} component`,
  ]);
}
