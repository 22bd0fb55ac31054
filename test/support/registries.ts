import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseOrganisation } from '../../server/src/core/identity/organisation.ts';
import { readName } from '../../server/src/core/match/name-reading.ts';
import type { Lookups } from '../../server/src/core/signatures/lookups.ts';

export const numberRegistries = ['usb', 'pci', 'pen', 'bluetooth', 'pnp'] as const;
export type NumberRegistry = (typeof numberRegistries)[number];

/** A number that a registry gave to somebody, as a Debian package holds it. */
export interface RegistryRow {
  readonly registry: NumberRegistry | 'mac';
  /** As the signature data writes it. */
  readonly value: string;
  readonly registrant: string;
  /** The package. */
  readonly source: string;
}

/** Of whom a row is, by its registrant's name. */
export interface OwnedRow extends RegistryRow {
  readonly vendor: string;
  readonly entity: string;
}

/** The files by package; the packages may be installed, or unpacked below `BOMWARDEN_REGISTRIES`. */
const files = {
  'ieee-data': ['usr/share/ieee-data/oui.csv', 'usr/share/ieee-data/mam.csv', 'usr/share/ieee-data/oui36.csv'],
  'libwireshark-data': ['usr/share/wireshark/manuf', 'usr/share/wireshark/enterprises.tsv'],
  'usb.ids': ['var/lib/usbutils/usb.ids'],
  'pci.ids': ['usr/share/misc/pci.ids'],
  hwdata: ['usr/share/hwdata/pnp.ids'],
  udev: ['lib/udev/hwdb.d/20-bluetooth-vendor-product.hwdb'],
} as const;

const folder = process.env['BOMWARDEN_REGISTRIES'] ?? '/';

/** Packages that are not on this machine. */
export function missingPackages(): readonly string[] {
  return Object.entries(files).flatMap(([name, paths]) =>
    paths.every(path => existsSync(join(folder, path))) ? [] : [name],
  );
}

/** Packages that are on this machine, with the registries of acpi and pci that only give names. */
export function registrants(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const [from, path, row] of NAMES) {
    if (!existsSync(join(folder, path))) continue;
    const names = found.get(from) ?? new Set<string>();
    found.set(from, names);
    for (const line of linesOf(path)) {
      const name = (
        row
          .exec(line)
          ?.slice(1)
          .find(part => part !== undefined) ?? ''
      ).replaceAll('""', '"');
      if (name.trim() !== '') names.add(name.trim().replace(/\s+/g, ' '));
    }
  }
  return new Map([...found].map(([from, names]) => [from, [...names].sort()]));
}

const OF_IEEE = /^(?:MA-[LMS]|IAB),[0-9A-F]+,(?:"((?:[^"]|"")*)"|([^,]*)),/;
const OF_HWDB = /^ ID_(?:OUI|VENDOR)_FROM_DATABASE=(.+)$/;

/** Where names of registrants stand: the package, the file and the row. */
const NAMES: readonly (readonly [string, string, RegExp])[] = [
  ...['oui', 'mam', 'oui36', 'iab'].map(name => ['ieee-data', `usr/share/ieee-data/${name}.csv`, OF_IEEE] as const),
  ...['OUI', 'acpi-vendor', 'bluetooth-vendor-product', 'pci-vendor-model', 'usb-vendor-model'].map(
    name => ['udev', `usr/lib/udev/hwdb.d/20-${name}.hwdb`, OF_HWDB] as const,
  ),
  ['libwireshark-data', 'usr/share/wireshark/manuf', /^[0-9A-F:/]+\s*\t[^\t]*\t(.+)$/],
  ['libwireshark-data', 'usr/share/wireshark/enterprises.tsv', /^[1-9]\d*\s+(.+)$/],
  ['usb.ids', 'var/lib/usbutils/usb.ids', /^[0-9a-f]{4} {2}(.+)$/],
  ['pci.ids', 'usr/share/misc/pci.ids', /^[0-9a-f]{4} {2}(.+)$/],
  ['hwdata', 'usr/share/hwdata/pnp.ids', /^[A-Z]{3}\t(.+)$/],
];

const linesOf = (path: string): readonly string[] => readFileSync(join(folder, path)).toString('utf8').split(/\r?\n/);

/** Every row of every registry. */
export function registryRows(): readonly RegistryRow[] {
  return [
    ...files['ieee-data'].flatMap(ieeeRows),
    ...manufRows(files['libwireshark-data'][0]),
    ...numberRows('pen', 'libwireshark-data', files['libwireshark-data'][1], /^([1-9]\d*)\s+(.+)$/),
    ...numberRows('usb', 'usb.ids', files['usb.ids'][0], /^([0-9a-f]{4})\s+(.+)$/),
    ...productRows(files['usb.ids'][0]),
    ...numberRows('pci', 'pci.ids', files['pci.ids'][0], /^([0-9a-f]{4})\s+(.+)$/),
    ...numberRows('pnp', 'hwdata', files.hwdata[0], /^([A-Z]{3})\s+(.+)$/),
    ...bluetoothRows(files.udev[0]),
  ];
}

