import type { Claim, Role } from '../model/claim.ts';
import type { Lookups, Table } from '../signatures/lookups.ts';
import { NO_SIGHTINGS, type Sighting, sightingOf } from './sighting.ts';

interface Registry {
  readonly table: (lookups: Lookups) => Table;
  /** Keys under which the vendor may stand, the most likely first. */
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
  for (const key of registry.keys(claim.value.slice(0, 200).trim())) {
    const owned = table.get(key);
    if (owned)
      return [sightingOf(owned, { claim, tier: 'identifier', signature: `${claim.role}:${key}`, normalised: key })];
  }
  return NO_SIGHTINGS;
}

function vendorHalf(value: string, pattern: RegExp): readonly string[] {
  const found = pattern.exec(value)?.[1];
  return found === undefined ? [] : [found.toLowerCase()];
}

/** A code that starts with a digit has five characters, any other three. */
function granteeCodes(value: string): readonly string[] {
  const id = value.replace(/^(?:contains\s+)?fcc\s*(?:id)?\s*[:#]?\s*/i, '').toLowerCase();
  const code = /^\d/.test(id) ? /^[2-9][a-z0-9]{4}/.exec(id)?.[0] : /^[a-z][a-z0-9]{2}/.exec(id)?.[0];
  return code === undefined ? [] : [code];
}

/** `39165`, or an object id below `1.3.6.1.4.1`. */
function enterpriseNumber(value: string): readonly string[] {
  const found = /^\.?(?:iso|1)\.3\.6\.1\.4\.1\.(\d+)(?:\.|$)/.exec(value)?.[1] ?? /^\d+$/.exec(value)?.[0];
  return found === undefined ? [] : [found];
}
