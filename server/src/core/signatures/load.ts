import type { Provenance } from './types/fact.ts';
import type { SignatureSet } from './types/set.ts';

/** Names make up most of the data and share a few hundred provenances: the text has each of those once. */
interface Stored {
  readonly provenances?: readonly Provenance[];
}

/** The text of a set that `loadSignatures` reads: a third shorter than the set as JSON, and read in less time. */
export function storeSignatures(set: SignatureSet): string {
  const places = new Map<string, number>();
  const provenances: Provenance[] = [];
  const placeOf = (provenance: Provenance): number => {
    const key = JSON.stringify(provenance);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, provenances.length);
    return provenances.push(provenance) - 1;
  };
  const vendors = set.vendors.map(vendor => ({
    ...vendor,
    entities: vendor.entities.map(entity => ({
      ...entity,
      names: entity.names.map(name => ({ ...name, provenance: placeOf(name.provenance) })),
    })),
  }));
  return JSON.stringify({ ...set, vendors, provenances });
}

/**
 * The set from its compiled JSON text, which a build made and checked. Throws where the text is something else: without
 * signatures there is no review, and an empty set would call everything unmarked.
 */
export function loadSignatures(json: string): SignatureSet {
  const stored = JSON.parse(json) as (Partial<SignatureSet> & Stored) | null;
  if (stored?.schemaVersion !== 1 || !Array.isArray(stored.vendors) || !Array.isArray(stored.instruments)) {
    throw new Error('This is not compiled signature data of schema version 1.');
  }
  const { provenances, ...set } = stored;
  if (provenances) restore(set as SignatureSet, provenances);
  return set as SignatureSet;
}

/** Puts the provenance itself into each name, in the objects that were just read and that nobody else has. */
function restore({ vendors }: SignatureSet, provenances: readonly Provenance[]): void {
  for (const { entities } of vendors) {
    for (const { names } of entities) {
      for (const name of names as readonly { provenance: Provenance | number | undefined }[]) {
        if (typeof name.provenance === 'number') name.provenance = provenances[name.provenance];
      }
    }
  }
}
