import type { SignatureSet } from '../types/set.ts';
import type { Vendor } from '../types/vendor.ts';

/** What another tool's policy is made from: the signatures, and the vendors it is to speak of. */
export interface PolicySource {
  readonly set: SignatureSet;
  readonly vendors: readonly Vendor[];
  /** `for ca-federal as of 2026-11-22`, or whatever else chose the vendors: told in the policy. */
  readonly chosenBy: string;
}

/** What no other tool can be told, and a reader must know before trusting its answer. */
export const lost =
  'Made by bomwarden. Laws, parties, days and evidence tiers are lost in this form: read a hit as a question, not as a verdict.';

/** Names that mean the vendor wherever they stand whole: those of today's group, without possible relabels and weak words. */
export function namesOf(vendor: Vendor): readonly string[] {
  const own = vendor.entities.filter(entity => entity.relation !== 'possible-oem' && entity.until === undefined);
  const names = own.flatMap(entity =>
    entity.names.filter(name => name.strength !== 'weak' && name.strength !== 'line').map(({ value }) => value),
  );
  return [...new Set(names)].sort();
}

/** CPE vendors, lower case. */
export function cpeVendorsOf(vendor: Vendor): readonly string[] {
  return [...new Set(vendor.identifiers.cpe.map(({ value }) => value))].sort();
}

export interface PackageName {
  readonly type: string;
  readonly namespace: string | undefined;
  /** Undefined: every package of the namespace. */
  readonly name: string | undefined;
}

/** Packages that are the vendor's products; open source that a vendor gives away is authorship and stays out. */
export function packagesOf(vendor: Vendor): readonly PackageName[] {
  return vendor.identifiers.purl
    .filter(({ use }) => use === 'product')
    .map(({ type, namespace, name }) => ({ type, namespace, name }));
}
