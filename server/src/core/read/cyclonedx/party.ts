import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import { printable } from '../../text/printable.ts';
import type { Span } from '../../text/span.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { type Fields, readEach, readObject, readOtherText } from '../members.ts';
import { tellUnread } from '../unread-member.ts';
import { asActors, type Context, claim } from './context.ts';
import type { Party } from './parties.ts';

/** What the roles of CycloneDX 2 say about a component. Whoever is not here handled it, or is meant to use it, and did not make it. */
const roleOf: ReadonlyMap<string, Role> = new Map([
  ['manufacturer', 'manufacturer'],
  ['assembler', 'manufacturer'],
  ['supplier', 'supplier'],
  ['distributor', 'supplier'],
  ['importer', 'supplier'],
  ['packager', 'supplier'],
  ['repackager', 'supplier'],
  ['author', 'author'],
  ['committer', 'author'],
  ['contributor', 'author'],
  ['developer', 'author'],
  ['engineer', 'author'],
  ['maintainer', 'author'],
  ['publisher', 'publisher'],
  ['licensor', 'licensor'],
]);

/** Values of one kind that are read of a party: every reference to it claims them all. */
const mostValues = 20;

function keep<T extends { readonly stated: Stated<string> }>({ problems }: Context, list: T[], value: T): void {
  list.push(value);
  if (list.length <= mostValues) return;
  list.pop();
  const message = `Of one party the first ${mostValues} names and addresses of a kind are read; this one is not.`;
  problems.notRead('value', 'too-many-values', 'warning', message, value.stated.span);
}

/** Roles in other words: `{ "name": "Contract Manufacturer" }`. */
const customRoles: readonly (readonly [RegExp, Role])[] = [
  [/\b(?:manufacturer|maker|foundry|fab|oem|odm)\b/i, 'manufacturer'],
  [/\b(?:supplier|vendor|distributor|reseller)\b/i, 'supplier'],
];

function rolesOf(roles: readonly string[]): readonly Role[] {
  const known = roles.flatMap(
    role => roleOf.get(role.toLowerCase()) ?? customRoles.find(([form]) => form.test(role))?.[1] ?? [],
  );
  return [...new Set(known)];
}

/** Claims what is stated elsewhere; a reference that leads to nobody is told. */
export function settleParties(context: Context): void {
  const { references, apart, byRef } = context.parties;
  const named = new Set(references.map(({ ref }) => ref.value));
  for (const { ref, organisations } of apart) {
    const [name] = organisations;
    // of what it is the maker or supplier, nobody says
    if (name && !(ref && named.has(ref.value))) tellUnread(context.problems, name.stated);
  }
  for (const { component, ref, roles, actors } of references) {
    const party = byRef.get(ref.value);
    if (party) {
      const whole = roles.length > 0 ? { ...party, roles: [...roles] } : party;
      if (actors) asActors(context, () => claimParty(context, component, whole, ref.span));
      else claimParty(context, component, whole, ref.span);
      continue;
    }
    const id = printable(ref.value, 80);
    const message = `The party is “${id}”, which does not stand in the document: who that is, is not known.`;
    context.problems.notRead('reference', 'unresolved-reference', 'warning', message, ref.span);
  }
}

function claimParty(context: Context, component: ComponentDraft, party: Party, via?: Span): void {
  const roles = rolesOf(party.roles);
  if (roles.length === 0) {
    asActors(context, () => claimAs(context, component, 'document-actor', party, via));
    return;
  }
  const [first, ...others] = roles;
  if (first) claimAs(context, component, first, party, via);
  // what else is known of it is told once
  const named = { ...party, urls: [], emails: [], formerNames: [], identifiers: [] };
  for (const role of others) claimAs(context, component, role, named, via);
}

function claimAs(context: Context, component: ComponentDraft, role: Role, party: Party, via: Span | undefined): void {
  const claimed = (of: Role, text: TapeText, more: Pick<Claim, 'party' | 'label'>) => {
    if (!via) claim(context, component, of, text, more);
    else if (context.actors) addClaim(component, 'document-actor', text, { ...more, label: role, via });
    else addClaim(component, of, text, { ...more, via }, context.cursor);
  };
  for (const name of party.organisations) claimed(role, name, { party: 'organization' });
  for (const name of party.persons) claimed(role, name, { party: 'person' });
  for (const url of party.urls) claimed('url', url, { label: role });
  for (const email of party.emails) claimed('email', email, { label: role });
  // a company is no longer what it was once called
  for (const name of party.formerNames) claimed('property', name, { label: 'former name' });
  for (const { scheme, value } of party.identifiers) claimed('property', value, { label: scheme });
}

