import { matchBom } from '../../server/src/core/match/index.ts';
import type { Tier } from '../../server/src/core/model/claim.ts';
import type { Match } from '../../server/src/core/model/match.ts';
import type { Lookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../support/bom.ts';
import type { Labelled } from './labelled.ts';
import { spellings } from './spellings.ts';

/** What matching said of labelled values of one kind. */
export interface Score {
  readonly what: string;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export const precisionOf = ({ right, wrong }: Score): number =>
  right + wrong.length === 0 ? 1 : right / (right + wrong.length);
export const recallOf = ({ right, missed }: Score): number =>
  right + missed.length === 0 ? 1 : right / (right + missed.length);

export const LEAST_PRECISION = 0.995;
export const LEAST_RECALL = 0.98;

/** The scores below the floors. */
export function failing(scores: readonly Score[]): readonly Score[] {
  return scores.filter(score => precisionOf(score) < LEAST_PRECISION || recallOf(score) < LEAST_RECALL);
}

/** For names that were held out: recall is what it came to, so that it does not fall. */
export const LEAST_HELD_OUT_RECALL = 0.99;

/** The same for the last round. */
export const LEAST_LAST_RECALL = 0.94;

/** What is wrong by its label alone: the name is that of two vendors, or of a company that a list names beside its group. Labels stay. */
export const wrongByLabel: readonly string[] = [
  'supplier: Huawei/Honor as honor by name:Honor',
  'supplier: 成都卫士通信息产业股份有限公司 as cetc-cyberspace-security by name:成都卫士通信息产业股份有限公司',
];

export function scoreHeldOut(values: readonly Labelled[], lookups: Lookups, asOf: string): Score {
  return score('names that were held out', values, lookups, asOf);
}

const TIERS: readonly Tier[] = ['stated', 'identifier', 'origin'];

/** One score per tier of the role in which the value was stated: every value on a device of its own. */
export function scoreTiers(values: readonly Labelled[], lookups: Lookups, asOf: string): readonly Score[] {
  return TIERS.map(tier =>
    score(
      tier,
      values.filter(({ role }) => tierOfRole(role) === tier),
      lookups,
      asOf,
    ),
  );
}

/** Every name in every spelling: one score per spelling. */
export function scoreSpellings(values: readonly Labelled[], lookups: Lookups, asOf: string): readonly Score[] {
  const names = values.filter(({ role }) => role === 'supplier');
  return Object.entries(spellings).map(([what, respell]) => {
    const respelt = names.map(one => ({ ...one, value: respell(one.value) }));
    return score(`spelling: ${what}`, respelt, lookups, asOf);
  });
}

/** Everything that the data says belongs to somebody else, in every role it could stand in. Must find nothing. */
export function confusablesFound(lookups: Lookups, asOf: string): readonly string[] {
  const values = lookups.set.vendors.flatMap(({ id, confusables }) => confusables.map(({ value }) => ({ id, value })));
  return values.flatMap(({ id, value }) => {
    const named = { value, span: { start: 0, end: value.length } };
    const claims = ['supplier', 'manufacturer', 'author', 'group', 'model-number', 'description'].map(
      role => `${role}: ${value}`,
    );
    const packages = [
      `purl: pkg:npm/${value}/core@1`,
      `purl: pkg:npm/${value}@1`,
      `cpe: cpe:2.3:a:${value}:${value}:1:*:*:*:*:*:*:*`,
    ];
    const found = matchBom(bom(component([...claims, ...packages], { kind: 'device', name: named })), lookups, asOf);
    return found
      .filter(({ vendor }) => vendor === id)
      .map(({ evidence }) => `${value} for ${id} by ${evidence[0].signature}`);
  });
}

function score(what: string, values: readonly Labelled[], lookups: Lookups, asOf: string): Score {
  let right = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const { role, value, vendor } of values) {
    const matches = matchBom(bom(component([`${role}: ${value}`], { kind: 'device' })), lookups, asOf);
    const marks = matches.filter(marksStrongly);
    if (vendor !== undefined && matches.some(match => match.vendor === vendor)) right++;
    else if (vendor !== undefined) missed.push(`${role}: ${value} (${vendor})`);
    for (const mark of marks) {
      if (mark.vendor !== vendor) wrong.push(`${role}: ${value} as ${mark.vendor} by ${mark.evidence[0].signature}`);
    }
  }
  return { what, right, wrong, missed };
}

function marksStrongly({ ceiling }: Match): boolean {
  return ceiling === 'error' || ceiling === 'warning';
}

function tierOfRole(role: Labelled['role']): Tier {
  if (role === 'supplier') return 'stated';
  return role === 'url' ? 'origin' : 'identifier';
}
