import type { Role } from '../../../model/claim.ts';
import { fileLabel } from '../../firmware/declared.ts';
import { type Fields, fieldsOf, passed, readEach, readObject } from '../../members.ts';
import {
  type DeviceContext,
  type DeviceField,
  inside,
  model,
  name,
  organisation,
  partNumber,
  ref,
  site,
  startDevice,
  type Target,
  text,
  textOf,
  version,
} from '../decode.ts';
import { deviceStatus, statedDate } from '../status.ts';
import type { deviceShape, firmwareShape, identifiersShape, networkShape, partyShape } from './shape.ts';

interface Party extends Target {
  readonly role: Role;
  readonly label: string | undefined;
}

const partyFields = fieldsOf<DeviceContext, Party, typeof partyShape.fields>({
  name: (context, party) => organisation(party.role, party.label)(context, party),
  aliases: (context, party) => readEach(context.cursor, () => organisation(party.role, 'alias')(context, party)),
  country: passed,
  url: text('url'),
  pen: text('pen'),
  parent: (context, party) => organisation(party.role, 'parent company')(context, party),
});

/** A party is a plain name or an object that says more of it. */
function party(role: Role, label?: string): DeviceField {
  return (context, target) => {
    const before = target.component.claims.length;
    if (!readObject(context, partyFields, { ...target, role, label })) organisation(role, label)(context, target);
    if (role !== 'manufacturer') return;
    const stated = target.component.claims.slice(before).find(each => each.role === role);
    if (stated && label === undefined) target.device.manufacturer = stated;
    else target.device.manufacturer ??= stated;
  };
}

function each(field: DeviceField): DeviceField {
  return (context, target) => readEach(context.cursor, () => field(context, target));
}

const firmwareFields = fieldsOf<DeviceContext, Target, typeof firmwareShape.fields>({
  name: passed,
  version,
  build: passed,
  released: passed,
  file: text('property', fileLabel),
  sha256: text('hash', 'SHA-256'),
  sbom: passed,
});

const networkFields = fieldsOf<DeviceContext, Target, typeof networkShape.fields>({
  mac: each(text('mac')),
  hostnames: passed,
  cloud: each(text('url', 'cloud')),
  streams: each(text('stream')),
  exposure: passed,
});

const identifierFields = fieldsOf<DeviceContext, Target, typeof identifiersShape.fields>({
  cpe: each(text('cpe')),
  purl: each(text('purl')),
  gtin: passed,
  fccId: each(text('fcc-id')),
  sysObjectId: text('pen'),
  compatible: each(text('compatible')),
  usb: each(text('usb-id')),
  pci: each(text('pci-id')),
  matter: passed,
  suitVendorId: passed,
});

/** Kinds of the manifest that are no devices by themselves. */
const componentKinds: ReadonlyMap<string, string> = new Map([
  ['soc', 'hardware'],
  ['module', 'hardware'],
  ['board', 'hardware'],
  ['software', 'application'],
  ['service', 'service'],
]);

const readKind: DeviceField = (context, { component, device }) => {
  device.kind = textOf(context)?.value.toLowerCase();
  component.kind = componentKinds.get(device.kind ?? '') ?? 'device';
};

const readQuantity: DeviceField = (context, { device }) => {
  const quantity = Number(textOf(context)?.value);
  if (Number.isSafeInteger(quantity) && quantity > 0) device.quantity = quantity;
};

const readStatus: DeviceField = (context, { device }) => {
  const stated = textOf(context);
  device.status = stated && deviceStatus(stated.value);
  if (!stated || device.status !== undefined) return;
  const message = 'The manifest knows no such status; the device is taken to have none.';
  context.problems.add('unknown-status', 'warning', message, stated.span.start, stated.span.end);
};

function date(key: 'purchasedOn' | 'installedOn' | 'replaceBy'): DeviceField {
  return (context, { device }) => {
    const stated = textOf(context);
    device[key] = stated && statedDate(stated.value);
    if (!stated || device[key] !== undefined) return;
    const { start, end } = stated.span;
    context.problems.add('unknown-date', 'warning', 'This is no date; dates are written 2026-11-22.', start, end);
  };
}

export const deviceFields = fieldsOf<DeviceContext, Target, typeof deviceShape.fields>({
  id: ref,
  name,
  kind: readKind,
  site,
  location: passed,
  manufacturer: party('manufacturer'),
  brand: party('manufacturer', 'brand'),
  supplier: party('supplier'),
  model,
  partNumber,
  quantity: readQuantity,
  serialNumbers: passed,
  assetTag: passed,
  firmware: inside(firmwareFields),
  network: inside(networkFields),
  identifiers: inside(identifierFields),
  urls: each(text('url')),
  status: readStatus,
  purchasedOn: date('purchasedOn'),
  installedOn: date('installedOn'),
  replaceBy: date('replaceBy'),
  contract: passed,
  replacedBy: passed,
  notes: passed,
  components: (context, target) => readDevices(context, target),
});

/** Reads a list of devices, or of the parts of one. */
export function readDevices(context: DeviceContext, parent?: Target): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (cursor.kind !== 'object') return;
    const { start } = cursor;
    const target = startDevice(context, start, parent);
    readKnown(context, deviceFields, target);
    target.component.span = { start, end: cursor.end };
  });
}

/** Reads an object and tells of members that the manifest does not have: a `manufactuer` names nobody. */
export function readKnown<T>(context: DeviceContext, fields: Fields<DeviceContext, T>, target: T): boolean {
  const { cursor, problems } = context;
  if (!cursor.enter('object')) return false;
  while (cursor.next()) {
    const field = fields.get(cursor.key);
    if (field) field(context, target);
    else if (!cursor.key.startsWith('x-')) {
      const { start, end } = cursor.keySpan;
      const message = 'The device manifest has no such member; it is not read. Members of your own begin with x-.';
      problems.add('unknown-member', 'warning', message, start, end);
    }
  }
  return true;
}

/** Lets a device have what the defaults say and it does not. */
export function applyDefaults({ component, device }: Target, defaults: Target): void {
  for (const claimed of defaults.component.claims) {
    const { role, label } = claimed;
    const isStated = component.claims.some(each => each.role === role && each.label === label);
    if (!isStated) component.claims.push(claimed);
  }
  component.version ??= defaults.component.version;
  device.kind ??= defaults.device.kind;
  device.status ??= defaults.device.status;
  device.site ??= defaults.device.site;
  device.manufacturer ??= defaults.device.manufacturer;
  device.model ??= defaults.device.model;
  device.purchasedOn ??= defaults.device.purchasedOn;
  device.installedOn ??= defaults.device.installedOn;
  device.replaceBy ??= defaults.device.replaceBy;
}
