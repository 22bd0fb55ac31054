import type { Provenance } from '../types/fact.ts';
import type { Entity } from '../types/vendor.ts';
import type { PolicySource } from './policy.ts';

const head = ['vendor', 'entity', 'relation', 'kind', 'value', 'as_of', 'confidence', 'unverified', 'sources'];

/** Every name and identifier with what it stands on, for tools and people of any kind. RFC 4180. */
export function csvSignatures({ set, vendors }: PolicySource): string {
  const rows = vendors.flatMap(vendor => {
    const entities = new Map(vendor.entities.map(entity => [entity.id, entity]));
    const { cpe, domains, usb, pci, fcc, pen, purl, mac } = vendor.identifiers;
    const row = (entity: Entity | undefined, kind: string, value: string, provenance: Provenance) =>
      rowOf(vendor.id, entity, kind, value, provenance, address);
    return [
      ...vendor.entities.flatMap(entity =>
        entity.names.map(name =>
          row(entity, name.strength === 'line' ? 'product line' : 'name', name.value, name.provenance),
        ),
      ),
      ...Object.entries({ cpe, domain: domains, usb, pci, fcc, pen }).flatMap(([kind, list]) =>
        list.map(({ value, entity, provenance }) => row(entities.get(entity), kind, value, provenance)),
      ),
      ...purl.map(({ type, namespace, name, entity, provenance }) =>
        row(entities.get(entity), 'purl', [`pkg:${type}`, namespace, name].filter(part => part).join('/'), provenance),
      ),
      ...mac.flatMap(({ prefixes, entity, provenance }) =>
        prefixes.map(prefix => row(entities.get(entity), 'mac', prefix, provenance)),
      ),
    ];
  });
  return [head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('');

  function address(id: string): string {
    return set.sources[id]?.url || id;
  }
}

function rowOf(
  vendor: string,
  entity: Entity | undefined,
  kind: string,
  value: string,
  { asOf, confidence, unverified, sources }: Provenance,
  address: (id: string) => string,
): readonly string[] {
  const cited = sources.map(address).join(' ');
  return [
    vendor,
    entity?.id ?? '',
    entity?.relation ?? '',
    kind,
    value,
    asOf,
    confidence,
    unverified ? 'yes' : '',
    cited,
  ];
}

function cell(text: string): string {
  const inert = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
