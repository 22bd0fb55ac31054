import type { Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { TapeText } from '../../syntax/tape-text.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { type Fields, readEach, readObjects, readOtherText } from '../members.ts';
import { saysNoAssertion } from '../no-assertion.ts';
import type { Relationships } from '../relationships.ts';
import { claimText } from '../text-claims.ts';
import { mayNameSomebody, tellUnread } from '../unread-member.ts';
import { claimActor, claimActorText } from './actor.ts';
import { readChecksums, readReferences } from './references.ts';

/** What the decoders of an SPDX 2 document pass along. */
export interface Spdx2Context {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly relationships: Relationships;
  readonly problems: Problems;
}

type PackageField = (context: Spdx2Context, component: ComponentDraft) => void;

function readRef({ cursor }: Spdx2Context, component: ComponentDraft): void {
  component.ref = cursor.text() ?? component.ref;
}

function readName(context: Spdx2Context, component: ComponentDraft): void {
  eachText(context, name => {
    component.name = name;
    addClaim(component, 'name', name);
  });
}

/** Reads a text, and what can be read of another kind of value in its place. */
function eachText(context: Spdx2Context, read: (text: Stated<string> | TapeText) => void): void {
  const text = context.cursor.text();
  if (text) read(text);
  else readOtherText(context, read);
}

function readVersion({ cursor }: Spdx2Context, component: ComponentDraft): void {
  component.version = cursor.scalar() ?? component.version;
}

/** Spelled with `-` in the text of the standard and with `_` in its schema. */
function readPurpose({ cursor, bom }: Spdx2Context, component: ComponentDraft): void {
  bom.came('SPDX-2.3', cursor);
  component.kind = cursor.string()?.value.toLowerCase().replaceAll('_', '-');
}

function actor(role: 'supplier' | 'originator' | 'manufacturer'): PackageField {
  return (context, component) =>
    eachText(context, text => {
      const { cursor, problems } = context;
      if (text instanceof TapeText) claimActorText(cursor, problems, component, role, text);
      else claimActor(cursor, problems, component, role, text);
    });
}

function location(role: 'download' | 'url', label: string): PackageField {
  return (context, component) =>
    eachText(context, text => {
      if (!saysNoAssertion(text)) addClaim(component, role, text, { label });
    });
}

function freeText(label: string): PackageField {
  return (context, component) => eachText(context, text => claimText(context.cursor, component, text, label));
}

function readCopyright(context: Spdx2Context, component: ComponentDraft): void {
  eachText(context, text => {
    if (!saysNoAssertion(text)) addClaim(component, 'copyright', text);
  });
}

function readAttributions({ cursor }: Spdx2Context, component: ComponentDraft): void {
  readEach(cursor, () => addClaim(component, 'copyright', cursor.text(), { label: 'attribution' }));
}

function readLicence({ cursor }: Spdx2Context, component: ComponentDraft): void {
  addLicence(component, cursor.text(), 'expression');
}

function addLicence(component: ComponentDraft, text: TapeText | undefined, form: 'expression' | 'exception'): void {
  if (text && !saysNoAssertion(text)) component.license(form, text);
}

const packageFields: Fields<Spdx2Context, ComponentDraft> = new Map<string, PackageField>([
  ['SPDXID', readRef],
  ['name', readName],
  ['versionInfo', readVersion],
  [
    'packageFileName',
    ({ cursor }, component) => addClaim(component, 'name', cursor.text(), { label: 'packageFileName' }),
  ],
  ['supplier', actor('supplier')],
  ['originator', actor('originator')],
  // no member of the standard; what it says leaves no doubt
  ['manufacturer', actor('manufacturer')],
  ['downloadLocation', location('download', 'downloadLocation')],
  ['homepage', location('url', 'homepage')],
  ['primaryPackagePurpose', readPurpose],
  ['checksums', ({ cursor }, component) => readChecksums(cursor, component)],
  ['externalRefs', ({ cursor }, component) => readReferences(cursor, component)],
  ['licenseConcluded', readLicence],
  ['licenseDeclared', readLicence],
  // RDF states what WITH adds by itself
  ['licenseException', ({ cursor }, component) => addLicence(component, cursor.text(), 'exception')],
  ['licenseInfoFromFiles', (context, component) => readEach(context.cursor, () => readLicence(context, component))],
  ['copyrightText', readCopyright],
  ['attributionTexts', readAttributions],
  ['description', freeText('description')],
  ['summary', freeText('summary')],
  ['comment', freeText('comment')],
  ['sourceInfo', freeText('sourceInfo')],
  // in tag-value and in early documents files stand in their package
  ['files', context => readEach(context.cursor, () => readFile(context))],
  ['snippets', context => readEach(context.cursor, () => readFile(context))],
]);

/** Reads a list of packages, or an object that holds them. */
export function readPackages(context: Spdx2Context): void {
  readObjects(context, packageFields, name => readPackage(context, name));
}

/** Reads the package that the cursor stands on; what is no object is no package. `name`: the key it has among others. */
export function readPackage(context: Spdx2Context, name?: Stated<string>): void {
  const { cursor, bom, problems } = context;
  if (cursor.kind !== 'object') return void cursor.enter('object');
  const component = bom.start('component', cursor.start);
  const readAlone = () => {
    const { start } = cursor;
    const before = bom.found + problems.count;
    for (const key of readMembers(context, packageFields, component)) tellUnread(problems, key);
    component.span = { start, end: cursor.end };
    return bom.found + problems.count === before;
  };
  if (name) {
    component.name = name;
    readAlone();
  } else bom.patterns.read(cursor, component, readAlone);
  bom.componentCount++;
}

const fileFields: Fields<Spdx2Context, ComponentDraft> = new Map<string, PackageField>([
  ...['SPDXID', 'name', 'supplier', 'originator', 'manufacturer', 'externalRefs'].flatMap(key => {
    const field = packageFields.get(key);
    return field ? [[key, field] as const] : [];
  }),
  ['fileName', readName],
  // early tools put a file into an object of its own
  ['File', context => readFile(context)],
  ['Snippet', context => readFile(context)],
]);

/** Roles that say whose a file is. */
const telling: ReadonlySet<string> = new Set(['supplier', 'originator', 'manufacturer', 'purl', 'cpe', 'swid', 'url']);

/** Reads the file or snippet that the cursor stands on: a component where something says whose it is. There may be a million. */
export function readFile(context: Spdx2Context): void {
  const { cursor, bom } = context;
  const { start } = cursor;
  if (cursor.kind !== 'object') return void cursor.enter('object');
  const file = bom.draft(start);
  const unread = readMembers(context, fileFields, file);
  file.span = { start, end: cursor.end };
  if (unread.length === 0 && !file.someClaim(({ kind }) => telling.has(kind))) return;
  file.kind = 'file';
  bom.add(file, 'component');
  for (const key of unread) tellUnread(context.problems, key);
}

/** Reads the members of an object; what comes back are keys that are not known and may name somebody. */
function readMembers(
  context: Spdx2Context,
  fields: Fields<Spdx2Context, ComponentDraft>,
  component: ComponentDraft,
): readonly Stated<string>[] {
  const { cursor } = context;
  const unread: Stated<string>[] = [];
  if (!cursor.enter('object')) return unread;
  while (cursor.next()) {
    const read = cursor.choose(fields);
    if (read) read(context, component);
    else if (mayNameSomebody(cursor.key)) unread.push({ value: cursor.key, span: cursor.keySpan });
  }
  return unread;
}
