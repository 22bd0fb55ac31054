import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Claim, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import type { RefTable } from '../ref-table.ts';
import { type Meanings, Relationships } from '../relationships.ts';
import { claimActor } from '../spdx2/actor.ts';
import type { AgentRole, Element, Target } from './elements.ts';

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

const parties: ReadonlyMap<string, Claim['party']> = new Map([
  ['Organization', 'organization'],
  ['Person', 'person'],
  ['SoftwareAgent', 'tool'],
  ['Tool', 'tool'],
]);

const agentTypes: ReadonlySet<string> = new Set([...parties.keys(), 'Agent']);

/** The organisation that SPDX itself is, an element of every document. */
const spdxOrganisation = /^(?:https?:\/\/spdx\.org\/rdf\/[\w.-]+\/terms\/Core\/)?SpdxOrganization$/;

const licenceRelationships: ReadonlySet<string> = new Set(['hasdeclaredlicense', 'hasconcludedlicense']);

/** The elements of a document, which name each other in any order; what they mean together is settled when all are read. */
export class Graph {
  readonly #bom: BomBuilder;
  readonly #cursor: Cursor;
  readonly #problems: Problems;
  readonly #relationships: Relationships;
  readonly #agents = new Map<string, Element>();
  readonly #licences = new Map<string, Stated<string>>();
  readonly #packages: Element[] = [];
  readonly #links: Element[] = [];
  /** Roots of documents and of the collections that those may name. */
  readonly #roots = new Map<string, readonly Target[]>();
  readonly #documentRoots: Target[] = [];
  readonly #documents: Element[] = [];
  readonly #ids: string[] = [];

  constructor(bom: BomBuilder, cursor: Cursor, problems: Problems) {
    this.#bom = bom;
    this.#cursor = cursor;
    this.#problems = problems;
    this.#relationships = new Relationships(bom, meanings);
  }

  add(element: Element): void {
    const { type, draft } = element;
    const id = draft.ref?.value;
    if (type === 'SpdxDocument') this.#documents.push(element);
    else if (id !== undefined && !id.startsWith('_:')) this.#ids.push(id);
    if (isPackage(type)) {
      this.#bom.add(draft, 'component');
      if (type === 'software_Package') this.#bom.componentCount++;
      if (element.agents.length > 0) this.#packages.push(element);
    } else if (agentTypes.has(type)) {
      if (id !== undefined) this.#agents.set(id, element);
    } else if (element.relationship !== '') {
      this.#links.push(element);
    } else if (element.expression && id !== undefined) {
      this.#licences.set(id, element.expression);
    } else if (type === 'SpdxDocument') {
      this.#documentRoots.push(...element.roots);
    } else if (element.roots.length > 0 && id !== undefined) {
      this.#roots.set(id, element.roots);
    }
  }

