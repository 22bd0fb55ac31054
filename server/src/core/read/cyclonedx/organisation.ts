import { normaliseOrganisation } from '../../identity/organisation.ts';
import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { asked, tellOtherKind } from '../../syntax/unexpected.ts';
import { span } from '../../text/span.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { mayNameSomebody, tellUnread } from '../unread-member.ts';
import { type Context, claim, claimText } from './context.ts';

interface Party {
  readonly component: ComponentDraft;
  readonly role: Role;
}

const contactFields: Fields<Context, Party> = new Map([
  [
    'name',
    (context, { component, role }) => {
      const name = context.cursor.text();
      // where a person should stand, only a registered name is a company's
      if (name && isRegistered(name.value)) claim(context, component, role, name, { party: 'person' });
    },
  ],
  ['email', (context, { component }) => claimText(context, component, 'email')],
]);

function isRegistered(name: string): boolean {
  return normaliseOrganisation(name).form !== '' || /公司|株式会社|주식회사/.test(name);
}

const ofOrganisation = { party: 'organization' } as const;

const organisationFields: Fields<Context, Party> = new Map([
  ['name', (context, { component, role }) => claimText(context, component, role, ofOrganisation)],
  [
    'url',
    (context, { component, role }) =>
      readEach(context.cursor, () => claim(context, component, 'url', context.cursor.text(), { label: role })),
  ],
  ['contact', (context, party) => readEach(context.cursor, () => readObject(context, contactFields, party))],
]);

/** Reads an organizationalEntity. Its name has the role given; its addresses and the mail of its contacts have their own. */
export function readOrganisation(context: Context, component: ComponentDraft, role: Role): void {
  const { cursor } = context;
  const before = component.claimCount;
  let unread: Stated<string>[] | undefined;
  const keep = ({ key, keySpan }: Cursor) => {
    if (!mayBeName(key)) return;
    unread ??= [];
    unread.push({ value: key, span: keySpan });
  };
  if (readObject(context, organisationFields, { component, role }, keep)) {
    if (unread && !component.claims.some((claimed, index) => index >= before && claimed.role === role))
      for (const each of unread) tellUnread(context.problems, each);
    return;
  }
  const { key, kind, start } = cursor;
  if (cursor.enter('array')) {
    let count = 0;
    while (cursor.next()) {
      count++;
      readOrganisation(context, component, role);
    }
    if (count > 0) tellOtherKind(context.problems, key, kind, asked.object, span(start, start + 1));
    return;
  }
  const name = cursor.string();
  if (!name) return;
  claim(context, component, role, name, { party: 'organization' });
  tellOfString(context, role, name);
}

/** Whether a member of an organisation that has no name may be its name: `legalName`, `company`. */
function mayBeName(key: string): boolean {
  return mayNameSomebody(key) || /name$|^(?:value|text|title|label)$/i.test(key);
}

function tellOfString(context: Context, role: Role, { span }: Stated<string>): void {
  const message = `The ${role} is a plain text; CycloneDX states it as an object with a name.`;
  context.problems.add(`${role}-not-object`, 'warning', message, span.start, span.end);
}

const personFields: Fields<Context, Party> = new Map([
  ['name', (context, { component, role }) => claimText(context, component, role, { party: 'person' })],
  ['email', (context, { component }) => claim(context, component, 'email', context.cursor.text(), { party: 'person' })],
]);

/** Reads an organizationalContact or, where a tool wrote that instead, a plain name. */
export function readPerson(context: Context, component: ComponentDraft, role: Role): void {
  if (readObject(context, personFields, { component, role })) return;
  claim(context, component, role, context.cursor.text());
}

const eitherFields: Fields<Context, Party> = new Map([
  ['organization', (context, { component, role }) => readOrganisation(context, component, role)],
  ['individual', (context, { component, role }) => readPerson(context, component, role)],
  // an owner of data may be stated as `contact`
  ['contact', (context, { component, role }) => readPerson(context, component, role)],
]);

/** Reads an object that holds either an organisation or a person. */
export function readOrganisationOrPerson(context: Context, component: ComponentDraft, role: Role): void {
  if (readObject(context, eitherFields, { component, role })) return;
  claim(context, component, role, context.cursor.text());
}
