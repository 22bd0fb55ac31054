import type { Role, Stated } from '../../model/claim.ts';
import { type ComponentDraft, draft } from '../bom-builder.ts';

/** An element that another names by its id, or an element that stands in its place. */
export type Target = Stated<string> | Element;

export type AgentRole = Extract<Role, 'supplier' | 'originator' | 'manufacturer'>;

/** Objects that are no elements, and stand inside one or are named by it. */
export type DetailKind = 'identifier' | 'reference' | 'content' | 'hash';

/** What such an object states: of what kind its values are, in a word, and the values. */
export interface Detail {
  label: string;
  readonly values: Stated<string>[];
}

/** One element of the graph. Its type may stand behind its other members, so everything is kept until it is known. */
export interface Element {
  /** As the context of the standard shortens it: `software_Package`, `Organization` … */
  type: string;
  /** What the element says of itself: the component that it is, should it be a package. */
  readonly draft: ComponentDraft;
  readonly agents: { readonly role: AgentRole; readonly target: Target }[];
  /** What it names by an id and does not hold. */
  readonly details: { readonly kind: DetailKind; readonly target: Stated<string> }[];
  /** Of an object that is no element. */
  detail: Detail | undefined;
  /** Keys that may name somebody and are not known. */
  readonly unread: Stated<string>[];
  /** Of a relationship. */
  relationship: string;
  from: Target | undefined;
  readonly to: Target[];
  completeness: Stated<string> | undefined;
  /** Of a collection. */
  readonly roots: Target[];
  /** Of a document: elements of others, each with where it is said to be found. */
  readonly imports: { readonly id: Stated<string>; readonly location: string | undefined }[];
  /** Of a document: prefixes that ids may begin with. */
  readonly namespaces: Map<string, string>;
  /** Of a licence. */
  expression: Stated<string> | undefined;
}

/** An element of which nothing is read yet. */
export function emptyElement(at: number): Element {
  return {
    type: '',
    draft: draft(at),
    agents: [],
    details: [],
    detail: undefined,
    unread: [],
    relationship: '',
    from: undefined,
    to: [],
    completeness: undefined,
    roots: [],
    expression: undefined,
    imports: [],
    namespaces: new Map(),
  };
}

export function isElement(target: Target): target is Element {
  return 'draft' in target;
}

export function idOf(target: Target): string {
  return isElement(target) ? (target.draft.ref?.value ?? '') : target.value;
}

/** An object that holds an id and nothing else is a reference, as linked data spells it. */
export function asReference(target: Target): Target {
  if (!isElement(target)) return target;
  const { type, draft: own, agents } = target;
  return own.ref && type === '' && own.claims.length === 0 && agents.length === 0 ? own.ref : target;
}

const roles: ReadonlyMap<string, AgentRole> = new Map([
  ['suppliedby', 'supplier'],
  ['supplier', 'supplier'],
  ['providedby', 'supplier'],
  ['distributedby', 'supplier'],
  ['availablefrom', 'supplier'],
  ['originatedby', 'originator'],
  ['originator', 'originator'],
  ['manufacturedby', 'manufacturer'],
  ['manufacturer', 'manufacturer'],
  ['producedby', 'manufacturer'],
  ['madeby', 'manufacturer'],
  // of hardware in SPDX 3.1: who answers for the product
  ['productagent', 'manufacturer'],
]);

/** What a member or a relationship of that name says of the agent that it names. */
export function agentRole(name: string): AgentRole | undefined {
  return roles.get(wordOfRole(name));
}

/** Without the profile before it, in any case: other profiles and versions have such members too. */
function wordOfRole(name: string): string {
  return name
    .replace(/^[a-z]+_(?=[a-z]+[A-Z])/, '')
    .replaceAll('_', '')
    .toLowerCase();
}
