import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { statedOf, type TapeText } from '../../syntax/tape-text.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder } from '../bom-builder.ts';
import { digestName } from '../links.ts';
import { readEach } from '../members.ts';
import { saysNoAssertion } from '../no-assertion.ts';
import { tellSecondFormat } from '../second-format.ts';
import { claimText } from '../text-claims.ts';
import { mayNameSomebody } from '../unread-member.ts';
import { labelKeys, readDetail, textHere, valueKeys } from './detail.ts';
import {
  type Alike,
  added,
  agentRole,
  alikeOf,
  asReference,
  type Detail,
  type DetailKind,
  type Element,
  emptyElement,
  follow,
  isElement,
  type Named,
  type Target,
} from './elements.ts';
import type { Graph } from './graph.ts';
import { claimDetail } from './identifiers.ts';
import { compactTerm, typeOf, wordOf } from './terms.ts';

/** What the decoders of an SPDX 3 document pass along. */
export interface Spdx3Context {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly graph: Graph;
  readonly problems: Problems;
  /** A graph is being read; an element outside of one is a fragment that states no version for a document. */
  inGraph: boolean;
}

type ElementField = (context: Spdx3Context, element: Element) => void;

/** Reads a text, or each of several. */
function each(
  read: (text: Stated<string> | TapeText, context: Spdx3Context, element: Element) => unknown,
): ElementField {
  return (context, element) => {
    const { cursor } = context;
    const text = cursor.text();
    if (text) {
      read(text, context, element);
      return;
    }
    readEach(cursor, () => {
      const stated = textHere(cursor);
      if (stated) read(stated, context, element);
    });
  };
}

/** `deviceDriver` is what other formats call `device-driver`. */
function kindOf(purpose: string): string {
  return wordOf(purpose)
    .replaceAll(/[A-Z]/g, capital => `-${capital}`)
    .toLowerCase();
}

function text(role: Role, label?: string): ElementField {
  return each((stated, _, { draft: component }) => {
    if (!saysNoAssertion(stated)) addClaim(component, role, stated, label === undefined ? {} : { label });
  });
}

function freeText(label: string): ElementField {
  return each((stated, { cursor }, { draft: component }) => claimText(cursor, component, stated, label));
}

function readVersion(context: Spdx3Context, { draft: component }: Element): void {
  const { cursor } = context;
  readEach(cursor, () => {
    // some writers make a number of it
    const stated = cursor.kind === 'object' ? textHere(cursor) : cursor.scalar();
    component.version = stated ?? component.version;
  });
}

/** Reads the elements of a graph, or of a document that is nothing but the list of them. */
export function readGraph(context: Spdx3Context): void {
  const { cursor } = context;
  context.inGraph = true;
  if (cursor.string()) return;
  readEach(cursor, () => {
    if (cursor.kind === 'object') readMember(context);
    else cursor.string();
  });
}

/** Reads an element of the graph, or finds that it is written like another one. */
function readMember(context: Spdx3Context): void {
  const { cursor, bom, graph } = context;
  const { tape, node } = cursor.here;
  const element = emptyElement(cursor.start, bom);
  const alike = graph.patterns.read(cursor, element.draft, () => readAlone(context, element, node));
  if (alike) follow(element, alike, tape, node);
  graph.add(element);
}

/** Reads an element, and says what it has in common with others if it has nothing to do with what is around it. */
function readAlone(context: Spdx3Context, element: Element, node: number): Alike | false {
  const { bom, graph, problems } = context;
  const { specVersion } = bom;
  const before = bom.found + graph.found + problems.count;
  readMembers(context, element);
  const isAlone = bom.found + graph.found + problems.count === before && bom.specVersion === specVersion;
  const alike = isAlone && alikeOf(element, node);
  if (!alike) return false;
  element.draft.sortClaims();
  return alike;
}

function detailOf(element: Element): Detail {
  element.detail ??= { label: '', values: [] };
  return element.detail;
}

const label = each((stated, _, element) => {
  detailOf(element).label = wordOf(stated.value);
});

const value = each((stated, _, element) => detailOf(element).values.push(stated));

