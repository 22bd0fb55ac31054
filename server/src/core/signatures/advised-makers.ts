import { normaliseOrganisation } from '../identity/organisation.ts';
import type { Advisory } from './types/advisory.ts';

/** The makers whose devices the advisories speak of. */
export interface AdvisedMakers {
  /** By vendor id. */
  readonly byVendor: ReadonlyMap<string, readonly Advisory[]>;
  /** By CPE vendor. */
  readonly byCpe: ReadonlyMap<string, readonly Advisory[]>;
  /** By the normalised key of a name. */
  readonly byName: ReadonlyMap<string, readonly Advisory[]>;
}

export function buildAdvisedMakers(advisories: readonly Advisory[]): AdvisedMakers {
  return {
    byVendor: group(advisories, ({ vendor }) => (vendor === undefined ? [] : [vendor])),
    byCpe: group(advisories, ({ cpe }) => cpe),
    byName: group(advisories, ({ names }) => names.map(name => normaliseOrganisation(name).key)),
  };
}

function group(
  advisories: readonly Advisory[],
  keys: (advisory: Advisory) => readonly string[],
): Map<string, Advisory[]> {
  const groups = new Map<string, Advisory[]>();
  for (const advisory of advisories) {
    for (const key of keys(advisory)) {
      const list = groups.get(key);
      if (list) list.push(advisory);
      else groups.set(key, [advisory]);
    }
  }
  return groups;
}

/** Model numbers of advisories as patterns, each compiled once. The signature compiler has checked them; they are matched at the beginning of a model number. */
export function modelPatterns(): (models?: string) => RegExp {
  const patterns = new Map<string, RegExp>();
  return (models = '') => {
    let pattern = patterns.get(models);
    if (!pattern) patterns.set(models, (pattern = new RegExp(`^(?:${models})`, 'i')));
    return pattern;
  };
}