  settle(): void {
    for (const { draft, agents } of this.#packages) {
      for (const { role, target } of agents) this.#claimAgent(draft, role, target);
    }
    if (this.#links.length > 0) this.#settleLinks(this.#bom.refs());
    for (const root of this.#documentRoots) this.#describe(root);
    this.#relationships.settle();
    this.#settleNames();
    for (const component of this.#bom.components) component.claims.sort((a, b) => a.span.start - b.span.start);
  }

  /** What others call this document and its elements, and what this one takes from others. */
  #settleNames(): void {
    const { links } = this.#bom;
    for (const { draft } of this.#documents) links.name(draft.ref?.value);
    for (const id of this.#roots.keys()) links.name(id);
    for (const id of this.#ids) links.name(id);
    for (const { imports, namespaces } of this.#documents) {
      for (const { id, location } of imports) {
        const target = expanded(id.value, namespaces);
        links.add(id, undefined, target, location ?? target.replace(/[^#/]*$/, ''));
      }
    }
  }

  /** A document describes a package, or a collection whose root is the package. */
  #describe(root: Target): void {
    const id = idOf(root);
    if (!isElement(root)) this.#refer(root);
    for (const inner of this.#roots.get(id) ?? []) this.#relationships.describe(idOf(inner));
    this.#relationships.describe(id);
  }

  #settleLinks(refs: RefTable): void {
    for (const { from, to, relationship, completeness } of this.#links) {
      const type = relationship.toLowerCase().replaceAll('_', '');
      if (completeness && saysGap(type, completeness.value)) this.#bom.gaps.push(completeness);
      const source = from === undefined ? '' : idOf(from);
      const component = this.#bom.components[refs.get(source) ?? -1];
      if (from !== undefined && !isElement(from)) this.#refer(from);
      for (const target of to) {
        if (!isElement(target)) this.#refer(target);
        if (type === 'availablefrom') {
          if (component) this.#claimAgent(component, 'supplier', target, 'availableFrom');
        } else if (licenceRelationships.has(type)) {
          if (component) this.#addLicence(component, target);
        } else {
          this.#relationships.add(source, type, idOf(target));
        }
      }
    }
  }

  #addLicence(component: ComponentDraft, target: Target): void {
    const licence = isElement(target) ? target.expression : this.#licences.get(target.value);
    if (licence && !isNoAssertion(licence.value)) component.licences.push({ ...licence, form: 'expression' });
  }

  /** The name stands on the agent; the component's own reference to it is kept beside. */
  #claimAgent(component: ComponentDraft, role: AgentRole, target: Target, label?: string): void {
    const agent = isElement(target) ? target : this.#agents.get(target.value);
    if (agent === undefined) {
      if (!isElement(target)) this.#claimUnresolved(component, role, target);
      return;
    }
    const party = parties.get(agent.type);
    const more = {
      ...(party === undefined ? {} : { party }),
      ...(isElement(target) ? {} : { via: target.span }),
    };
    addClaim(component, role, agent.draft.name, label === undefined ? more : { ...more, label }, this.#cursor);
    for (const claim of agent.draft.claims) {
      if (claim.role !== 'email' && claim.role !== 'url') continue;
      addClaim(component, claim.role, claim, { ...more, label: role });
    }
  }

  /** What every document may name without holding it is the vocabulary's own. */
  #refer(target: Stated<string>): void {
    if (!isNoAssertion(target.value) && !spdxOrganisation.test(target.value)) this.#bom.refer(target);
  }

  /** A name where an id should be is taken for the name; an id that nothing in the document has names nobody. */
  #claimUnresolved(component: ComponentDraft, role: AgentRole, target: Stated<string>): void {
    if (isNoAssertion(target.value)) {
      component.unstated ??= target;
      return;
    }
    if (spdxOrganisation.test(target.value)) {
      addClaim(component, role, target, { party: 'organization' });
      return;
    }
    if (!/^(?:_:|[a-z][a-z0-9+.-]*:\S)/i.test(target.value) || /^\w+: /.test(target.value)) {
      claimActor(this.#cursor, this.#problems, component, role, target);
      return;
    }
    this.#bom.refer(target);
    if (/^https?:/i.test(target.value)) addClaim(component, 'url', target, { label: role });
  }
}

/** `ext:SPDXRef-1` in full, by the prefixes of the document. */
function expanded(id: string, namespaces: ReadonlyMap<string, string>): string {
  const at = id.indexOf(':');
  const namespace = namespaces.get(id.slice(0, Math.max(0, at)));
  return namespace === undefined ? id : namespace + id.slice(at + 1);
}

/** That the parts of something may be more is a gap of the list; of other relations only what is said for sure. */
function saysGap(type: string, completeness: string): boolean {
  return completeness === 'incomplete' || (completeness === 'noAssertion' && meanings.get(type)?.[0] === 'brings-in');
}

function isPackage(type: string): boolean {
  return type === 'software_Package' || type === 'ai_AIPackage' || type === 'dataset_DatasetPackage';
}

function isElement(target: Target): target is Element {
  return 'draft' in target;
}

function idOf(target: Target): string {
  return isElement(target) ? (target.draft.ref?.value ?? '') : target.value;
}
