import type { Role } from '../model/claim.ts';

const separatedMac = /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;
const plainMac = /^[0-9a-f]{12}$/i;
const macName = /(?:^|[^a-z])(?:mac|bssid)(?:$|[^a-z])|mac-?_?addr/i;
const busId = /^(?:0x)?[0-9a-f]{4}(?::(?:0x)?[0-9a-f]{4}){0,3}$/i;

/** Property names, in lower case, whose values identify by themselves; the last word of the name decides. */
const named: readonly { readonly name: RegExp; readonly value: RegExp; readonly role: Role }[] = [
  { name: /(?:^|[^a-z])usb[-_.: ]?(?:id|vid|vendor[-_. ]?id|vid[-_.:]?pid)$/, value: busId, role: 'usb-id' },
  { name: /(?:^|[^a-z])pci[-_.: ]?(?:id|vendor[-_. ]?id|subsystem[-_. ]?id)$/, value: busId, role: 'pci-id' },
  { name: /(?:^|[^a-z])fcc[-_.: ]?id$/, value: /^[0-9a-z-]{4,20}$/i, role: 'fcc-id' },
  { name: /(?:^|[^a-z])(?:pen|enterprise[-_. ]?number)$/, value: /^\d{1,10}$/, role: 'pen' },
  {
    name: /(?:^|[^a-z])(?:model|model[-_. ]?(?:number|no|name|id)|part[-_. ]?(?:number|no))$/,
    value: /\S/,
    role: 'model-number',
  },
];

/** What a free property says of its component: an identifier where name and value leave no doubt, else a mention. */
export function propertyRole(name: string, value: string): Role {
  if (value.length <= 17 && (separatedMac.test(value) || (plainMac.test(value) && macName.test(name)))) return 'mac';
  const lower = name.toLowerCase();
  return named.find(each => each.name.test(lower) && each.value.test(value))?.role ?? 'property';
}
