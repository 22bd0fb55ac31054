import type { Role } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach, readObject } from '../members.ts';
import { type ComponentFields, type Context, claim } from './context.ts';
import { schemeRole } from './identity.ts';
import { readLicences } from './licences.ts';
import { wordOrName } from './party.ts';

/** What a tool concluded on, and the role of a component's own field of that name. */
const concludedRoles: ReadonlyMap<string, Role> = new Map([
  ['purl', 'purl'],
  ['cpe', 'cpe'],
  ['swid', 'swid'],
  ['group', 'group'],
  ['name', 'name'],
  ['hash', 'hash'],
  ['omniborId', 'hash'],
  ['swhid', 'hash'],
]);

function readIdentity(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let field = '';
  let concluded: TapeText | undefined;
  while (cursor.next()) {
    if (cursor.key === 'field' || cursor.key === 'scheme') field = wordOrName(context);
    else if (cursor.key === 'concludedValue') concluded = cursor.text();
  }
  const role = concludedRoles.get(field) ?? (concluded && schemeRole(field, concluded)) ?? 'property';
  claim(context, component, role, concluded, { label: `evidence ${field}` });
}

const copyrightFields: ComponentFields = new Map([
  ['text', (context, component) => claim(context, component, 'copyright', context.cursor.text())],
]);

function readCopyright(context: Context, component: ComponentDraft): void {
  if (readObject(context, copyrightFields, component)) return;
  claim(context, component, 'copyright', context.cursor.text());
}

const evidenceFields: ComponentFields = new Map([
  ['identity', (context, component) => readEach(context.cursor, () => readIdentity(context, component))],
  ['copyright', (context, component) => readEach(context.cursor, () => readCopyright(context, component))],
  ['licenses', readLicences],
]);

/** Reads what a tool found out about a component. */
export function readEvidence(context: Context, component: ComponentDraft): void {
  context.concluded = true;
  readObject(context, evidenceFields, component);
  context.concluded = false;
}
