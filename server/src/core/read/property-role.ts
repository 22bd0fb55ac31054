import type { Role } from '../model/claim.ts';
import { type PropertyRole, roleOfProperty } from '../model/property-role.ts';
import { TapeText } from '../syntax/tape-text.ts';

const separatedMac = /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;
const plainMac = /^[0-9a-f]{12}$/i;
const macName = /(?:^|[^a-z])(?:mac|bssid)(?:$|[^a-z])|mac-?_?addr/i;
const busId = /^(?:0x)?[0-9a-f]{4}(?::(?:0x)?[0-9a-f]{4}){0,3}$/i;

/** What a value of each role looks like beyond doubt; an address shows what it is by itself. */
const values: Readonly<Record<Exclude<PropertyRole, 'mac'>, RegExp>> = {
  'usb-id': busId,
  'pci-id': busId,
  'fcc-id': /^[0-9a-z-]{4,20}$/i,
  pen: /^(?:\.?1\.3\.6\.1\.4\.1\.\d[\d.]{0,60}|\d{1,10})$/,
  'bluetooth-id': /^(?:0x)?[0-9a-f]{1,4}$/i,
  'pnp-id': /^[A-Z]{3}(?:[0-9A-F]{4})?$/,
  'model-number': /\S/,
};

/** What a free property says of its component: an identifier where name and value leave no doubt, else a mention. */
export function propertyRole(name: string, stated: { readonly value: string; readonly length: number }): Role {
  const role = roleOfProperty(name);
  if (stated.length >= 12 && stated.length <= 17) {
    const { value } = stated;
    if (separatedMac.test(value) || (plainMac.test(value) && (role === 'mac' || macName.test(name)))) return 'mac';
  }
  return role !== undefined && role !== 'mac' && values[role].test(stated.value) ? role : 'property';
}

/** The same of a text that still stands on its tape. */
export function textRole(name: string, { tape, node }: TapeText): Role {
  return tape.answer(node, (its, at) => propertyRole(name, new TapeText(its, at)));
}
