import type { Stated } from '../../model/claim.ts';
import type { Reading } from '../../model/component.ts';
import type { BomFormat } from '../../model/syntax.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { BomBuilder } from '../bom-builder.ts';
import { digestName, withoutHash } from '../links.ts';
import { type Fields, readEach, readObject, readRoot } from '../members.ts';
import { tellOtherMajor } from '../other-major.ts';
import { Relationships } from '../relationships.ts';
import { tellSecondFormat } from '../second-format.ts';
import { holdsNames, mayNameSomebody, tellUnread } from '../unread-member.ts';
import { meanings } from './meanings.ts';
import { readFile, readPackage, readPackages, type Spdx2Context } from './package.ts';

const knownVersions: ReadonlySet<string> = new Set(['SPDX-2.0', 'SPDX-2.1', 'SPDX-2.2', 'SPDX-2.3']);

interface Header {
  version: Stated<string> | undefined;
}

type HeaderField = (context: Spdx2Context, header: Header) => void;

/** The word, and in RDF the term for it. */
function saysNobodyKnows(value: string): boolean {
  return value === 'NOASSERTION' || value.endsWith('/terms#noassertion');
}

function readRelationship({ cursor, bom, relationships }: Spdx2Context): void {
  if (!cursor.enter('object')) return;
  let from: TapeText | undefined;
  let type = '';
  let to: TapeText | undefined;
  while (cursor.next()) {
    if (cursor.key === 'spdxElementId') from = cursor.text();
    else if (cursor.key === 'relationshipType') type = cursor.string()?.value ?? '';
    else if (cursor.key === 'relatedSpdxElement') to = cursor.text();
  }
  bom.refer(from);
  bom.refer(to);
  // whether it brings in anything, nobody says
  const kind = type.toUpperCase();
  if (to && meanings.get(kind)?.[0] === 'brings-in' && saysNobodyKnows(to.value)) bom.gaps.push(to.stated);
  relationships.add(from ?? '', kind, to ?? '');
}

/** Another document, of which elements are named here. */
function readExternalDocument({ cursor, bom }: Spdx2Context): void {
  if (!cursor.enter('object')) return;
  let id: Stated<string> | undefined;
  let namespace: Stated<string> | undefined;
  let digest: string | undefined;
  while (cursor.next()) {
    if (cursor.key === 'externalDocumentId') id = cursor.string();
    else if (cursor.key === 'spdxDocument') namespace = cursor.string();
    else if (cursor.key === 'checksum') digest = readChecksum(cursor);
  }
  const digests = digest === undefined ? [] : [digest];
  if (id && namespace) bom.links.declare(id.value, withoutHash(namespace.value));
  if (namespace) bom.links.add(namespace, undefined, withoutHash(namespace.value), undefined, digests);
  else if (id) bom.links.add(id, undefined, undefined, undefined, digests);
}

/** What the bytes of the other document have to be. */
function readChecksum(cursor: Cursor): string | undefined {
  let algorithm = '';
  let value = '';
  if (!cursor.enter('object')) return undefined;
  while (cursor.next()) {
    if (cursor.key === 'algorithm') algorithm = cursor.string()?.value ?? '';
    else if (cursor.key === 'checksumValue') value = cursor.string()?.value ?? '';
  }
  return digestName(algorithm, value);
}

const wrappedFields: Fields<Spdx2Context, Header> = new Map([['Package', context => readPackage(context)]]);

/** A list of refs; early tools put the packages themselves here. */
function readDescribed(context: Spdx2Context, header: Header): void {
  const { cursor, bom, relationships } = context;
  readEach(cursor, () => {
    const ref = cursor.text();
    bom.refer(ref);
    if (ref) relationships.describe(ref);
    else readObject(context, wrappedFields, header);
  });
}

function readVersion({ cursor }: Spdx2Context, header: Header): void {
  header.version = cursor.stated() ?? header.version;
}

function readOwnRef({ cursor, bom }: Spdx2Context): void {
  bom.ownRef = cursor.text();
}

const documentFields: Fields<Spdx2Context, Header> = new Map<string, HeaderField>([
  ['spdxVersion', readVersion],
  ['SPDXID', readOwnRef],
  ['documentNamespace', ({ cursor, bom }) => bom.links.name(withoutHash(cursor.string()?.value ?? ''))],
  ['externalDocumentRefs', context => readEach(context.cursor, () => readExternalDocument(context))],
  // what an annotation in tag-value is about
  ['SPDXREF', ({ cursor, bom }) => bom.refer(cursor.text())],
  ['packages', readPackages],
  ['files', context => readEach(context.cursor, () => readFile(context))],
  ['snippets', context => readEach(context.cursor, () => readFile(context))],
  ['relationships', context => readEach(context.cursor, () => readRelationship(context))],
  ['documentDescribes', readDescribed],
  // what early tools, and the exports of forges, put the whole into
  ...['Document', 'document', 'sbom'].map(
    key =>
      [key, (context, header) => void readObject(context, documentFields, header)] as readonly [string, HeaderField],
  ),
]);

/** Decodes an SPDX document of version 2 from any serialisation that has the shape of the JSON one. Never throws. */
export function decodeSpdx2(cursor: Cursor, problems: Problems, format: BomFormat, source: Source): Reading['bom'] {
  const bom = new BomBuilder(source);
  const relationships = new Relationships(bom, meanings);
  const header: Header = { version: undefined };
  const { start } = cursor;
  const context = { cursor, bom, relationships, problems };
  readRoot(context, documentFields, header, ({ key, keySpan }) => {
    if (/^(?:spdx)?document$/i.test(key)) readObject(context, documentFields, header);
    else if (tellSecondFormat(problems, 'spdx2', key, keySpan)) return;
    else if (mayNameSomebody(key) || holdsNames(cursor)) tellUnread(problems, { value: key, span: keySpan });
  });
  checkVersion(problems, header, start);
  bom.specVersion = header.version;
  relationships.settle();
  if (format === 'spdx-2-rdf') inOrder(bom);
  return bom.finish(format);
}

/** In RDF what a component says may stand anywhere. */
function inOrder({ components }: BomBuilder): void {
  for (const component of components) component.sortClaims();
}

function checkVersion(problems: Problems, { version }: Header, start: number): void {
  if (!version) {
    const message = 'The document does not say its spdxVersion; it is read as the latest version known here.';
    problems.add('missing-version', 'warning', message, start, start + 1);
  } else if (/^SPDX-(?!2\.)\d/i.test(version.value)) {
    tellOtherMajor(problems, printable(version.value, 20), 'SPDX-2.3', version.span);
  } else if (!knownVersions.has(version.value.toUpperCase())) {
    const message = `${printable(version.value, 20)} is not known here: what it has in common with SPDX-2.3 is read.`;
    problems.add('unknown-version', 'information', message, version.span.start, version.span.end);
  }
}