/** Reads the parties of a component, each stated here or named by its reference. */
export function readParties(context: Context, component: ComponentDraft): void {
  const { cursor, parties, actors } = context;
  readEach(cursor, () => {
    const ref = cursor.string();
    if (ref) {
      context.bom.refer(ref);
      parties.references.push({ component, ref, roles: [], actors });
      return;
    }
    const { party, target } = readParty(context);
    if (target) {
      context.bom.refer(target);
      parties.references.push({ component, ref: target, roles: party.roles, actors });
    } else claimParty(context, component, party);
    const [name] = party.organisations;
    // whoever is named has to be something to the component
    if (!target && party.roles.length === 0 && name) tellUnread(context.problems, name.stated);
  });
}

/** Reads parties that stand by themselves: whoever refers to them says what they are. */
export function readPartyList(context: Context): void {
  readEach(context.cursor, () => context.parties.apart.push(readParty(context).party));
}

interface Read {
  readonly party: Party;
  /** Set where the object only names a party that stands elsewhere. */
  target: Stated<string> | undefined;
}

function readParty(context: Context): Read {
  const party: Party = {
    ref: undefined,
    roles: [],
    organisations: [],
    persons: [],
    formerNames: [],
    urls: [],
    emails: [],
    identifiers: [],
  };
  const read: Read = { party, target: undefined };
  readObject(context, partyFields, read);
  context.parties.add(party);
  return read;
}

function textTo(list: 'organisations' | 'persons' | 'formerNames'): (context: Context, read: Read) => void {
  return (context, { party }) =>
    readEach(context.cursor, () => {
      const text = context.cursor.text();
      if (text) keep(context, party[list], text);
      else readOtherText(context, () => undefined);
    });
}

/** `[{ "name": "homepage", "url": … }]`, or an address alone. */
function addressTo(list: 'urls' | 'emails', key: string): (context: Context, read: Read) => void {
  return (context, { party }) => {
    const { cursor } = context;
    const take = () => {
      const text = cursor.text();
      if (text) keep(context, party[list], text);
    };
    readEach(cursor, () => {
      if (!cursor.enter('object')) take();
      else while (cursor.next()) if (cursor.key === key) take();
    });
  };
}

/** The text of a value that is a word or, for words of one's own, an object with a name. */
export function wordOrName({ cursor }: Context, key = 'name'): string {
  const word = cursor.string()?.value;
  if (word !== undefined || !cursor.enter('object')) return word ?? '';
  let name = '';
  while (cursor.next()) if (cursor.key === key || cursor.key === 'name') name = cursor.string()?.value ?? name;
  return name;
}

function readIdentifiers(context: Context, { party }: Read): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let scheme = '';
    let value: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'scheme') scheme = wordOrName(context);
      else if (cursor.key === 'value') value = cursor.scalar();
    }
    if (value) keep(context, party.identifiers, { scheme, value, stated: value.stated });
  });
}

const organisationFields: Fields<Context, Read> = new Map([
  ['name', textTo('organisations')],
  ['legalName', textTo('organisations')],
  ['aliases', textTo('organisations')],
  ['formerNames', textTo('formerNames')],
  ['identifiers', readIdentifiers],
  ['url', addressTo('urls', 'url')],
]);

const personFields: Fields<Context, Read> = new Map([
  ['name', textTo('persons')],
  ['email', addressTo('emails', 'address')],
]);

const partyFields: Fields<Context, Read> = new Map<string, (context: Context, read: Read) => void>([
  ['bom-ref', ({ cursor }, { party }) => void (party.ref = cursor.stated() ?? party.ref)],
  [
    'roles',
    (context, { party }) =>
      readEach(context.cursor, () => {
        const role = wordOrName(context, 'role');
        if (role !== '') party.roles.push(role);
      }),
  ],
  ['organization', (context, read) => void readObject(context, organisationFields, read)],
  ['person', (context, read) => void readObject(context, personFields, read)],
  // earlier forms of the draft
  ['name', textTo('organisations')],
  ['legalName', textTo('organisations')],
  ['party', ({ cursor }, read) => void (read.target = cursor.string() ?? read.target)],
]);
