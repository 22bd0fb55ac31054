import { normaliseOrganisation } from '../identity/organisation.ts';
import type { SignatureSet } from './types/set.ts';

/** Makers that the data names and that are none of its vendors: suppliers that are offered, and makers that advisories speak of. */
export interface OtherMakers {
  /** What to call a maker, by the normalised key of its name. */
  readonly byName: ReadonlyMap<string, string>;
  /** The same by CPE vendor. */
  readonly byCpe: ReadonlyMap<string, string>;
}

export function buildOtherMakers({ advisories, categories, vendors }: SignatureSet): OtherMakers {
  const makers = advisories.filter(({ vendor }) => vendor === undefined);
  const own = new Set(vendors.map(({ display }) => normaliseOrganisation(display).key));
  const suppliers = categories
    .flatMap(category => category.suppliers.map(({ supplier }) => supplier))
    .filter(name => !own.has(normaliseOrganisation(name).key));
  return {
    byName: new Map([
      ...suppliers.map(name => [normaliseOrganisation(name).key, name] as const),
      ...makers.flatMap(({ display, names }) => names.map(name => [normaliseOrganisation(name).key, display] as const)),
    ]),
    byCpe: new Map(makers.flatMap(({ display, cpe }) => cpe.map(vendor => [vendor, display] as const))),
  };
}
