import type { Stated } from '../../model/claim.ts';
import type { Reading } from '../../model/component.ts';
import type { BomFormat } from '../../model/syntax.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { BomBuilder } from '../bom-builder.ts';
import { bomLinkOf } from '../links.ts';
import { type Fields, readEach, readObject, readRoot } from '../members.ts';
import { tellOtherMajor } from '../other-major.ts';
import { tellSecondFormat } from '../second-format.ts';
import { holdsNames, mayNameSomebody, tellUnread } from '../unread-member.ts';
import { readComponents, readSignature } from './component.ts';
import { type Context, since } from './context.ts';
import { readMetadata } from './metadata.ts';
import { Parties } from './parties.ts';
import { readPartyList, settleParties } from './party.ts';
import { readLinks } from './references.ts';
import { readServices } from './service.ts';

/** A version that is being worked on: its form is that of the branch of the specification. */
const draft = '2.0';
const draftDay = '2026-08-07';

const knownVersions: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** What the root states of its own version, in two places. */
interface Header {
  version: Stated<string> | undefined;
  schema: Stated<string> | undefined;
  serialNumber: Stated<string> | undefined;
  /** How often the document was issued anew. */
  issue: Stated<string> | undefined;
  /** `specFormat`, which stands for `bomFormat` from version 2.0 on. */
  format: Stated<string> | undefined;
}

function readListed(context: Context): void {
  const { bom } = context;
  const before = bom.components.length;
  readComponents(context, 'component');
  for (let index = before; index < bom.components.length; index++) {
    const place = bom.components[index]?.place;
    if (place === 'component' || place === 'alternate') bom.componentCount++;
  }
}

function readDependency({ cursor, bom }: Context): void {
  if (!cursor.enter('object')) return;
  let from: TapeText | undefined;
  const to: TapeText[] = [];
  while (cursor.next()) {
    const { key } = cursor;
    if (key === 'ref') {
      from = cursor.text();
      bom.refer(from);
    } else if (key === 'dependsOn' || key === 'provides') {
      readEach(cursor, () => {
        const ref = cursor.text();
        bom.refer(ref);
        if (ref && key === 'dependsOn') to.push(ref);
      });
    }
  }
  if (from !== undefined) for (const ref of to) bom.depends(from, ref);
}

/** References to elements: texts, and in XML elements that hold them. */
function readRefs({ cursor, bom }: Context): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) bom.refer(cursor.text());
    else while (cursor.next()) if (cursor.key === 'ref') bom.refer(cursor.text());
  });
}

function readComposition(context: Context): void {
  const { cursor, bom } = context;
  if (!cursor.enter('object')) return;
  let aggregate: Stated<string> | undefined;
  let ofParts = false;
  let ofOthers = false;
  while (cursor.next()) {
    const { key } = cursor;
    if (key === 'aggregate') aggregate = cursor.string();
    else if (key === 'assemblies' || key === 'dependencies') {
      ofParts = true;
      readRefs(context);
    } else if (key === 'vulnerabilities') ofOthers = true;
  }
  // a list of weaknesses that is incomplete says nothing of the parts
  if (aggregate && (ofParts || !ofOthers) && /^(?:incomplete|unknown)/.test(aggregate.value)) bom.gaps.push(aggregate);
}

function readAnnotation(context: Context): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  while (cursor.next()) if (cursor.key === 'subjects') readRefs(context);
}

/** Components that stand elsewhere than in the list: what declarations speak of, what went into making the product. */
const targetFields: Fields<Context, 'component'> = new Map([
  ['components', context => readComponents(context, 'component')],
  ['services', context => readServices(context, 'service')],
]);

const declarationFields: Fields<Context, 'component'> = new Map([
  ['targets', (context, place) => void readObject(context, targetFields, place)],
]);

function stated(member: keyof Header): (context: Context, header: Header) => void {
  return (context, header) => {
    header[member] = context.cursor.stated() ?? header[member];
    context.isSecond ||= isSecond(header);
  };
}

/** Whether the root says that it is of the second generation: by its version, or by how it says its format. */
function isSecond({ version, format }: Header): boolean {
  return format !== undefined || version?.value.trim() === draft;
}