/** Reads objects that are no elements: where they stand, or by their ids. */
function details(kind: DetailKind): ElementField {
  return (context, element) => {
    const { cursor, graph } = context;
    readEach(cursor, () => {
      if (cursor.kind !== 'object') {
        const target = cursor.string();
        if (target) element.details = added(element.details, { kind, target });
        return;
      }
      const { id, detail } = readDetail(cursor);
      if (detail.values.length > 0) {
        claimDetail(element.draft, kind, detail);
        if (id) graph.addDetail(id.value, detail);
      } else if (id) element.details = added(element.details, { kind, target: id });
    });
  };
}

/** A `Hash` of SPDX 3; other integrity methods tell nothing of bytes. */
function digestAt(cursor: Cursor): readonly string[] {
  let algorithm = '';
  let value = '';
  if (!cursor.enter('object')) return [];
  while (cursor.next()) {
    if (cursor.key === 'algorithm') algorithm = cursor.string()?.value ?? '';
    else if (cursor.key === 'hashValue') value = cursor.string()?.value ?? '';
  }
  const digest = digestName(algorithm, value);
  return digest === undefined ? [] : [digest];
}

function readImports({ cursor }: Spdx3Context, element: Element): void {
  readEach(cursor, () => {
    let id = cursor.kind === 'object' ? undefined : cursor.string();
    let location: string | undefined;
    const digests: string[] = [];
    if (cursor.enter('object')) {
      while (cursor.next()) {
        if (cursor.key === 'externalSpdxId') id = cursor.string();
        else if (cursor.key === 'locationHint') location = cursor.string()?.value;
        else if (cursor.key === 'verifiedUsing') readEach(cursor, () => digests.push(...digestAt(cursor)));
      }
    }
    if (id) element.imports = added(element.imports, { id, location, digests });
  });
}

function readNamespaces({ cursor }: Spdx3Context, element: Element): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let prefix: string | undefined;
    let namespace: string | undefined;
    while (cursor.next()) {
      if (cursor.key === 'prefix') prefix = cursor.string()?.value;
      else if (cursor.key === 'namespace') namespace = cursor.string()?.value;
    }
    if (prefix === undefined || namespace === undefined) return;
    element.namespaces ??= new Map();
    element.namespaces.set(prefix, namespace);
  });
}

/** Every element refers to how it was made, nearly always to the same. */
function readCreation(context: Spdx3Context): void {
  const { cursor, graph } = context;
  const text = cursor.kind === 'string' ? cursor.text() : undefined;
  if (text && graph.isLastCreation(text)) return;
  readTargets(context, target => graph.refersToCreation(target));
  if (text) graph.lastCreation = text;
}

const elementFields: ReadonlyMap<string, ElementField> = new Map<string, ElementField>([
  [
    'type',
    each((stated, _, element) => {
      element.type = typeOf(stated.value);
    }),
  ],
  [
    'spdxId',
    each((stated, _, { draft: component }) => {
      component.ref = stated;
    }),
  ],
  [
    'name',
    each((stated, _, { draft: component }) => {
      component.name = stated;
      addClaim(component, 'name', stated);
    }),
  ],
  ['software_packageVersion', readVersion],
  ['hardware_hardwareVersion', readVersion],
  [
    'software_primaryPurpose',
    each((stated, _, { draft: component }) => {
      component.kind = kindOf(stated.value);
    }),
  ],
  ['hardware_partNumber', text('model-number')],
  ['software_packageUrl', text('purl')],
  ['externalIdentifier', details('identifier')],
  ['externalIdentifiers', details('identifier')],
  ['externalRef', details('reference')],
  ['software_contentIdentifier', details('content')],
  ['verifiedUsing', details('hash')],
  ...[...labelKeys].map(key => [key, label] as const),
  ...[...valueKeys].map(key => [key, value] as const),
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
    each((stated, _, element) => {
      element.expression = statedOf(stated);
    }),
  ],
  [
    'relationshipType',
    each((stated, _, element) => {
      element.relationship = wordOf(stated.value);
    }),
  ],
  [
    'from',
    (context, element) =>
      readNamed(context, target => {
        element.from = target;
      }),
  ],
  [
    'to',
    (context, element) =>
      readNamed(context, target => {
        element.to = added(element.to, target);
      }),
  ],
  [
    'rootElement',
    (context, element) =>
      readTargets(context, target => {
        element.roots = added(element.roots, target);
      }),
  ],
  // members of a collection are named by their ids; some writers put the elements themselves here
  ['element', context => readTargets(context, () => {})],
  [
    'completeness',
    each((stated, _, element) => {
      element.completeness = stated;
    }),
  ],
  ['software_sbomType', each((stated, { bom }) => bom.lifecycles.push(wordOf(stated.value).toLowerCase()))],
  [
    'specVersion',
    each((stated, { bom, inGraph }) => {
      if (inGraph) bom.specVersion ??= statedOf(stated);
    }),
  ],
  ['creationInfo', readCreation],
  ['import', readImports],
  ['imports', readImports],
  ['namespaceMap', readNamespaces],
  ['@graph', readGraph],
  ...['@set', '@list'].map((key): [string, ElementField] => [
    key,
    (context, element) =>
      readTargets(context, target => {
        element.listed = added(element.listed, target);
      }),
  ]),
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['@type', 'type'],
  ['@id', 'spdxId'],
]);

