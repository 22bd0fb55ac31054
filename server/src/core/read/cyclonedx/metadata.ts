import type { ComponentDraft } from '../bom-builder.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { readComponent, readComponents, readName, readVersion } from './component.ts';
import { asActors, type ComponentFields, type Context, claimText, since } from './context.ts';
import { readLicences } from './licences.ts';
import { readOrganisation, readPerson } from './organisation.ts';
import { readParties } from './party.ts';
import { readProperties } from './properties.ts';
import { readHashes, readReferences } from './references.ts';
import { readServices } from './service.ts';

/** Whom the members of `metadata` speak of. Each is made when first spoken of. */
interface Subjects {
  readonly start: number;
  product: ComponentDraft | undefined;
  /** Stands for all who made the document. */
  maker: ComponentDraft | undefined;
}

function productOf({ bom }: Context, subjects: Subjects): ComponentDraft {
  subjects.product ??= bom.start('product', subjects.start);
  bom.product = subjects.product.index;
  return subjects.product;
}

function makerOf({ bom }: Context, subjects: Subjects): ComponentDraft {
  subjects.maker ??= bom.start('tool', subjects.start);
  return subjects.maker;
}

const toolFields: ComponentFields = new Map([
  ['vendor', (context, tool) => claimText(context, tool, 'supplier', { party: 'organization' })],
  ['name', readName],
  ['version', readVersion],
  ['hashes', readHashes],
  ['externalReferences', readReferences],
]);

/** Since version 1.5 tools are components and services. */
const toolListFields: Fields<Context, 'tool'> = new Map([
  ['components', context => readComponents(context, 'tool')],
  ['services', context => readServices(context, 'tool')],
]);

function readTools(context: Context): void {
  const { cursor, bom } = context;
  if (cursor.kind === 'object') bom.came('1.5', cursor);
  if (readObject(context, toolListFields, 'tool')) return;
  readEach(cursor, () => {
    if (cursor.kind !== 'object') return;
    const { start } = cursor;
    const tool = bom.start('tool', start);
    readObject(context, toolFields, tool);
    tool.span = { start, end: cursor.end };
  });
}

function readLifecycle({ cursor, bom }: Context): void {
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    if (cursor.key !== 'phase' && cursor.key !== 'name') continue;
    const phase = cursor.string();
    if (phase) bom.lifecycles.push(phase.value.toLowerCase());
  }
}

const metadataFields: Fields<Context, Subjects> = new Map<string, (context: Context, subjects: Subjects) => void>([
  ['component', (context, subjects) => readComponent(context, productOf(context, subjects))],
  ['supplier', (context, subjects) => readOrganisation(context, productOf(context, subjects), 'supplier')],
  // until 1.5 `manufacture` is who made the product; since 1.6 `manufacturer` is who made the document
  ['manufacture', (context, subjects) => readOrganisation(context, productOf(context, subjects), 'manufacturer')],
  [
    'manufacturer',
    since('1.6', (context, subjects) =>
      asActors(context, () => readOrganisation(context, makerOf(context, subjects), 'manufacturer')),
    ),
  ],
  [
    'authors',
    (context, subjects) =>
      asActors(context, () =>
        readEach(context.cursor, () => readPerson(context, makerOf(context, subjects), 'author')),
      ),
  ],
  ['licenses', (context, subjects) => asActors(context, () => readLicences(context, makerOf(context, subjects)))],
  ['tools', context => asActors(context, () => readTools(context))],
  ['properties', (context, subjects) => readProperties(context, productOf(context, subjects))],
  [
    'parties',
    since('2.0', (context, subjects) => asActors(context, () => readParties(context, makerOf(context, subjects)))),
  ],
  ['lifecycles', since('1.5', context => readEach(context.cursor, () => readLifecycle(context)))],
]);

/** Reads what the document says of the product and of itself. */
export function readMetadata(context: Context): void {
  const { cursor } = context;
  const subjects: Subjects = { start: cursor.start, product: undefined, maker: undefined };
  if (!readObject(context, metadataFields, subjects)) return;
  const span = { start: subjects.start, end: cursor.end };
  for (const subject of [subjects.product, subjects.maker]) {
    if (!subject) continue;
    if (subject.span.end === subject.span.start) subject.span = span;
    subject.sortClaims();
  }
}
