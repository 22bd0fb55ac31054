import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { DeviceRecord } from '../../model/component.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import type { BomBuilder, ComponentDraft } from '../bom-builder.ts';
import { type Fields, readObject } from '../members.ts';
import { claimDevice, type DeviceDraft, keep, type LocatePart, newDevice, safePart, saysSomething } from './device.ts';

/** What the decoders of lists of devices pass along, whatever syntax stands behind the cursor. */
export interface DeviceContext {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly problems: Problems;
  /** The member that holds the text of an XML element that has attributes too. */
  readonly textKey?: string;
}

/** The device that is read. */
export interface Target {
  readonly component: ComponentDraft;
  readonly device: DeviceDraft;
}

export type DeviceField = (context: DeviceContext, target: Target) => void;
export type DeviceFields = Fields<DeviceContext, Target>;

/** Starts a device at an offset; its span is empty until it has been read. */
export function startDevice({ bom }: DeviceContext, at: number, parent?: Target): Target {
  const component = bom.start('component', at, parent?.component);
  component.kind = 'device';
  const device = newDevice();
  component.device = device;
  bom.componentCount++;
  return { component, device };
}

/** Reads the object that the cursor stands on as a device. */
export function readDevice(context: DeviceContext, fields: DeviceFields, parent?: Target): Target {
  const { start } = context.cursor;
  const target = startDevice(context, start, parent);
  readInto(context, fields, target, start);
  return target;
}

/** Reads the object that the cursor stands on into a device that was started. */
export function readInto(context: DeviceContext, fields: DeviceFields, target: Target, start: number): void {
  if (!readObject(context, fields, target)) context.cursor.skip();
  target.component.span = { start, end: context.cursor.end };
}

/** The text or number that the cursor stands on, as it is written: `22e1` stays `22e1`. Undefined where it says nothing. */
export function textOf({ cursor, textKey }: DeviceContext): Stated<string> | undefined {
  if (textKey !== undefined && cursor.enter('object')) {
    let inside: Stated<string> | undefined;
    while (cursor.next()) if (cursor.key === textKey) inside = cursor.stated();
    return meaningful(inside);
  }
  return cursor.kind === 'string' || cursor.kind === 'number' ? meaningful(cursor.stated()) : undefined;
}

function meaningful(stated: Stated<string> | undefined): Stated<string> | undefined {
  return stated && saysSomething(stated.value) ? stated : undefined;
}

export function claim(
  context: DeviceContext,
  { component }: Target,
  role: Role,
  stated: Stated<string> | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  claimDevice(component, role, stated, more, locateIn(context));
}

export function locateIn({ cursor }: DeviceContext): LocatePart {
  return (text, from, to) => cursor.part(text, from, to);
}

/** A member that is one text with one role. */
export function text(role: Role, label?: string): DeviceField {
  const more = label === undefined ? undefined : { label };
  return (context, target) => claim(context, target, role, textOf(context), more);
}

/** A member that names an organisation. */
export function organisation(role: Role, label?: string): DeviceField {
  const more: Pick<Claim, 'party' | 'label'> =
    label === undefined ? { party: 'organization' } : { party: 'organization', label };
  return (context, target) => claim(context, target, role, textOf(context), more);
}

/** The member that names who made the device. */
export const manufacturer: DeviceField = (context, target) => claimManufacturer(context, target, textOf(context));

export function claimManufacturer(context: DeviceContext, target: Target, stated: Stated<string> | undefined): void {
  // The Linux Vendor Firmware Service puts its own name where it does not know the maker.
  if (stated?.value === 'LVFS') return;
  target.device.manufacturer ??= stated;
  claim(context, target, 'manufacturer', stated, { party: 'organization' });
}

/** The member that has the model of the device; it names a device without another name. */
export const model: DeviceField = (context, target) => {
  const stated = textOf(context);
  target.device.model ??= stated;
  target.component.name ??= stated && safePart(stated, locateIn(context));
  claim(context, target, 'model-number', stated);
};

export const partNumber: DeviceField = text('model-number', 'part number');

/** The name of the device; it wins over its model, which may have been met before. */
export const name: DeviceField = (context, target) => {
  const stated = textOf(context);
  const safe = stated && safePart(stated, locateIn(context));
  if (safe) target.component.name = safe;
  claim(context, target, 'name', stated);
};

export const version: DeviceField = (context, { component }) => {
  component.version = textOf(context) ?? component.version;
};

export const ref: DeviceField = (context, { component }) => {
  component.ref = textOf(context) ?? component.ref;
};

export const kind: DeviceField = (context, { device }) => {
  device.kind = textOf(context)?.value.toLowerCase() ?? device.kind;
};

/** The place where the device is. */
export const site: DeviceField = (context, { device }) => {
  device.site = textOf(context)?.value;
};

/** A member that belongs to the record of the device. */
export function kept(key: keyof DeviceRecord): DeviceField {
  return (context, { device }) => keep(device, key, textOf(context)?.value);
}

/** Reads a member that is an object with fields of its own, all of them about the device. */
export function inside(fields: DeviceFields): DeviceField {
  return (context, target) => void readObject(context, fields, target);
}
