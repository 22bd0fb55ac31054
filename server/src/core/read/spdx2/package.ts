import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import type { Relationships } from '../relationships.ts';
import { claimText } from '../text-claims.ts';
import { claimActor } from './actor.ts';
import { readChecksums, readReferences } from './references.ts';

/** What the decoders of an SPDX 2 document pass along. */
export interface Context {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly relationships: Relationships;
  readonly problems: Problems;
}

type Field = (context: Context, component: ComponentDraft) => void;

function readRef({ cursor }: Context, component: ComponentDraft): void {
  component.ref = cursor.string() ?? component.ref;
}

function readName({ cursor }: Context, component: ComponentDraft): void {
  component.name = cursor.string() ?? component.name;
  addClaim(component, 'name', component.name);
}

function readVersion({ cursor }: Context, component: ComponentDraft): void {
  component.version = cursor.stated() ?? component.version;
}

/** Spelled with `-` in the text of the standard and with `_` in its schema. */
function readPurpose({ cursor, bom }: Context, component: ComponentDraft): void {
  bom.came('SPDX-2.3', cursor);
  component.kind = cursor.string()?.value.toLowerCase().replaceAll('_', '-');
}

function actor(role: 'supplier' | 'originator'): Field {
  return ({ cursor, problems }, component) => claimActor(cursor, problems, component, role, cursor.string());
}

function location(role: 'download' | 'url', label: string): Field {
  return ({ cursor }, component) => {
    const stated = cursor.string();
    if (stated && !isNoAssertion(stated.value)) addClaim(component, role, stated, { label });
  };
}

function freeText(label: string): Field {
  return ({ cursor }, component) => claimText(cursor, component, cursor.string(), label);
}

function readCopyright({ cursor }: Context, component: ComponentDraft): void {
  const stated = cursor.string();
  if (stated && !isNoAssertion(stated.value)) addClaim(component, 'copyright', stated);
}

function readAttributions({ cursor }: Context, component: ComponentDraft): void {
  readEach(cursor, () => addClaim(component, 'copyright', cursor.string(), { label: 'attribution' }));
}

function readLicence({ cursor }: Context, component: ComponentDraft): void {
  const stated = cursor.string();
  if (stated && !isNoAssertion(stated.value)) component.licences.push({ ...stated, form: 'expression' });
}

const packageFields: Fields<Context, ComponentDraft> = new Map<string, Field>([
  ['SPDXID', readRef],
  ['name', readName],
  ['versionInfo', readVersion],
  [
    'packageFileName',
    ({ cursor }, component) => addClaim(component, 'name', cursor.string(), { label: 'packageFileName' }),
  ],
  ['supplier', actor('supplier')],
  ['originator', actor('originator')],
  ['downloadLocation', location('download', 'downloadLocation')],
  ['homepage', location('url', 'homepage')],
  ['primaryPackagePurpose', readPurpose],
  ['checksums', ({ cursor }, component) => readChecksums(cursor, component)],
  ['externalRefs', ({ cursor }, component) => readReferences(cursor, component)],
  ['licenseConcluded', readLicence],
  ['licenseDeclared', readLicence],
  ['licenseInfoFromFiles', (context, component) => readEach(context.cursor, () => readLicence(context, component))],
  ['copyrightText', readCopyright],
  ['attributionTexts', readAttributions],
  ['description', freeText('description')],
  ['summary', freeText('summary')],
  ['comment', freeText('comment')],
  ['sourceInfo', freeText('sourceInfo')],
]);

/** Reads the package that the cursor stands on; what is no object is no package. */
export function readPackage(context: Context): void {
  const { cursor, bom } = context;
  if (cursor.kind !== 'object') return;
  const { start } = cursor;
  const component = bom.start('component', start);
  readObject(context, packageFields, component);
  component.span = { start, end: cursor.end };
  bom.componentCount++;
}
