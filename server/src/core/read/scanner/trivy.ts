import type { Bom } from '../../model/component.ts';
import type { Format } from '../../model/format.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { addClaim, BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { jsonOutline } from '../detect.ts';
import { readJson } from '../json-document.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { plainFields, readLicence, type ScanContext } from './plain.ts';

/** Trivy's own report. It lists packages where it was asked to; else only those that have a vulnerability. */
export const trivyJson: Format = {
  id: 'trivy-json',
  detect(source) {
    const outline = jsonOutline(source);
    return outline.has('SchemaVersion') && outline.has('Results');
  },
  read: source => readJson(source, decodeTrivy),
};

type PackageField = (context: ScanContext, component: ComponentDraft) => void;

const identifierFields: Fields<ScanContext, ComponentDraft> = new Map<string, PackageField>([
  ['PURL', plainFields.purl],
]);

function readIdentifier(context: ScanContext, component: ComponentDraft): void {
  readObject(context, identifierFields, component);
}

const packageFields: Fields<ScanContext, ComponentDraft> = new Map<string, PackageField>([
  ['ID', plainFields.ref],
  ['Name', plainFields.name],
  ['Version', plainFields.version],
  ['Identifier', readIdentifier],
  ['Maintainer', ({ cursor }, component) => addClaim(component, 'author', cursor.string(), { label: 'maintainer' })],
  ['Licenses', ({ cursor }, component) => readEach(cursor, () => readLicence(cursor, component))],
  ['DependsOn', readDependencies],
]);

/** Refs of packages; the package's own stands before them. */
function readDependencies({ cursor, bom }: ScanContext, component: ComponentDraft): void {
  readEach(cursor, () => {
    const ref = cursor.string();
    if (ref && component.ref) bom.depends(component.ref.value, ref.value);
  });
}

/** A vulnerability names the package that has it. */
const vulnerabilityFields: Fields<ScanContext, ComponentDraft> = new Map<string, PackageField>([
  ['PkgID', plainFields.ref],
  ['PkgName', plainFields.name],
  ['InstalledVersion', plainFields.version],
  ['PkgIdentifier', readIdentifier],
]);

/** The packages of one result; those of its vulnerabilities stand in where it lists none. */
interface Listed {
  readonly packages: ComponentDraft[];
}

function readComponents(fields: Fields<ScanContext, ComponentDraft>): (context: ScanContext, listed: Listed) => void {
  return (context, { packages }) => {
    const { cursor, bom } = context;
    const known = new Set(packages.map(keyOf));
    readEach(cursor, () => {
      if (cursor.kind !== 'object') return;
      const component = bom.draft(cursor.start);
      readObject(context, fields, component);
      component.span = { start: component.span.start, end: cursor.end };
      if (known.has(keyOf(component))) return;
      known.add(keyOf(component));
      packages.push(bom.add(component, 'component'));
      bom.componentCount++;
    });
  };
}

function keyOf({ name, version }: ComponentDraft): string {
  return `${name?.value} ${version?.value}`;
}

const resultFields: Fields<ScanContext, Listed> = new Map([
  ['Packages', readComponents(packageFields)],
  ['Vulnerabilities', readComponents(vulnerabilityFields)],
]);

const reportFields: Fields<ScanContext, undefined> = new Map([
  ['SchemaVersion', ({ cursor, bom }: ScanContext) => void (bom.specVersion = cursor.stated())],
  ['ArtifactName', readProduct],
  ['Results', context => readEach(context.cursor, () => readObject(context, resultFields, { packages: [] }))],
]);

function readProduct(context: ScanContext): void {
  const product = context.bom.start('product', context.cursor.start);
  plainFields.name(context, product);
  product.span = product.name?.span ?? product.span;
  context.bom.product = product.index;
}

function decodeTrivy(cursor: Cursor): Bom {
  const bom = new BomBuilder();
  readObject({ cursor, bom }, reportFields, undefined);
  return bom.finish('trivy-json');
}
