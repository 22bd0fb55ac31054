import type { Role, Stated } from '../../model/claim.ts';
import type { Bom } from '../../model/component.ts';
import type { Format } from '../../model/format.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { addClaim, BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { jsonOutline } from '../detect.ts';
import { readJson } from '../json-document.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { plainFields, readLicence, type ScanContext } from './plain.ts';

/** Syft's own report. */
export const syftJson: Format = {
  id: 'syft-json',
  detect(source) {
    const outline = jsonOutline(source);
    return outline.has('artifacts') && (outline.has('artifactRelationships') || outline.has('descriptor'));
  },
  read: source => readJson(source, decodeSyft),
};

type PackageField = (context: ScanContext, component: ComponentDraft) => void;

/** What a package manager says of a package, as far as it names somebody. */
const metadataRoles: ReadonlyMap<string, Role> = new Map([
  ['vendor', 'supplier'],
  ['maintainer', 'author'],
  ['author', 'author'],
  ['authorEmail', 'email'],
  ['homepage', 'url'],
  ['url', 'url'],
]);

function readMetadata({ cursor }: ScanContext, component: ComponentDraft): void {
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    const role = metadataRoles.get(cursor.key);
    if (role !== undefined) addClaim(component, role, cursor.string(), { label: `package ${cursor.key}` });
  }
}

/** Since version 14 of the schema a CPE is an object that says where it comes from. */
function readCpe({ cursor }: ScanContext, component: ComponentDraft): void {
  if (!cursor.enter('object')) {
    addClaim(component, 'cpe', cursor.string());
    return;
  }
  let cpe: Stated<string> | undefined;
  let label: string | undefined;
  while (cursor.next()) {
    if (cursor.key === 'cpe') cpe = cursor.string();
    else if (cursor.key === 'source') label = cursor.string()?.value;
  }
  addClaim(component, 'cpe', cpe, label === undefined ? {} : { label });
}

const artifactFields: Fields<ScanContext, ComponentDraft> = new Map<string, PackageField>([
  ['id', plainFields.ref],
  ['name', plainFields.name],
  ['version', plainFields.version],
  ['purl', plainFields.purl],
  ['type', plainFields.kind],
  ['cpes', (context, component) => readEach(context.cursor, () => readCpe(context, component))],
  ['licenses', (context, component) => readEach(context.cursor, () => readLicence(context.cursor, component))],
  ['metadata', readMetadata],
]);

function readArtifact(context: ScanContext): void {
  const { cursor, bom } = context;
  if (cursor.kind !== 'object') return;
  const { start } = cursor;
  const component = bom.start('component', start);
  readObject(context, artifactFields, component);
  component.span = { start, end: cursor.end };
  bom.componentCount++;
}

const sourceFields: Fields<ScanContext, ComponentDraft> = new Map<string, PackageField>([
  ['id', plainFields.ref],
  ['name', plainFields.name],
  ['version', plainFields.version],
  ['type', plainFields.kind],
]);

function readSource(context: ScanContext): void {
  const { cursor, bom } = context;
  const { start } = cursor;
  if (cursor.kind !== 'object') return;
  const product = bom.start('product', start);
  bom.product = product.index;
  readObject(context, sourceFields, product);
  product.span = { start, end: cursor.end };
}

function readRelationship({ cursor, bom }: ScanContext): void {
  if (!cursor.enter('object')) return;
  let [parent, child, type] = ['', '', ''];
  while (cursor.next()) {
    if (cursor.key === 'parent') parent = cursor.string()?.value ?? '';
    else if (cursor.key === 'child') child = cursor.string()?.value ?? '';
    else if (cursor.key === 'type') type = cursor.string()?.value ?? '';
  }
  if (type === 'dependency-of') bom.depends(child, parent);
  else if (type === 'contains') bom.depends(parent, child);
}

function readSchema({ cursor, bom }: ScanContext): void {
  if (!cursor.enter('object')) return;
  while (cursor.next()) if (cursor.key === 'version') bom.specVersion = cursor.stated() ?? bom.specVersion;
}

const reportFields: Fields<ScanContext, undefined> = new Map([
  ['artifacts', context => readEach(context.cursor, () => readArtifact(context))],
  ['artifactRelationships', context => readEach(context.cursor, () => readRelationship(context))],
  ['source', readSource],
  ['schema', readSchema],
]);

function decodeSyft(cursor: Cursor): Bom {
  const bom = new BomBuilder();
  readObject({ cursor, bom }, reportFields, undefined);
  return bom.finish('syft-json');
}
