import type { Role, Stated } from '../../model/claim.ts';
import type { ComponentPlace } from '../../model/component.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach, readObject, readObjects, readOtherText } from '../members.ts';
import { mayNameSomebody, tellUnread } from '../unread-member.ts';
import { asActors, type ComponentFields, type Context, claim, claimText, since } from './context.ts';
import { readData, readModelCard } from './data.ts';
import { readEvidence } from './evidence.ts';
import { readCertifications, readIdentities, readOrigins } from './identity.ts';
import { readLicences } from './licences.ts';
import { readOrganisation, readPerson } from './organisation.ts';
import { readParties } from './party.ts';
import { readProperties } from './properties.ts';
import { readContentIds, readHashes, readReferences } from './references.ts';

type Field = (context: Context, component: ComponentDraft) => void;

/** A member that is one text with one role. */
export function text(role: Role): Field {
  return (context, component) => claimText(context, component, role);
}

function organisation(role: Role): Field {
  return (context, component) => readOrganisation(context, component, role);
}

/** The last of several names counts; each of them is claimed. */
export function readName(context: Context, component: ComponentDraft): void {
  const name = context.cursor.text();
  if (name) nameIt(context, component, name);
  else readOtherText(context, other => nameIt(context, component, other));
}

function nameIt(context: Context, component: ComponentDraft, name: Stated<string> | TapeText): void {
  component.name = name;
  claim(context, component, 'name', name);
}

export function readKind({ cursor }: Context, component: ComponentDraft): void {
  component.kind = cursor.word()?.toLowerCase() ?? component.kind;
}

export function readRef({ cursor }: Context, component: ComponentDraft): void {
  component.ref = cursor.text() ?? component.ref;
}

export function readVersion({ cursor }: Context, component: ComponentDraft): void {
  component.version = cursor.scalar() ?? component.version;
}

const swidFields: ComponentFields = new Map([
  ['tagId', text('swid')],
  ['name', (context, component) => claim(context, component, 'name', context.cursor.text(), { label: 'swid' })],
  ['url', (context, component) => claim(context, component, 'url', context.cursor.text(), { label: 'swid' })],
]);

const actFields: ComponentFields = new Map([
  ['name', (context, component) => claimCommit(context, component, 'author', context.cursor.text())],
  ['email', (context, component) => claimCommit(context, component, 'email', context.cursor.text())],
]);

function claimCommit(context: Context, component: ComponentDraft, role: Role, text: TapeText | undefined): void {
  claim(context, component, role, text, { party: 'person', label: 'commit' });
}

const commitFields: ComponentFields = new Map([
  ['url', (context, component) => claim(context, component, 'url', context.cursor.text(), { label: 'commit' })],
  ['author', (context, component) => void readObject(context, actFields, component)],
  ['committer', (context, component) => void readObject(context, actFields, component)],
]);

const pedigreeFields: ComponentFields = new Map<string, Field>([
  ['ancestors', (context, component) => readComponents(context, 'ancestor', component)],
  // what was made from this component says nothing about who made this one
  ['descendants', (context, component) => asActors(context, () => readComponents(context, 'ancestor', component))],
  ['variants', (context, component) => asActors(context, () => readComponents(context, 'ancestor', component))],
  ['commits', (context, component) => readEach(context.cursor, () => readObject(context, commitFields, component))],
]);

const componentFields: ComponentFields = new Map<string, Field>([
  ['type', readKind],
  ['bom-ref', readRef],
  ['supplier', organisation('supplier')],
  ['manufacturer', since('1.6', organisation('manufacturer'))],
  [
    'authors',
    since('1.6', (context, component) => readEach(context.cursor, () => readPerson(context, component, 'author'))),
  ],
  ['author', text('author')],
  ['publisher', text('publisher')],
  ['group', text('group')],
  ['name', readName],
  ['version', readVersion],
  ['description', text('description')],
  ['hashes', readHashes],
  ['licenses', readLicences],
  ['copyright', text('copyright')],
  ['cpe', text('cpe')],
  ['purl', text('purl')],
  ['omniborId', since('1.6', (context, component) => readContentIds(context, component, 'omniborId'))],
  ['swhid', since('1.6', (context, component) => readContentIds(context, component, 'swhid'))],
  ['swid', (context, component) => void readObject(context, swidFields, component)],
  ['pedigree', (context, component) => void readObject(context, pedigreeFields, component)],
  ['externalReferences', readReferences],
  ['components', (context, component) => readNested(context, component)],
  ['evidence', since('1.3', readEvidence)],
  ['modelCard', since('1.5', readModelCard)],
  ['data', since('1.5', readData)],
  ['cryptoProperties', since('1.6')],
  ['properties', readProperties],
  ['signature', readSignature],
  ['parties', since('2.0', readParties)],
  ['identifiers', since('2.0', readIdentities)],
  ['origins', since('2.0', readOrigins)],
  ['certifications', since('2.0', readCertifications)],
  ['signatures', since('2.0', readSignature)],
]);

/** Components inside an ancestor, a tool or an alternate are what that one is. */
function readNested(context: Context, component: ComponentDraft): void {
  const inherits = component.place === 'ancestor' || component.place === 'tool' || component.place === 'alternate';
  readComponents(context, inherits ? component.place : 'component', component);
}

export function readSignature({ bom }: Context): void {
  bom.signed = true;
}

/** Reads the object that the cursor stands on into a component. */
export function readComponent(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  const { start } = cursor;
  const isRead = readObject(context, componentFields, component, ({ key, keySpan }) => {
    if (mayNameSomebody(key)) tellUnread(context.problems, { value: key, span: keySpan });
  });
  if (isRead) component.span = { start, end: cursor.end };
}

/** Reads a component; whether that found nothing beside what it states of itself. */
function readsAlone(context: Context, component: ComponentDraft): boolean {
  const { bom, problems, parties } = context;
  const before = bom.found + problems.count + parties.found;
  readComponent(context, component);
  return bom.found + problems.count + parties.found === before;
}

/** Reads a list of components. */
export function readComponents(context: Context, place: ComponentPlace, parent?: ComponentDraft): void {
  const { cursor, bom } = context;
  readObjects(context, componentFields, name => {
    if (context.isSecond && cursor.peek('type') === 'component-choice') {
      readChoice(context, place, parent);
      return;
    }
    const component = bom.start(place, cursor.start, parent);
    // what stands elsewhere or is a piece of the second generation may mean something else
    if (context.actors || context.concluded || context.isSecond) readComponent(context, component);
    else bom.patterns.read(cursor, component, () => readsAlone(context, component));
    if (name && !component.name) nameIt(context, component, name);
  });
}

/** Components of which all, some or one is in the product: where not all are, each may be fitted. */
function readChoice(context: Context, place: ComponentPlace, parent: ComponentDraft | undefined): void {
  const { cursor } = context;
  const isOfAll = cursor.peek('operator')?.toUpperCase() === 'AND';
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    if (cursor.key === 'components')
      readComponents(context, isOfAll || place !== 'component' ? place : 'alternate', parent);
  }
}
