import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { statedOf, TapeText } from '../../syntax/tape-text.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import type { BomBuilder, ComponentDraft } from '../bom-builder.ts';
import { saysNoAssertion } from '../no-assertion.ts';
import { Patterns } from '../patterns.ts';
import { type Ref, refText } from '../ref.ts';
import type { RefTable } from '../ref-table.ts';
import { type Meanings, Relationships } from '../relationships.ts';
import { tellUnread } from '../unread-member.ts';
import { Agents, isAgentType, tellReference } from './agents.ts';
import {
  type Alike,
  agentRole,
  type Detail,
  type Element,
  idOf,
  isElement,
  type Named,
  reversedRole,
  type Target,
} from './elements.ts';
import { claimDetail } from './identifiers.ts';
import { Settled } from './settled.ts';
import { isSpdx, wordOf } from './terms.ts';

/** What the relationship types of SPDX 3 mean; some writers keep the names of version 2. */
const meanings: Meanings = new Map([
  ['describes', ['describes']],
  ['contains', ['brings-in']],
  ['dependson', ['brings-in']],
  ['hasdynamiclink', ['brings-in']],
  ['hasstaticlink', ['brings-in']],
  ['hasprerequisite', ['brings-in']],
  ['hasoptionalcomponent', ['brings-in']],
  ['hasoptionaldependency', ['brings-in']],
  ['hasprovideddependency', ['brings-in']],
  ['packagedby', ['brings-in', true]],
  ['ancestorof', ['made-from', true]],
  ['descendantof', ['made-from']],
  ['generates', ['made-from', true]],
]);

const packageTypes: ReadonlySet<string> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

const licenceRelationships: ReadonlySet<string> = new Set(['hasdeclaredlicense', 'hasconcludedlicense']);

/** What no document lists as a part of the product, whoever supplied it. */
const noArtifact =
  /^(?:SpdxDocument|Bundle|Bom|software_Sbom|CreationInfo|Annotation|(?:security|\w{0,40}licensing)_\w+)$/;

/** Roles of claims that say whose an artifact is: of the files of a document only those that make such a claim are kept. */
const telling: ReadonlySet<Role> = new Set(['purl', 'cpe', 'swid', 'email', 'url', 'download', 'model-number']);

/** Ids by which others may call parts of the document: enough to know it by. */
const mostIds = 200;

/** Relationships to those who reported, mended or built something: that is not who supplied it. */
const ofReports = /^(?:(?:re)?publish|report|found?|coordinat|fix|invok|delegat|modif|amend|test)\w*$/;

interface Link {
  readonly source: Ref;
  readonly from: Named | undefined;
  readonly type: string;
  readonly relationship: string;
  readonly target: Named;
}

/** The elements of a document, which name each other in any order; what they mean together is settled when all are read. */
export class Graph {
  readonly #bom: BomBuilder;
  readonly #problems: Problems;
  readonly #relationships: Relationships;
  readonly #cut = new Set<Detail>();
  readonly #details = new Map<string, Detail>();
  readonly #agents: Agents;
  readonly #licences = new Map<string, Stated<string>>();
  /** Artifacts with an agent or an object that is no element, to be looked up. */
  readonly #open: Element[] = [];
  readonly #links: Element[] = [];
  /** Files and the like of which nothing so far says whose they are: a relationship may. */
  readonly #files = new Map<string, ComponentDraft>();
  /** Roots of documents and of the collections that those may name. */
  readonly #roots = new Map<string, readonly Target[]>();
  readonly #documentRoots: Target[] = [];
  readonly #documents: Element[] = [];
  readonly #ids: string[] = [];
  readonly #creations = new Set<string>();
  readonly patterns = new Patterns<Alike>();
  #added = 0;

  constructor(bom: BomBuilder, cursor: Cursor, problems: Problems) {
    this.#bom = bom;
    this.#problems = problems;
    this.#relationships = new Relationships(bom, meanings);
    this.#agents = new Agents(cursor, problems, this.#details);
  }

  add(element: Element): void {
    const { type, draft } = element;
    this.#added++;
    if (type === 'SpdxDocument') this.#documents.push(element);
    else if (this.#ids.length < mostIds) {
      const own = draft.ref?.value;
      if (own !== undefined && !own.startsWith('_:')) this.#ids.push(own);
    }
    // of most elements nobody asks for the text of the id
    if (isPackage(type)) this.#addArtifact(element);
    else if (element.relationship !== '' && !isAgentType(type)) this.#links.push(element);
    else this.#addNamed(element, draft.ref?.value);
  }

