import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Role } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder, draft } from '../bom-builder.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { claimText } from '../text-claims.ts';
import type { AgentRole, Element, Target } from './elements.ts';
import type { Graph } from './graph.ts';
import { readContentIds, readHashes, readIdentifiers, readReferences } from './identifiers.ts';

/** What the decoders of an SPDX 3 document pass along. */
export interface Context {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly graph: Graph;
  readonly problems: Problems;
  /** A graph is being read; an element outside of one is a fragment that states no version for a document. */
  inGraph: boolean;
}

type Field = (context: Context, element: Element) => void;

/** `https://spdx.org/rdf/3.0.1/terms/Software/Package` is `software_Package` where no context shortens it. */
function compactType(type: string): string {
  const [, profile = '', name = type] = /\/terms\/(\w+)\/(\w+)$/.exec(type) ?? [];
  return profile === '' || profile === 'Core' ? name : `${profile.toLowerCase()}_${name}`;
}

function readType({ cursor }: Context, element: Element): void {
  readEach(cursor, () => {
    element.type = compactType(cursor.string()?.value ?? element.type);
  });
}

function readRef({ cursor }: Context, { draft: component }: Element): void {
  component.ref = cursor.string() ?? component.ref;
}

function readName({ cursor }: Context, { draft: component }: Element): void {
  component.name = cursor.string() ?? component.name;
  addClaim(component, 'name', component.name);
}

function readVersion({ cursor }: Context, { draft: component }: Element): void {
  component.version = cursor.stated() ?? component.version;
}

/** `deviceDriver` is what other formats call `device-driver`. */
function readPurpose({ cursor }: Context, { draft: component }: Element): void {
  component.kind = cursor
    .string()
    ?.value.replaceAll(/[A-Z]/g, capital => `-${capital}`)
    .toLowerCase();
}

function text(role: Role, label?: string): Field {
  return ({ cursor }, { draft: component }) => {
    readEach(cursor, () => {
      const stated = cursor.string();
      if (stated && !isNoAssertion(stated.value))
        addClaim(component, role, stated, label === undefined ? {} : { label });
    });
  };
}

function freeText(label: string): Field {
  return ({ cursor }, { draft: component }) => claimText(cursor, component, cursor.string(), label);
}

function agents(role: AgentRole): Field {
  return (context, element) => readTargets(context, target => element.agents.push({ role, target }));
}

function readCompleteness({ cursor }: Context, element: Element): void {
  element.completeness = cursor.string();
}

function readLifecycles({ cursor, bom }: Context): void {
  readEach(cursor, () => {
    const phase = cursor.string();
    if (phase) bom.lifecycles.push(phase.value.toLowerCase());
  });
}

function readSpecVersion({ cursor, bom, inGraph }: Context): void {
  if (inGraph) bom.specVersion ??= cursor.stated();
}

function readGraph(context: Context): void {
  context.inGraph = true;
  readTargets(context, () => {});
}

function readImports({ cursor }: Context, { imports }: Element): void {
  readEach(cursor, () => {
    let id = cursor.string();
    let location: string | undefined;
    if (cursor.enter('object')) {
      while (cursor.next()) {
        if (cursor.key === 'externalSpdxId') id = cursor.string();
        else if (cursor.key === 'locationHint') location = cursor.string()?.value;
      }
    }
    if (id) imports.push({ id, location });
  });
}

function readNamespaces({ cursor }: Context, { namespaces }: Element): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let prefix: string | undefined;
    let namespace: string | undefined;
    while (cursor.next()) {
      if (cursor.key === 'prefix') prefix = cursor.string()?.value;
      else if (cursor.key === 'namespace') namespace = cursor.string()?.value;
    }
    if (prefix !== undefined && namespace !== undefined) namespaces.set(prefix, namespace);
  });
}

const elementFields: Fields<Context, Element> = new Map<string, Field>([
  ['type', readType],
  ['@type', readType],
  ['spdxId', readRef],
  ['@id', readRef],
  ['name', readName],
  ['software_packageVersion', readVersion],
  ['software_primaryPurpose', readPurpose],
  ['suppliedBy', agents('supplier')],
  ['originatedBy', agents('originator')],
  ['software_packageUrl', text('purl')],
  ['externalIdentifier', ({ cursor }, element) => readIdentifiers(cursor, element.draft)],
  ['externalIdentifiers', ({ cursor }, element) => readIdentifiers(cursor, element.draft)],
  ['externalRef', ({ cursor }, element) => readReferences(cursor, element.draft)],
  ['software_contentIdentifier', ({ cursor }, element) => readContentIds(cursor, element.draft)],
  ['verifiedUsing', ({ cursor }, element) => readHashes(cursor, element.draft)],
  ['software_homePage', text('url', 'homePage')],
  ['software_downloadLocation', text('download', 'downloadLocation')],
  ['software_copyrightText', text('copyright')],
  ['software_attributionText', text('copyright', 'attribution')],
  ['software_sourceInfo', freeText('sourceInfo')],
  ['description', freeText('description')],
  ['summary', freeText('summary')],
  ['comment', freeText('comment')],
  [
    'simplelicensing_licenseExpression',
    ({ cursor }, element) => {
      element.expression = cursor.string();
    },
  ],
  [
    'relationshipType',
    ({ cursor }, element) => {
      element.relationship = cursor.string()?.value ?? '';
    },
  ],
  [
    'from',
    (context, element) =>
      readTargets(context, target => {
        element.from = target;
      }),
  ],
  ['to', (context, element) => readTargets(context, target => element.to.push(target))],
  ['rootElement', (context, element) => readTargets(context, target => element.roots.push(target))],
  // members of a collection are named by their ids; some writers put the elements themselves here
  ['element', context => readTargets(context, () => {})],
  ['import', readImports],
  ['imports', readImports],
  ['namespaceMap', readNamespaces],
  ['completeness', readCompleteness],
  ['software_sbomType', readLifecycles],
  ['specVersion', readSpecVersion],
  ['creationInfo', context => readTargets(context, () => {})],
  ['@graph', readGraph],
]);

/** Reads one or several references: ids, or objects that stand where an id might. */
function readTargets(context: Context, each: (target: Target) => void): void {
  const { cursor } = context;
  readEach(cursor, () => {
    const target = cursor.kind === 'object' ? readElement(context) : cursor.string();
    if (target) each(target);
  });
}

/** Reads the element that the cursor stands on, with all that stand in it. */
export function readElement(context: Context): Element {
  const { cursor, graph } = context;
  const { start } = cursor;
  const element: Element = {
    type: '',
    draft: draft(start),
    agents: [],
    relationship: '',
    from: undefined,
    to: [],
    completeness: undefined,
    roots: [],
    expression: undefined,
    imports: [],
    namespaces: new Map(),
  };
  readObject(context, elementFields, element);
  element.draft.span = { start, end: cursor.end };
  graph.add(element);
  return element;
}
