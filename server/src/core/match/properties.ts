import type { Claim, Role } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchHardwareId } from './hardware-ids.ts';
import { matchMac } from './mac.ts';
import { matchModel } from './models.ts';
import { NO_SIGHTINGS, type Sighting } from './sighting.ts';

/** Last words of property names that say what the value is. Any other property proves nothing. */
const NAMES: readonly (readonly [RegExp, Role])[] = [
  [
    /(?:^|[^a-z])(?:mac|macs|bssid|hwaddr|hardware[-_ ]?address|physical[-_ ]?address|mac[-_ ]?addr(?:ess(?:es)?)?)(?:[-_:. ]?\d+)?$/i,
    'mac',
  ],
  [/(?:^|[^a-z])fcc[-_ ]?(?:id|identifier)$/i, 'fcc-id'],
  [/(?:^|[^a-z])usb[-_: .]?(?:id|vid|vendor|vendor[-_ ]?id|vid[-_ ]?pid)$/i, 'usb-id'],
  [/(?:^|[^a-z])pci[-_: .]?(?:id|vid|vendor|vendor[-_ ]?id)$/i, 'pci-id'],
  [/(?:^|[^a-z])(?:sys[-_ ]?object[-_ ]?id|enterprise[-_ ]?number|pen)$/i, 'pen'],
  [/(?:^|[^a-z])(?:bluetooth|ble|bt)[-_: .]?(?:company|manufacturer|vendor)(?:[-_ ]?(?:id|code))?$/i, 'bluetooth-id'],
  [/(?:^|[^a-z])(?:pnp|edid)[-_: .]?(?:id|vendor|vendor[-_ ]?id|manufacturer|manufacturer[-_ ]?id)$/i, 'pnp-id'],
  [/(?:^|[^a-z])(?:model|model[-_ ]?(?:number|no|name|id)|part[-_ ]?(?:number|no))$/i, 'model-number'],
];

const known = new Map<string, Role | undefined>();
const MOST_KNOWN = 1000;

/** A property whose name says that its value is a hardware address, a hardware id or a model number. */
export function matchProperty(claim: Claim, lookups: Lookups): readonly Sighting[] {
  if (claim.label === undefined) return NO_SIGHTINGS;
  const role = roleOf(claim.label);
  if (role === undefined) return NO_SIGHTINGS;
  if (role === 'mac') return matchMac(claim, lookups);
  if (role === 'model-number') return matchModel(claim, lookups, false);
  return matchHardwareId({ ...claim, role }, lookups).map(found => ({ ...found, claim }));
}

/** Whether a property of that name is looked at. */
export function propertyMatters(label: string | undefined): boolean {
  return label !== undefined && roleOf(label) !== undefined;
}

function roleOf(label: string): Role | undefined {
  if (!known.has(label)) {
    if (known.size >= MOST_KNOWN) known.clear();
    // CamelCase is cut into words first: `fccId`, `wlanMac`.
    const name = label.slice(-80).replace(/([a-z0-9])([A-Z])/g, '$1-$2');
    known.set(label, NAMES.find(([pattern]) => pattern.test(name))?.[1]);
  }
  return known.get(label);
}
