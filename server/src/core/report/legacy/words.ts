import type { Report } from '../model.ts';
import type { Consequence, Demand, LegacyReview, LegacyRow } from './rollup.ts';

export const consequenceWords: Readonly<Record<Consequence, string>> = {
  'may-not-stay': 'may not stay in use',
  restricted: 'use is restricted',
  'cannot-determine': 'cannot be determined',
  'advised-against': 'use is advised against',
  'purchase-only': 'buying is restricted; nothing found on keeping',
};

/** What has to become of the devices of a row, in a few words. */
export function whatWords({ demands, waiver }: LegacyRow): string {
  const [first] = demands;
  if (waiver) return `waived until ${waiver.expires}`;
  if (!first) return 'nothing found that binds';
  return first.from === null ? consequenceWords[first.consequence] : `${consequenceWords[first.consequence]} later`;
}

/**
 * By when. What is not known is told apart from what is known not to exist.
 * @param asOf the day of the review
 */
export function whenWords({ demands }: LegacyRow, asOf: string): string {
  const [first] = demands;
  if (!first || first.consequence === 'purchase-only') return '';
  const { deadline, from } = first;
  if (from !== null) return `from ${from} on`;
  if (deadline === 'none-published') return 'no deadline published';
  if (deadline === 'unknown') return 'no deadline known';
  return deadline.by < asOf ? `was due by ${deadline.by}` : `by ${deadline.by}`;
}

/** `the statement of 27 June 2025 (announced; no legal text found)`, and how many more say the same. What is law in force needs no word. */
export function underWords({ demands }: LegacyRow): string {
  const [first] = demands;
  if (!first) return '';
  const same = new Set(demands.filter(({ consequence }) => consequence === first.consequence).map(nameOf));
  same.delete(nameOf(first));
  const more = same.size === 0 ? '' : ` and ${same.size} more`;
  const status = first.status === 'in-force' ? '' : ` (${first.statusText})`;
  return `${first.instrumentName}${status}${more}${first.whom === null ? '' : `, for ${first.whom}`}`;
}

function nameOf({ instrument }: Demand): string {
  return instrument;
}

/** `in-service 10, being-replaced 2 (planned by 2026-12-01)`. */
export function statusWords({ statuses, replacements }: LegacyRow): string {
  const states = statuses.map(({ status, quantity }) => `${status ?? 'not stated'} ${quantity}`);
  const plans = replacements.map(({ by, quantity }) => `${quantity} to be replaced by ${by}`);
  return [...states, ...plans].join(', ');
}

export function deviceWords({ vendorName, model, within }: LegacyRow): string {
  const name = model === null ? `${vendorName} device without a model` : `${vendorName}: ${model}`;
  return within === null ? name : `${name} in ${within}`;
}

/** The first line: how many devices are there, how many no longer or not yet. */
export function legacyLine({ contexts, tool }: Report, { rows, inPlace, removed, planned }: LegacyReview): string {
  const sites = new Set(rows.map(({ site }) => site)).size;
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  const whom = profiles.length === 0 ? 'no profile chosen' : `for ${profiles.join(', ')}`;
  const apart = `${removed} removed and ${planned} planned are not counted`;
  return (
    `${count(inPlace, 'item')} of marked vendors in place at ${count(sites, 'site')}, ${whom}, as of ` +
    `${contexts[0]?.asOf ?? 'no day'} (signatures of ${tool.signatures.date}); ${apart}`
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
