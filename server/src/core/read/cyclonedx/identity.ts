import type { Role } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach } from '../members.ts';
import { textRole } from '../property-role.ts';
import { type Context, claim } from './context.ts';
import { wordOrName } from './party.ts';

/** What an identifier of a scheme says of its component. Numbers that a seller or an owner gave it say nothing of who made it. */
const schemes: ReadonlyMap<string, Role> = new Map([
  ['purl', 'purl'],
  ['cpe', 'cpe'],
  ['swid', 'swid'],
  ['swhid', 'hash'],
  ['omniborid', 'hash'],
  ['mpn', 'model-number'],
  ['model-number', 'model-number'],
  ['part-number', 'model-number'],
  ['gmn', 'model-number'],
  ['fcc-id', 'fcc-id'],
  ['mac-address', 'mac'],
]);

/** The role of an identifier by its scheme, by its name where the scheme is somebody's own. */
export function schemeRole(scheme: string, value: TapeText): Role {
  return schemes.get(scheme.toLowerCase()) ?? textRole(scheme, value);
}

/** Reads what parties say identifies a component. */
export function readIdentities(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    while (cursor.next()) {
      if (cursor.key === 'identities') readEach(cursor, () => readIdentity(context, component));
      else if (cursor.key === 'party') context.bom.refer(cursor.string());
    }
  });
}

function readIdentity(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let scheme = '';
  let value: TapeText | undefined;
  while (cursor.next()) {
    if (cursor.key === 'scheme') scheme = wordOrName(context);
    else if (cursor.key === 'value') value = cursor.scalar();
  }
  if (value) claim(context, component, schemeRole(scheme, value), value, { label: scheme });
}

/** Reads where a component was designed, made or tested: kept as it is stated, and no ground for anything. */
export function readOrigins(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let stage = '';
    const places: TapeText[] = [];
    while (cursor.next()) {
      if (cursor.key === 'stage') stage = wordOrName(context);
      else if (cursor.key === 'distribution') readEach(cursor, () => readPlace(context, places));
    }
    for (const place of places) claim(context, component, 'property', place, { label: `origin ${stage}`.trim() });
  });
}

function readPlace({ cursor }: Context, places: TapeText[]): void {
  if (!cursor.enter('object')) return;
  let code: TapeText | undefined;
  let country: TapeText | undefined;
  while (cursor.next()) {
    if (cursor.key === 'isoCode') code = cursor.text();
    else if (cursor.key === 'country') country = cursor.text();
  }
  const place = code ?? country;
  if (place) places.push(place);
}

const fccForm = /^[0-9A-Z][0-9A-Z-]{3,19}$/i;

/** Reads certifications. Of one by the FCC the number is the id that stands on the label; who certified did not make it. */
export function readCertifications(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let standard = '';
    let identifier: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'standard') standard = wordOrName(context);
      else if (cursor.key === 'identifier') identifier = cursor.scalar();
      else if (cursor.key === 'issuer') context.bom.refer(cursor.string());
    }
    if (!identifier) return;
    const isFcc = /\bFCC\b/i.test(standard) && fccForm.test(identifier.value);
    claim(context, component, isFcc ? 'fcc-id' : 'property', identifier, { label: `certification ${standard}`.trim() });
  });
}