/** The field for a key as the context has it, in full, or without the profile that early writers left out. */
function fieldOf(key: string): ElementField | undefined {
  const known = elementFields.get(aliases.get(key) ?? key);
  if (known) return known;
  const compact = compactTerm(key);
  return elementFields.get(compact) ?? elementFields.get(`software_${compact}`) ?? agentField(compact);
}

function agentField(key: string): ElementField | undefined {
  const role = agentRole(key);
  if (role === undefined) return undefined;
  return (context, element) =>
    readNamed(context, target => {
      element.agents = added(element.agents, { role, target });
    });
}

/** Reads one or several references. Of most ids nobody asks for the text. */
function readNamed(context: Spdx3Context, take: (target: Named) => void): void {
  const { cursor } = context;
  const text = cursor.text();
  if (text) take(text);
  else if (cursor.kind !== 'array') readTargets(context, take);
  else {
    readEach(cursor, () => {
      const id = cursor.text();
      if (id) take(id);
      else readTargets(context, take);
    });
  }
}

/** Every document has the same few keys a thousand times. */
const fields = new Map<string, ElementField | null>();
const mostRemembered = 500;

function fieldFor(key: string): ElementField | undefined {
  const known = fields.get(key);
  if (known !== undefined) return known ?? undefined;
  const field = fieldOf(key);
  if (fields.size < mostRemembered) fields.set(key, field ?? null);
  return field;
}

/** Reads a reference: an id, or an object that stands where an id might. */
function readTarget(context: Spdx3Context): Target | undefined {
  return context.cursor.kind === 'object' ? asReference(readElement(context)) : context.cursor.string();
}

/** Reads one or several references, also where linked data puts them into an object of their own. */
function readTargets(context: Spdx3Context, take: (target: Target) => void): void {
  const id = context.cursor.string();
  if (id) {
    take(id);
    return;
  }
  readEach(context.cursor, () => {
    const target = readTarget(context);
    if (!target) return;
    if (isElement(target) && target.listed.length > 0) target.listed.forEach(take);
    else take(target);
  });
}

/** Reads the element that the cursor stands on, with all that stand in it. */
export function readElement(context: Spdx3Context): Element {
  const { bom, cursor, graph } = context;
  const element = emptyElement(cursor.start, bom);
  readMembers(context, element);
  graph.add(element);
  return element;
}

function readMembers(context: Spdx3Context, element: Element): void {
  const { cursor } = context;
  const { start } = cursor;
  if (cursor.enter('object')) {
    while (cursor.next()) {
      const { key } = cursor;
      const field = fieldFor(key);
      if (field) field(context, element);
      else if (tellSecondFormat(context.problems, 'spdx3', key, cursor.keySpan)) continue;
      else if (mayNameSomebody(key)) element.unread = added(element.unread, { value: key, span: cursor.keySpan });
    }
  }
  element.draft.span = { start, end: cursor.end };
}