  #addNamed(element: Element, id: string | undefined): void {
    const { type } = element;
    if (isAgentType(type)) this.#agents.add(element);
    else if (element.expression && id !== undefined) {
      this.#licences.set(id, element.expression);
    } else if (element.detail && id !== undefined) {
      this.addDetail(id, element.detail);
    } else if (type === 'SpdxDocument') {
      this.#documentRoots.push(...element.roots);
    } else if (element.roots.length > 0) {
      if (id !== undefined) this.#roots.set(id, element.roots);
    } else if (!noArtifact.test(type)) this.#addOther(element, id);
  }

  addDetail(id: string, detail: Detail): void {
    this.#added++;
    this.#details.set(id, detail);
  }

  /** Grows with whatever an element adds to the graph. */
  get found(): number {
    return this.#added + this.#creations.size;
  }

  /** How the element before was made. */
  lastCreation: TapeText | undefined = undefined;

  isLastCreation({ tape, node }: TapeText): boolean {
    const last = this.lastCreation;
    // an element that is written alike has to say the same
    tape.plainBytes(node);
    return last !== undefined && last.tape === tape && tape.isSame(last.node, node);
  }

  refersToCreation(target: Target): void {
    if (isElement(target) || this.#creations.has(target.value)) return;
    this.#creations.add(target.value);
    this.#bom.refer(target);
  }

  settle(): void {
    const settled = new Settled(this.#agents, this.#problems);
    for (const element of this.#open) {
      const { draft, details } = element;
      settled.settle(element, () => {
        for (const { role, target } of element.agents) this.#agents.claim(draft, role, target);
      });
      for (const { kind, target } of details) {
        const detail = this.#details.get(target.value);
        if (detail) claimDetail(draft, kind, this.#shared(detail), target.span);
        else if (kind === 'hash' || kind === 'content') this.#refer(target);
        else
          tellReference(
            this.#problems,
            target,
            `This ${kind} is “${printable(target.value, 80)}”, which does not stand in the document.`,
          );
      }
    }
    if (this.#links.length > 0) this.#settleLinks();
    for (const root of this.#documentRoots) this.#describe(root);
    this.#relationships.settle();
    this.#settleNames();
    for (const component of this.#bom.components) component.sortClaims();
    this.#agents.tellMissing(new Set(this.#documents.flatMap(({ imports }) => imports.map(({ id }) => id.value))));
  }

  #addArtifact(element: Element): void {
    const { type, draft, agents, details, unread } = element;
    if (isHardware(type)) draft.kind ??= 'hardware';
    this.#bom.add(draft, 'component');
    if (type === 'software_Package' || isHardware(type)) this.#bom.componentCount++;
    if (agents.length > 0 || details.length > 0) this.#open.push(element);
    for (const key of unread) tellUnread(this.#problems, key);
  }

  /** A file, a snippet, or what another profile or version has: it is a component where something says whose it is. */
  #addOther(element: Element, id: string | undefined): void {
    const { type, draft, agents, details, unread } = element;
    const isNamed = details.some(({ kind }) => kind === 'identifier' || kind === 'reference');
    if (isNamed || agents.length > 0 || unread.length > 0 || draft.someClaim(({ kind }) => telling.has(kind))) {
      if (type === 'software_File' || type === 'software_Snippet') draft.kind ??= 'file';
      this.#addArtifact(element);
    } else if (id === undefined) return;
    else if (type.startsWith('software_')) this.#files.set(id, draft);
    else if (draft.name) this.#agents.add(element);
  }

  /** What others call this document and its elements, and what this one takes from others. */
  #settleNames(): void {
    const { links } = this.#bom;
    for (const { draft } of this.#documents) links.name(draft.ref?.value);
    for (const id of this.#roots.keys()) links.name(id);
    for (const id of this.#ids) links.name(id);
    for (const { imports, namespaces } of this.#documents) {
      for (const { id, location, digests } of imports) {
        const target = expanded(id.value, namespaces ?? new Map());
        links.add(
          id,
          undefined,
          target,
          location ?? target.slice(0, Math.max(target.lastIndexOf('#'), target.lastIndexOf('/')) + 1),
          digests,
        );
      }
    }
  }

  /** A document describes a package, or a collection whose root is the package. */
  #describe(root: Target): void {
    const id = idOf(root);
    this.#refer(root);
    for (const inner of this.#roots.get(id) ?? []) this.#relationships.describe(idOf(inner));
    this.#relationships.describe(id);
  }

  /** What every element that names the object claims of it; the rest is told once. */
  #shared(detail: Detail): Detail {
    const { label, values } = detail;
    const [beyond] = values.slice(mostShared);
    if (beyond === undefined) return detail;
    if (!this.#cut.has(detail)) {
      this.#cut.add(detail);
      const count = values.length - mostShared;
      const message = `Of the ${values.length} values of this object the first ${mostShared} are read: ${count} are not.`;
      this.#problems.notRead('value', 'too-many-values', 'warning', message, statedOf(beyond).span, count);
    }
    return { label, values: values.slice(0, mostShared) };
  }

  #settleLinks(): void {
    this.#takeFilesOf(this.#links);
    const refs = this.#bom.refs();
    for (const { from, to, relationship, completeness } of this.#links) {
      const type = relationship.toLowerCase().replaceAll('_', '');
      const word = completeness && wordOf(completeness.value);
      if (completeness && word !== undefined && saysGap(type, word)) {
        this.#bom.gaps.push({ value: word, span: statedOf(completeness).span });
      }
      const source = from === undefined ? '' : refOf(from);
      const component = this.#bom.components[refs.get(source) ?? -1];
      if (from !== undefined) this.#refer(from);
      const role = agentRole(type);
      for (const target of to) {
        if (role !== undefined) {
          if (component) this.#agents.claim(component, role, target, relationship);
          continue;
        }
        this.#refer(target);
        if (licenceRelationships.has(type)) {
          if (component) this.#addLicence(component, target);
        } else if (isBringing(type) && saysNothing(target)) {
          if (!isElement(target) && /noassertion/i.test(target.value)) this.#bom.gaps.push(statedOf(target));
        } else {
          this.#settleOther({ source, from, type, relationship, target }, refs);
        }
      }
    }
  }

  /** A relationship that is not about agents, or names one from its other end, or in a way that nobody knows. */
  #settleOther({ source, from, type, relationship, target }: Link, refs: RefTable): void {
    const id = refOf(target);
    this.#relationships.add(source, type, id);
    if (meanings.has(type) || ofReports.test(type)) return;
    const supplied = this.#bom.components[refs.get(id) ?? -1];
    const role = reversedRole(type);
    if (supplied && from !== undefined && role !== undefined) this.#agents.claim(supplied, role, from, relationship);
    else if (
      (supplied && this.#agents.has(refText(source))) ||
      (refs.get(source) !== undefined && this.#agents.has(refText(id)))
    ) {
      const value = isElement(target) ? target.draft.ref : statedOf(target);
      const message = `This relationship, “${printable(relationship, 40)}”, names an agent in a way that is not known: it is not read.`;
      if (value) this.#problems.notRead('part', 'unread-member', 'warning', message, value.span);
    }
  }

  /** Files become components where a relationship says whose they are. */
  #takeFilesOf(links: readonly Element[]): void {
    if (this.#files.size === 0) return;
    for (const { from, relationship } of links) {
      const id = from && idOf(from);
      const file = id !== undefined && agentRole(relationship) !== undefined ? this.#files.get(id) : undefined;
      if (id === undefined || !file) continue;
      this.#files.delete(id);
      file.kind ??= 'file';
      this.#bom.add(file, 'component');
    }
  }

  #addLicence(component: ComponentDraft, target: Named): void {
    const licence = isElement(target) ? target.expression : this.#licences.get(target.value);
    if (licence && !isNoAssertion(licence.value)) component.license('expression', licence);
  }

  /** The standard's own elements stand in no document. */
  #refer(target: Named): void {
    if (!isElement(target) && !saysNothing(target) && !isOfStandard(target)) this.#bom.refer(target);
  }
}

/** How an id or an element is referred to, without a text of one that still stands on its tape. */
function refOf(target: Named): Ref {
  return target instanceof TapeText ? target : idOf(target);
}

function saysNothing(target: Named): boolean {
  return isElement(target) ? isNoAssertion(idOf(target)) : saysNoAssertion(target);
}

function isOfStandard(target: Stated<string> | TapeText): boolean {
  if (target instanceof TapeText) {
    const bytes = target.tape.plainBytes(target.node);
    if (bytes && bytes[target.tape.textEnd(target.node) - 1] !== lastLetter) return false;
  }
  return isSpdx(target.value);
}

/** Of `SpdxOrganization`. */
const lastLetter = 110;

/** `ext:SPDXRef-1` in full, by the prefixes of the document. */
function expanded(id: string, namespaces: ReadonlyMap<string, string>): string {
  const at = id.indexOf(':');
  const namespace = namespaces.get(id.slice(0, Math.max(0, at)));
  return namespace === undefined ? id : namespace + id.slice(at + 1);
}

/** Values of one object that many elements name: every one of them would claim all. */
const mostShared = 100;

/** That the parts of something may be more is a gap of the list; of other relations only what is said for sure. */
function saysGap(type: string, completeness: string): boolean {
  return completeness === 'incomplete' || (completeness === 'noAssertion' && isBringing(type));
}

function isBringing(type: string): boolean {
  return meanings.get(type)?.[0] === 'brings-in';
}

function isPackage(type: string): boolean {
  return packageTypes.has(type) || isHardware(type);
}

/** Of SPDX 3.1. */
function isHardware(type: string): boolean {
  return /^hardware_\w*Hardware$/.test(type);
}