function ieeeRows(path: string): readonly RegistryRow[] {
  return linesOf(path).flatMap(line => {
    const found = /^MA-[LMS],([0-9A-F]+),(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(line);
    const registrant = (found?.[2] ?? found?.[3] ?? '').replaceAll('""', '"').trim();
    return found ? [{ registry: 'mac', value: found[1] ?? '', registrant, source: 'ieee-data' } as const] : [];
  });
}

function manufRows(path: string): readonly RegistryRow[] {
  return linesOf(path).flatMap(line => {
    const [prefix = '', , registrant] = line.split('\t');
    const found = /^([0-9A-F:]+)(?:\/(\d+))?\s*$/.exec(prefix);
    if (!found || registrant === undefined) return [];
    const digits = (found[1] ?? '').replaceAll(':', '');
    const value = digits.slice(0, found[2] === undefined ? 6 : Number(found[2]) / 4);
    return [{ registry: 'mac', value, registrant: registrant.trim(), source: 'libwireshark-data' } as const];
  });
}

function numberRows(registry: NumberRegistry, source: string, path: string, row: RegExp): readonly RegistryRow[] {
  const lines = linesOf(path);
  // Behind the vendors the lists of USB and PCI go on with classes.
  const end = lines.findIndex(line => /^C [0-9a-f]{2} /.test(line));
  return lines.slice(0, end < 0 ? undefined : end).flatMap(line => {
    const [, value, registrant] = row.exec(line) ?? [];
    return value === undefined || registrant === undefined
      ? []
      : [{ registry, value, registrant: registrant.trim(), source }];
  });
}

/** Products by the id of their vendor and their own. */
function productRows(path: string): readonly RegistryRow[] {
  const rows: RegistryRow[] = [];
  let vendor: string | undefined;
  for (const line of linesOf(path)) {
    if (/^C [0-9a-f]{2} /.test(line)) break;
    vendor = /^([0-9a-f]{4})\s/.exec(line)?.[1] ?? vendor;
    const [, product, registrant] = /^\t([0-9a-f]{4})\s+(.+)$/.exec(line) ?? [];
    if (vendor === undefined || product === undefined || registrant === undefined) continue;
    rows.push({ registry: 'usb', value: `${vendor}:${product}`, registrant: registrant.trim(), source: 'usb.ids' });
  }
  return rows;
}

function bluetoothRows(path: string): readonly RegistryRow[] {
  const rows: RegistryRow[] = [];
  let value: string | undefined;
  for (const line of linesOf(path)) {
    value = /^bluetooth:v([0-9A-F]{4})\*/.exec(line)?.[1]?.toLowerCase() ?? value;
    const registrant = /^ ID_VENDOR_FROM_DATABASE=(.+)$/.exec(line)?.[1];
    if (value === undefined || registrant === undefined) continue;
    rows.push({ registry: 'bluetooth', value, registrant: registrant.trim(), source: 'udev' });
    value = undefined;
  }
  return rows;
}

/**
 * Rows whose registrant is a company of the data by its whole name; never one that only may relabel, one that only shares
 * a word, or one in another country.
 */
export function ownedRows(rows: readonly RegistryRow[], lookups: Lookups): readonly OwnedRow[] {
  const { names } = lookups;
  return rows.flatMap(row => {
    if (row.value.includes(':')) return productOf(row, lookups);
    if (!names.filter.mayHold(row.registrant)) return [];
    const [hit, ...others] = readName(row.registrant, names);
    if (!hit || others.length > 0 || hit.weak || hit.bracketed || hit.abroad) return [];
    const { alias } = hit;
    const whole = alias.key === normaliseOrganisation(row.registrant).key;
    if (!whole || alias.entity.relation === 'possible-oem') return [];
    return [{ ...row, vendor: alias.vendor, entity: alias.entity.id }];
  });
}

/** `Quectel UC20` under the id of another vendor: the maker and one of its model numbers, and nothing more. */
function productOf(row: RegistryRow, { names, models, usb }: Lookups): readonly OwnedRow[] {
  const [maker = '', ...rest] = row.registrant.split(' ');
  const [hit] = readName(maker, names);
  if (!hit || hit.weak || hit.alias.name.strength !== 'distinctive' || rest.length !== 1) return [];
  const { vendor, entity } = hit.alias;
  const isModel = models.some(one => one.vendor === vendor && one.pattern?.test(rest[0] ?? ''));
  const isOwn = usb.get(row.value.slice(0, 4))?.vendor === vendor;
  return isModel && !isOwn ? [{ ...row, vendor, entity: entity.id }] : [];
}

/** Whether the registrant may be meant by the name: the same, or one that holds the other's first word. */
export function readsLike(registrant: string, vendor: string, lookups: Lookups): boolean {
  return readName(registrant, lookups.names).some(({ alias }) => alias.vendor === vendor);
}
