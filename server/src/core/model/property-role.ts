import type { Role } from './claim.ts';

/** What the value of a free property may be by the property's name: the one table, for reading and for matching. */
export type PropertyRole = Extract<
  Role,
  'mac' | 'fcc-id' | 'usb-id' | 'pci-id' | 'pen' | 'bluetooth-id' | 'pnp-id' | 'model-number'
>;

/** The last words of names, in lower case, with `-` where words may be parted by anything or by nothing. */
const lastWords: readonly (readonly [PropertyRole, string])[] = [
  ['mac', 'mac|macs|bssid|hwaddr|hardware-address|physical-address|mac-addr(?:ess(?:es)?)?'],
  ['fcc-id', 'fcc-(?:id|identifier)'],
  ['usb-id', 'usb-(?:id|vid|vendor|vendor-id|vid-pid)'],
  ['pci-id', 'pci-(?:id|vid|vendor|vendor-id|subsystem-id)'],
  ['pen', 'sys-object-id|enterprise-number|pen'],
  ['bluetooth-id', '(?:bluetooth|ble|bt)-(?:company|manufacturer|vendor)(?:-(?:id|code))?'],
  ['pnp-id', '(?:pnp|edid)-(?:id|vendor|vendor-id|manufacturer|manufacturer-id)'],
  ['model-number', 'model|model-(?:number|no|name|id)|part-(?:number|no)'],
];

const table = lastWords.map(
  ([role, words]) =>
    [
      role,
      // Several addresses of one device are numbered.
      new RegExp(`(?:^|[^a-z])(?:${words.replaceAll('-', '[-_.: ]?')})${role === 'mac' ? '(?:[-_:. ]?\\d+)?' : ''}$`),
    ] as const,
);

const known = new Map<string, PropertyRole | undefined>();
const mostKnown = 1000;

/** Undefined for any other name: its value proves nothing. Documents have the same few names again and again. */
export function roleOfProperty(name: string): PropertyRole | undefined {
  if (!known.has(name)) {
    if (known.size >= mostKnown) known.clear();
    // CamelCase is cut into words first: `fccId`, `wlanMac`.
    const words = name
      .slice(-80)
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase();
    known.set(name, table.find(([, pattern]) => pattern.test(words))?.[0]);
  }
  return known.get(name);
}
