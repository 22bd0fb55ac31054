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
export function propertyRole(name: string, stated: { readonly value: string; readonly length: number }): Role {
  if (stated.length >= 12 && stated.length <= 17) {
    const { value } = stated;
    if (separatedMac.test(value) || (plainMac.test(value) && macName.test(name))) return 'mac';
  }
  const saying = sayingOf(name);
  return saying.length === 0 ? 'property' : (saying.find(each => each.value.test(stated.value))?.role ?? 'property');
}

type Named = (typeof named)[number];
const byName = new Map<string, readonly Named[]>();
const mostKnown = 1000;

/** What the name may say: documents have the same few names again and again. */
function sayingOf(name: string): readonly Named[] {
  const lower = name.toLowerCase();
  const known = byName.get(lower);
  if (known) return known;
  const saying = named.filter(each => each.name.test(lower));
  if (byName.size >= mostKnown) byName.clear();
  byName.set(lower, saying);
  return saying;
}
