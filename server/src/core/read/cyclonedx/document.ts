import type { Stated } from '../../model/claim.ts';
import type { BomFormat, Reading } from '../../model/component.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import { BomBuilder } from '../bom-builder.ts';
import { type Fields, readEach, readObject, readRoot } from '../members.ts';
import { readComponents, readSignature } from './component.ts';
import { asActors, type Context } from './context.ts';
import { readMetadata } from './metadata.ts';
import { readServices } from './service.ts';

const knownVersions: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** What the root states of its own version, in two places. */
interface Header {
  version: Stated<string> | undefined;
  schema: Stated<string> | undefined;
}

function readListed(context: Context): void {
  const { bom } = context;
  const before = bom.components.length;
  readComponents(context, 'component');
  for (let index = before; index < bom.components.length; index++) {
    if (bom.components[index]?.place === 'component') bom.componentCount++;
  }
}

function readDependency({ cursor, bom }: Context): void {
  if (!cursor.enter('object')) return;
  let from: string | undefined;
  const to: string[] = [];
  while (cursor.next()) {
    if (cursor.key === 'ref') from = cursor.string()?.value;
    else if (cursor.key === 'dependsOn') readEach(cursor, () => to.push(cursor.string()?.value ?? ''));
  }
  if (from !== undefined) for (const ref of to) bom.depends(from, ref);
}

function readComposition({ cursor, bom }: Context): void {
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    if (cursor.key === 'aggregate' && cursor.string()?.value.startsWith('incomplete')) bom.incomplete = true;
  }
}

const builtFields: Fields<Context, 'tool'> = new Map([
  ['components', context => readComponents(context, 'tool')],
  ['services', context => readServices(context, 'tool')],
]);

const targetFields: Fields<Context, 'component'> = new Map([
  ['components', context => readComponents(context, 'component')],
  ['services', context => readServices(context, 'service')],
]);

const declarationFields: Fields<Context, 'component'> = new Map([
  ['targets', (context, place) => void readObject(context, targetFields, place)],
]);

function stated(member: keyof Header): (context: Context, header: Header) => void {
  return ({ cursor }, header) => {
    header[member] = cursor.stated() ?? header[member];
  };
}

const documentFields: Fields<Context, Header> = new Map([
  ['specVersion', stated('version')],
  ['$schema', stated('schema')],
  ['metadata', readMetadata],
  ['components', readListed],
  ['services', context => readServices(context, 'service')],
  ['dependencies', context => readEach(context.cursor, () => readDependency(context))],
  ['compositions', context => readEach(context.cursor, () => readComposition(context))],
  [
    'formulation',
    context => asActors(context, () => readEach(context.cursor, () => readObject(context, builtFields, 'tool'))),
  ],
  ['declarations', context => void readObject(context, declarationFields, 'component')],
  ['signature', readSignature],
]);

/** Decodes a CycloneDX document of any version. Never throws; what a later version adds is passed over. */
export function decodeCyclonedx(cursor: Cursor, problems: Problems, format: BomFormat): Reading['bom'] {
  const bom = new BomBuilder(problems);
  const header: Header = { version: undefined, schema: undefined };
  const { start } = cursor;
  readRoot({ cursor, bom, problems, actors: false }, documentFields, header);
  checkVersion(problems, header, start);
  bom.specVersion = header.version;
  return bom.finish(format);
}

function checkVersion(problems: Problems, { version, schema }: Header, start: number): void {
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
  const named = schema && /bom-(\d+\.\d+)\.schema/.exec(schema.value)?.[1];
  if (named && named !== value) {
    const message = `The document says specVersion ${printable(value, 20)} but names the schema of version ${named}.`;
    problems.add('contradicting-version', 'warning', message, span.start, span.end);
  }
}
