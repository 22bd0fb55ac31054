import { normaliseOrganisation } from '../identity/organisation.ts';
import type { ComparedName, Entity, MacIdentifier, Name, Vendor } from './types.ts';

/**
 * Works out at build time how the names of a vendor are compared, and adds the spellings under which registries of
 * address blocks write its companies.
 */
export function prepareNames(vendor: Vendor): Vendor {
  return {
    ...vendor,
    entities: vendor.entities.map(entity => prepareEntity(entity, vendor.identifiers.mac)),
    confusables: vendor.confusables.map(one => ({ ...one, compared: compare(one.value) })),
  };
}

function prepareEntity(entity: Entity, blocks: readonly MacIdentifier[]): Entity {
  const names = entity.names.map(name => ({ ...name, compared: compare(name.value) }));
  const known = new Set(names.map(({ compared }) => compared.key));
  const registered: Name[] = [];
  for (const { registrants, provenance } of blocks.filter(block => block.entity === entity.id)) {
    for (const value of registrants) {
      const compared = compare(value);
      if (known.has(compared.key)) continue;
      known.add(compared.key);
      registered.push({ value, kind: 'legal', strength: 'exact', provenance, compared });
    }
  }
  return { ...entity, names: [...names, ...registered] };
}

function compare(value: string): ComparedName {
  const { key, squashed, form } = normaliseOrganisation(value);
  return { key, squashed, form };
}
