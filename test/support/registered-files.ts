import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';
import { type NumberRegistry, numberRegistries, type OwnedRow } from './registries.ts';

/** Where each registry was read, as sources.yaml knows it, and of which day it is. */
const SOURCES: Readonly<Record<NumberRegistry | 'mac', readonly [source: string, asOf: string]>> = {
  usb: ['USBIDS', '2025-07-26'],
  pci: ['PCIIDS', '2023-04-11'],
  pen: ['IEEE-DEB', '2024-08-25'],
  bluetooth: ['UDEV-BLUETOOTH', '2025-06-26'],
  pnp: ['HWDATA-PNP', '2023-03-02'],
  mac: ['IEEE-DEB', '2024-08-25'],
};

/** The files of numbers and of address blocks that the rows make, by path below `signatures/`. What `set` has is left out. */
export function registeredFiles(rows: readonly OwnedRow[], set: SignatureSet): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const registry of numberRegistries) {
    const known = new Set(set.vendors.flatMap(({ identifiers }) => identifiers[registry].map(({ value }) => value)));
    const own = unique(rows.filter(row => row.registry === registry && !known.has(row.value)));
    if (own.length > 0) texts.set(`registered/${registry}.yaml`, numbersText(registry, own));
  }
  const known = new Set([
    ...set.vendors.flatMap(({ identifiers }) => identifiers.mac.flatMap(({ prefixes }) => prefixes)),
    ...set.otherRegistrants.flatMap(({ prefixes }) => prefixes),
  ]);
  const blocks = unique(rows.filter(row => row.registry === 'mac' && !known.has(row.value)));
  if (blocks.length > 0) texts.set('mac/registered.yaml', blocksText(blocks));
  return texts;
}

function unique(rows: readonly OwnedRow[]): readonly OwnedRow[] {
  const byValue = new Map(rows.map(row => [row.value, row]));
  return [...byValue.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

function head(registry: NumberRegistry | 'mac', schema: string): string {
  const [source, asOf] = SOURCES[registry];
  return `# yaml-language-server: $schema=../schema/${schema}.json
# Written by "npm run identifiers" from the registries that Debian packages; a company is found by its whole name.
sources: [${source}]
asOf: ${asOf}
confidence: high
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function numbersText(registry: NumberRegistry, rows: readonly OwnedRow[]): string {
  const lines = rows.map(
    ({ value, registrant, entity }) =>
      `  - { value: ${quoted(value)}, registrant: ${quoted(registrant)}, entity: ${entity} }\n`,
  );
  return `${head(registry, 'registered')}registry: ${registry}\nnumbers:\n${lines.join('')}`;
}

function blocksText(rows: readonly OwnedRow[]): string {
  const entities = [...new Set(rows.map(({ entity }) => entity))].sort();
  const registrations = entities.map(entity => {
    const own = rows.filter(row => row.entity === entity);
    const registrants = [...new Set(own.map(({ registrant }) => registrant))].sort();
    const names = registrants.map(name => `      - ${quoted(name)}\n`).join('');
    const prefixes = own.map(({ value }) => value).join(' ');
    return `  - entity: ${entity}\n    registrants:\n${names}    prefixes: |\n      ${prefixes}\n`;
  });
  return `${head('mac', 'mac')}\nregistrations:\n${registrations.join('')}`;
}