const documentFields: Fields<Context, Header> = new Map<string, (context: Context, header: Header) => void>([
  ['specVersion', stated('version')],
  ['specFormat', stated('format')],
  ['$schema', stated('schema')],
  ['serialNumber', stated('serialNumber')],
  ['version', stated('issue')],
  ['metadata', since('1.2', readMetadata)],
  ['components', readListed],
  ['services', context => readServices(context, 'service')],
  ['externalReferences', readLinks],
  ['dependencies', context => readEach(context.cursor, () => readDependency(context))],
  ['compositions', since('1.3', context => readEach(context.cursor, () => readComposition(context)))],
  ['vulnerabilities', since('1.4')],
  ['annotations', since('1.5', context => readEach(context.cursor, () => readAnnotation(context)))],
  [
    'formulation',
    since('1.5', context => readEach(context.cursor, () => readObject(context, targetFields, 'component'))),
  ],
  ['declarations', since('1.6', context => void readObject(context, declarationFields, 'component'))],
  ['definitions', since('1.6')],
  ['citations', since('1.7')],
  ['signature', readSignature],
  ['parties', since('2.0', readPartyList)],
  ['perspectives', since('2.0')],
  ['signatures', since('2.0', readSignature)],
]);

/** A member of the root that CycloneDX does not know: of another format, or with somebody in it. */
function tellUnknown(cursor: Cursor, problems: Problems): void {
  const { key, keySpan } = cursor;
  if (tellSecondFormat(problems, 'cyclonedx', key, keySpan)) return;
  if (mayNameSomebody(key) || holdsNames(cursor)) tellUnread(problems, { value: key, span: keySpan });
}

/** Decodes a CycloneDX document of any version. Never throws; what a later version adds is passed over. `source` is its text, where it is one. */
export function decodeCyclonedx(
  cursor: Cursor,
  problems: Problems,
  format: BomFormat,
  source?: Source,
): Reading['bom'] {
  const bom = new BomBuilder(source);
  const header: Header = {
    version: undefined,
    schema: undefined,
    serialNumber: undefined,
    issue: undefined,
    format: undefined,
  };
  const { start } = cursor;
  const parties = new Parties();
  const context: Context = { cursor, bom, problems, parties, isSecond: false, actors: false, concluded: false };
  readRoot(context, documentFields, header, () => tellUnknown(cursor, problems));
  settleParties(context);
  checkVersion(problems, header, start, format);
  bom.specVersion = header.version;
  bom.schema = schemaOf(header);
  const { serialNumber, issue } = header;
  if (serialNumber) bom.links.name(bomLinkOf(serialNumber.value, issue?.value ?? '1'));
  return bom.finish(format);
}

function schemaOf({ schema }: Header): BomBuilder['schema'] {
  const version = schema && /bom-(\d+\.\d+)\.schema/.exec(schema.value)?.[1];
  return schema && version ? { kind: 'schema', stated: schema, version } : undefined;
}

function checkVersion(problems: Problems, header: Header, start: number, written: BomFormat): void {
  const { version, format } = header;
  // the draft has no other form than JSON
  const isJson = written === 'cyclonedx-json' || written === 'cyclonedx-yaml';
  if (isJson && isSecond(header) && (version?.value.trim() ?? draft) === draft) {
    const message = `CycloneDX ${draft} is a draft: it is read in the form of its specification’s branch of ${draftDay}.`;
    const { span } = version ?? format ?? { span: { start, end: start + 1 } };
    problems.add('draft-version', 'information', message, span.start, span.end);
    return;
  }
  const isLater = version && /^\s*v?(?:[2-9]|\d{2,})(?:\.|\s*$)/.test(version.value);
  if (isLater || (format && !knownVersions.has(version?.value ?? ''))) {
    const said = version ? `CycloneDX ${printable(version.value, 20)}` : 'CycloneDX 2';
    tellOtherMajor(problems, said, 'CycloneDX 1.7', (version ?? format)?.span ?? { start, end: start + 1 });
    return;
  }
  if (!version) {
    const message = 'The document does not say its specVersion; it is read as the latest version known here.';
    problems.add('missing-version', 'warning', message, start, start + 1);
    return;
  }
  const { value, span } = version;
  if (!knownVersions.has(value)) {
    const message = `CycloneDX ${printable(value, 20)} is not known here: what it has in common with version 1.7 is read.`;
    problems.add('unknown-version', 'information', message, span.start, span.end);
  }
}
