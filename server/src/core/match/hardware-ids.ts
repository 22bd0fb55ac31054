import type { Claim, Role } from '../model/claim.ts';
import type { Lookups, Table } from '../signatures/lookups.ts';
import { NO_SIGHTINGS, type Sighting, sightingOf } from './sighting.ts';

interface Registry {
  readonly table: (lookups: Lookups) => Table;
  /** Keys under which vendors may stand. */
  readonly keys: (value: string) => readonly string[];
}

const REGISTRIES: Partial<Record<Role, Registry>> = {
  'usb-id': {
    table: lookups => lookups.usb,
    keys: value => vendorHalf(value, /(?:^|usb\W*|vid[_:= ]*)(?:0x)?([0-9a-f]{4})(?![0-9a-f])/i),
  },
  'pci-id': {
    table: lookups => lookups.pci,
    keys: value => vendorHalf(value, /(?:^|pci\W*|ven[_:= ]*|pci:v0000)(?:0x)?([0-9a-f]{4})(?=$|[^0-9a-f]|d0000)/i),
  },
  'fcc-id': { table: lookups => lookups.fcc, keys: granteeCodes },
  pen: { table: lookups => lookups.pen, keys: enterpriseNumber },
};

/** USB and PCI vendor ids, FCC grantee codes and SNMP enterprise numbers: registered to a company by name. */
export function matchHardwareId(claim: Claim, lookups: Lookups): readonly Sighting[] {
  const registry = REGISTRIES[claim.role];
  if (!registry) return NO_SIGHTINGS;
  const table = registry.table(lookups);
  const { role } = claim;
  return registry.keys(claim.value.slice(0, MOST_UNITS).trim()).flatMap(key => {
    const owned = table.get(key);
    if (!owned) return [];
    const limit = role === 'fcc-id' && namesParts(claim) ? 'contained' : undefined;
    return [sightingOf(owned, { claim, tier: 'identifier', signature: `${role}:${key}`, normalised: key, limit })];
  });
}

const MOST_UNITS = 200;

/** Labels of finished products state the modules inside as `Contains FCC ID: …`. */
function namesParts({ value, label = '' }: Claim): boolean {
  return /^\W*contain(?:s|ed|ing)?\b/i.test(value) || /contain/i.test(label);
}

function vendorHalf(value: string, pattern: RegExp): readonly string[] {
  const found = pattern.exec(value)?.[1];
  return found === undefined ? [] : [found.toLowerCase()];
}

/** Several ids may stand in one field. A code that starts with a digit has five characters, any other three. */
function granteeCodes(value: string): readonly string[] {
  const codes = value.split(/[;,|\n]/).flatMap(part => {
    const id = part
      .trim()
      .replace(/^(?:(?:contains|and)\s+)?(?:fcc)?\s*(?:id)?\s*[:#]?\s*/i, '')
      .toLowerCase();
    const code = /^\d/.test(id) ? /^[2-9][a-z0-9]{4}/.exec(id)?.[0] : /^[a-z][a-z0-9]{2}/.exec(id)?.[0];
    return code === undefined ? [] : [code];
  });
  return [...new Set(codes)];
}

/** `39165`, or an object id below `1.3.6.1.4.1`. */
function enterpriseNumber(value: string): readonly string[] {
  const found = /^\.?(?:iso|1)\.3\.6\.1\.4\.1\.(\d+)(?:\.|$)/.exec(value)?.[1] ?? /^\d+$/.exec(value)?.[0];
  return found === undefined ? [] : [found];
}
