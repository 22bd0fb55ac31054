import type { Claim, Role } from '../model/claim.ts';
import type { Limit } from '../model/match.ts';
import type { Lookups, Table } from '../signatures/lookups.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

interface Registry {
  readonly table: (lookups: Lookups) => Table;
  /** Keys under which vendors may stand. */
  readonly keys: (value: string) => readonly string[];
}

const REGISTRIES: Partial<Record<Role, Registry>> = {
  'usb-id': {
    table: lookups => lookups.usb,
    keys: usbKeys,
  },
  'pci-id': {
    table: lookups => lookups.pci,
    keys: value => vendorHalf(value, /(?:^|pci\W*|ven[_:= ]*|pci:v0000)(?:0x)?([0-9a-f]{4})(?=$|[^0-9a-f]|d0000)/i),
  },
  'fcc-id': { table: lookups => lookups.fcc, keys: granteeCodes },
  pen: { table: lookups => lookups.pen, keys: enterpriseNumber },
  'bluetooth-id': { table: lookups => lookups.bluetooth, keys: bluetoothCompany },
  'pnp-id': { table: lookups => lookups.pnp, keys: pnpMaker },
};

/** USB and PCI vendor ids, FCC grantee codes and SNMP enterprise numbers: registered to a company by name. */
export function matchHardwareId(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const registry = REGISTRIES[claim.role];
  if (!registry) return NO_HITS;
  const table = registry.table(lookups);
  const { role } = claim;
  return registry.keys(claim.value.slice(0, MOST_UNITS).trim()).flatMap(key => {
    const owned = table.get(key);
    if (!owned) return [];
    const limit = limitOf(claim, key);
    return [hitOf(owned, { claim, tier: 'identifier', signature: `${role}:${key}`, normalised: key, limit })];
  });
}

/** Devices of others advertise the company of their Bluetooth chip or software. */
function limitOf(claim: Claim, key: string): Limit | undefined {
  // Under the id of the maker of its chip, which others have built in too.
  if (key.includes(':')) return 'common-model';
  if (claim.role === 'bluetooth-id') return 'platform';
  return claim.role === 'fcc-id' && namesParts(claim) ? 'contained' : undefined;
}

const MOST_UNITS = 200;

/** Labels of finished products state the modules inside as `Contains FCC ID: …`. */
function namesParts({ value, label = '' }: Claim): boolean {
  return /^\W*contain(?:s|ed|ing)?\b/i.test(value) || /contain/i.test(label);
}

/** The product where it is known by itself, else the vendor: a module may have the id of the maker of its chip. */
function usbKeys(value: string): readonly string[] {
  const found = USB_ID.exec(value);
  const vendor = found?.[1]?.toLowerCase();
  if (vendor === undefined) return [];
  return found?.[2] === undefined ? [vendor] : [`${vendor}:${found[2].toLowerCase()}`, vendor];
}

const USB_ID =
  /(?:^|usb\W*|vid[_:= ]*)(?:0x)?([0-9a-f]{4})(?![0-9a-f])(?:(?:[:&\s]|\s?[&,]?\s?pid[_:= ]*)(?:0x)?([0-9a-f]{4})(?![0-9a-f]))?/i;

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

/** `0x027D`, `027d`, or decimal as phones show it: `637`. */
function bluetoothCompany(value: string): readonly string[] {
  const hex = /^(?:0x([0-9a-f]{1,4})|(0[0-9a-f]{3}|[0-9]*[a-f][0-9a-f]*))$/i.exec(value);
  const digits = hex?.[1] ?? hex?.[2];
  if (digits !== undefined) return digits.length > 4 ? [] : [digits.toLowerCase().padStart(4, '0')];
  const decimal = /^[1-9]\d{0,4}$/.test(value) ? Number(value) : undefined;
  return decimal === undefined || decimal > 0xffff ? [] : [decimal.toString(16).padStart(4, '0')];
}

/** `TMA`, or with the number of a product behind it: `TMA0101`. */
function pnpMaker(value: string): readonly string[] {
  const found = /^([A-Z]{3})(?:[0-9A-F]{4})?$/.exec(value)?.[1];
  return found === undefined ? [] : [found.toLowerCase()];
}

/** `39165`, or an object id below `1.3.6.1.4.1`. */
function enterpriseNumber(value: string): readonly string[] {
  const found = /^\.?(?:iso|1)\.3\.6\.1\.4\.1\.(\d+)(?:\.|$)/.exec(value)?.[1] ?? /^\d+$/.exec(value)?.[0];
  return found === undefined ? [] : [found];
}
