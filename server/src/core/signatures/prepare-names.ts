import { comparedOf, toCompared } from './compared.ts';
import type { MacIdentifier } from './types/identifiers.ts';
import type { Entity, Name, Vendor } from './types/vendor.ts';

/**
 * Works out at build time how the names of a vendor are compared, and adds the spellings under which registries of
 * address blocks write its companies.
 */
export function prepareNames(vendor: Vendor): Vendor {
  return {
    ...vendor,
    entities: vendor.entities.map(entity => prepareEntity(entity, vendor.identifiers.mac)),
    confusables: vendor.confusables.map(one => ({ ...one, compared: toCompared(one.value) })),
  };
}

function prepareEntity(entity: Entity, blocks: readonly MacIdentifier[]): Entity {
  const names = entity.names.map(name => ({ ...name, compared: toCompared(name.value) }));
  const known = new Set(names.map(name => comparedOf(name).key));
  const registered: Name[] = [];
  for (const { registrants, provenance } of blocks.filter(block => block.entity === entity.id)) {
    for (const value of registrants) {
      const compared = toCompared(value);
      const { key } = comparedOf({ value, compared });
      if (known.has(key)) continue;
      known.add(key);
      registered.push({ value, kind: 'legal', strength: 'exact', provenance, compared });
    }
  }
  return { ...entity, names: [...names, ...registered] };
}
