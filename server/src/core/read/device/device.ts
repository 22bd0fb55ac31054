import { saysNothing } from '../../identity/placeholder.ts';
import type { Claim, Stated } from '../../model/claim.ts';
import type { DeviceFacts, DeviceRecord } from '../../model/component.ts';
import type { Span } from '../../text/span.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { mentionsLogins, withoutSecrets } from './secrets.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The facts of a device while they are read. */
export type DeviceDraft = Writable<DeviceFacts>;

export function newDevice(): DeviceDraft {
  return {
    kind: undefined,
    quantity: 1,
    status: undefined,
    site: undefined,
    siteIndex: undefined,
    manufacturer: undefined,
    model: undefined,
    purchasedOn: undefined,
    installedOn: undefined,
    replaceBy: undefined,
  };
}

/** Keeps something of the record of a device, unless it says nothing or may be a secret. */
export function keep(device: DeviceDraft, key: keyof DeviceRecord, text: string | undefined): void {
  const safe = text !== undefined && saysSomething(text) ? safeText(text) : undefined;
  if (safe === undefined || (key === 'notes' && mentionsLogins(safe))) return;
  const record = device.record ?? { serialNumbers: [], assetTag: undefined, location: undefined, hosts: [], notes: [] };
  if (key === 'assetTag' || key === 'location') device.record = { ...record, [key]: safe };
  else if (!record[key].includes(safe)) device.record = { ...record, [key]: [...record[key], safe] };
}

/** Whether a value says anything. */
export function saysSomething(value: string): boolean {
  return !saysNothing(value);
}

/** Where a part of a text stands in its document, from one offset of the text to another; undefined where that is not known. */
export type LocatePart = (text: Stated<string>, from: number, to: number) => Span | undefined;

/** For texts that stand in the document as they are; one with escapes has no known parts. */
export const locatePlain: LocatePart = ({ value, span }, from, to) =>
  span.end - span.start === value.length ? { start: span.start + from, end: span.start + to } : undefined;

/** Adds a claim to a device, unless it says nothing. What may be a secret is part of no claim and of no place. */
export function claimDevice(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string> | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
  locate: LocatePart = locatePlain,
): void {
  const safe = stated && saysSomething(stated.value) ? safePart(stated, locate) : undefined;
  if (safe) addClaim(component, role, safe, more, { part: (text, from, to) => locate(text, from, to) ?? text.span });
}

/** A text without what may be a secret, for what is not shown at its place; undefined where nothing is left. */
export function safeText(text: string): string | undefined {
  const shown = withoutSecrets(text);
  return shown && shown.lead + text.slice(shown.from, shown.to);
}

/** A stated text without what may be a secret. */
export function safePart(stated: Stated<string>, locate: LocatePart = locatePlain): Stated<string> | undefined {
  const shown = withoutSecrets(stated.value);
  if (!shown) return undefined;
  const { lead, from, to } = shown;
  if (from === 0 && to === stated.value.length) return stated;
  const span = locate(stated, from, to);
  return span && { value: lead + stated.value.slice(from, to), span };
}
