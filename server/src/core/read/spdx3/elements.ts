import type { Role, Stated } from '../../model/claim.ts';
import type { Tape } from '../../syntax/tape.ts';
import { TapeText } from '../../syntax/tape-text.ts';
import type { BomBuilder, ComponentDraft } from '../bom-builder.ts';

/** An element that another names by its id, or an element that stands in its place. */
export type Target = Stated<string> | Element;
/** The same, and an id of which no text was made yet. */
export type Named = Target | TapeText;

export type AgentRole = Extract<Role, 'supplier' | 'originator' | 'manufacturer'>;

/** Objects that are no elements, and stand inside one or are named by it. */
export type DetailKind = 'identifier' | 'reference' | 'content' | 'hash';

/** What such an object states: of what kind its values are, in a word, and the values. */
export interface Detail {
  label: string;
  readonly values: (Stated<string> | TapeText)[];
}

/** Whom an element names, and as what. */
export interface Agent {
  readonly role: AgentRole;
  readonly target: Named;
}

/** One element of the graph. Its type may stand behind its other members, so everything is kept until it is known. */
export interface Element {
  /** As the context of the standard shortens it: `software_Package`, `Organization` … */
  type: string;
  /** What the element says of itself: the component that it is, should it be a package. */
  readonly draft: ComponentDraft;
  agents: readonly Agent[];
  /** What it names by an id and does not hold. */
  details: readonly { readonly kind: DetailKind; readonly target: Stated<string> }[];
  /** Of an object that is no element. */
  detail: Detail | undefined;
  /** Keys that may name somebody and are not known. */
  unread: readonly Stated<string>[];
  /** Of an object that only holds a list. */
  listed: readonly Target[];
  /** Of a relationship. */
  relationship: string;
  from: Named | undefined;
  to: readonly Named[];
  completeness: Stated<string> | TapeText | undefined;
  /** Of a collection. */
  roots: readonly Target[];
  /** Of a document: elements of others, each with where it is said to be found. */
  imports: readonly {
    readonly id: Stated<string>;
    readonly location: string | undefined;
    readonly digests: readonly string[];
  }[];
  /** Of a document: prefixes that ids may begin with. */
  namespaces: Map<string, string> | undefined;
  /** Of a licence. */
  expression: Stated<string> | undefined;
}

/** Most elements have none of what others have several of; there may be a million of them. */
const none: readonly never[] = [];

/** A list with one more in it: the list itself, unless that was empty. */
export function added<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  (list as T[]).push(item);
  return list;
}

/** What elements that are written alike have in common, but for what their components state. */
export interface Alike {
  readonly type: string;
  /** Whom they name: at nodes that are counted from their own. */
  readonly agents: readonly { readonly role: AgentRole; readonly node: number }[];
  /** Of a relationship. */
  readonly relationship: string;
  readonly from: number | undefined;
  readonly to: readonly number[];
  readonly completeness: number | undefined;
}

/** What an element has in common with all that are written like it; undefined where it does more than state and name. */
export function alikeOf(element: Element, node: number): Alike | undefined {
  const { type, agents, details, detail, unread, listed, relationship, from, to } = element;
  const { completeness, roots, imports, namespaces, expression } = element;
  const lists = [details, unread, listed, roots, imports];
  const others = [detail, namespaces, expression];
  if (lists.some(({ length }) => length > 0) || others.some(other => other)) return undefined;
  const named = [from, completeness, ...to, ...agents.map(({ target }) => target)];
  if (!named.every(each => each === undefined || each instanceof TapeText)) return undefined;
  const at = (text: Named | undefined) => (text instanceof TapeText ? text.node - node : 0);
  return {
    type,
    agents: agents.map(({ role, target }) => ({ role, node: at(target) })),
    relationship,
    from: from && at(from),
    to: to.map(at),
    completeness: completeness && at(completeness),
  };
}

/** An element that is written like one that was read. */
export function follow(element: Element, alike: Alike, tape: Tape, node: number): void {
  const textAt = (at: number) => new TapeText(tape, node + at);
  const { type, agents, relationship, from, to, completeness } = alike;
  element.type = type;
  element.relationship = relationship;
  if (agents.length > 0) element.agents = agents.map(({ role, node: at }) => ({ role, target: textAt(at) }));
  if (from !== undefined) element.from = textAt(from);
  if (to.length > 0) element.to = to.map(textAt);
  if (completeness !== undefined) element.completeness = textAt(completeness);
}

/** An element of which nothing is read yet. */
export function emptyElement(at: number, bom: BomBuilder): Element {
  return {
    type: '',
    draft: bom.draft(at),
    agents: none,
    details: none,
    detail: undefined,
    unread: none,
    listed: none,
    relationship: '',
    from: undefined,
    to: none,
    completeness: undefined,
    roots: none,
    expression: undefined,
    imports: none,
    namespaces: undefined,
  };
}

export function isElement(target: Named): target is Element {
  return 'draft' in target;
}

export function idOf(target: Named): string {
  return isElement(target) ? (target.draft.ref?.value ?? '') : target.value;
}

/** An object that holds an id and nothing else is a reference, as linked data spells it. */
export function asReference(target: Target): Target {
  if (!isElement(target)) return target;
  const { type, draft: own, agents } = target;
  return type === '' && own.ref && !own.someClaim(() => true) && agents.length === 0 ? own.ref : target;
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

/** Relationships that begin with the agent. */
const reversed: ReadonlyMap<string, AgentRole> = new Map([
  ['supplies', 'supplier'],
  ['provides', 'supplier'],
  ['distributes', 'supplier'],
  ['originates', 'originator'],
  ['manufactures', 'manufacturer'],
  ['produces', 'manufacturer'],
  ['makes', 'manufacturer'],
]);

/** What a relationship of that name says of the agent that it begins with. */
export function reversedRole(name: string): AgentRole | undefined {
  return reversed.get(wordOfRole(name));
}

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
