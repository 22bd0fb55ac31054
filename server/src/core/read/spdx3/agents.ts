import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Claim, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { TapeText } from '../../syntax/tape-text.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { claimActor } from '../spdx2/actor.ts';
import { type AgentRole, type Detail, type Element, isElement, type Named } from './elements.ts';
import { claimDetail } from './identifiers.ts';
import { isSpdx } from './terms.ts';

const parties: ReadonlyMap<string, Claim['party']> = new Map([
  ['Organization', 'organization'],
  ['Person', 'person'],
  ['SoftwareAgent', 'tool'],
  ['Tool', 'tool'],
]);

const agentTypes: ReadonlySet<string> = new Set([...parties.keys(), 'Agent']);

export function isAgentType(type: string): boolean {
  return agentTypes.has(type);
}

/** An agent that is named and does not stand in the document, with the first place and how many name it. */
interface Missing {
  readonly target: Stated<string>;
  readonly role: AgentRole;
  count: number;
}

/** Claims of an agent that are told of whatever it supplied. */
const mostIdentity = 100;

/** Those whom the elements of a document name, in any order. */
export class Agents {
  readonly #cursor: Cursor;
  readonly #problems: Problems;
  readonly #details: ReadonlyMap<string, Detail>;
  readonly #byId = new Map<string, Element>();
  readonly #missing = new Map<string, Missing>();
  /** Agents of whom more is stated than is read. */
  readonly #cut = new Set<Element>();

  /** `details` are objects that are no elements, by their ids. */
  constructor(cursor: Cursor, problems: Problems, details: ReadonlyMap<string, Detail>) {
    this.#cursor = cursor;
    this.#problems = problems;
    this.#details = details;
  }

  /** An agent, or an element of no known type, which may be meant as one. */
  add(element: Element): void {
    const id = element.draft.ref?.value;
    if (id !== undefined) this.#byId.set(id, element);
  }

  has(id: string): boolean {
    return isAgentType(this.#byId.get(id)?.type ?? '');
  }

  find(id: string): Element | undefined {
    return this.#byId.get(id);
  }

  /** The name stands on the agent; the component's own reference to it is kept beside. */
  claim(component: ComponentDraft, role: AgentRole, named: Named, label?: string): void {
    const target = named instanceof TapeText ? named.stated : named;
    const agent = isElement(target) ? target : this.#byId.get(target.value);
    if (agent === undefined) {
      if (!isElement(target)) this.#claimUnresolved(component, role, target);
      return;
    }
    const party = parties.get(agent.type);
    const more = {
      ...(party === undefined ? {} : { party }),
      ...(isElement(target) ? {} : { via: target.span }),
    };
    addClaim(component, role, agent.draft.rawName, label === undefined ? more : { ...more, label }, this.#cursor);
    // an agent is of many packages, and each would claim all
    const told = this.#identityOf(agent).filter(claim => claim.role === 'email' || claim.role === 'url');
    for (const claim of told.slice(0, mostIdentity)) addClaim(component, claim.role, claim, { ...more, label: role });
    this.#tellBeyond(agent, told);
    const { rawName } = agent.draft;
    if (!rawName || (rawName instanceof TapeText ? rawName.isBlank : rawName.value.trim() === '')) {
      const place = isElement(target) ? agent.draft.ref : target;
      if (place) tellReference(this.#problems, place, `The ${role} is an element that states no name.`);
    }
  }

  #tellBeyond(agent: Element, told: readonly Claim[]): void {
    const [beyond] = told.slice(mostIdentity);
    if (beyond === undefined || this.#cut.has(agent)) return;
    this.#cut.add(agent);
    const count = told.length - mostIdentity;
    const message = `Of the ${told.length} addresses of this agent the first ${mostIdentity} are read: ${count} are not.`;
    this.#problems.notRead('value', 'too-many-values', 'warning', message, beyond.span, count);
  }

  /** What identifies an agent, where it stands and elsewhere. */
  #identityOf(agent: Element): readonly Claim[] {
    const { draft, details } = agent;
    agent.details = [];
    for (const { kind, target } of details) {
      const detail = this.#details.get(target.value);
      if (detail) claimDetail(draft, kind, detail, target.span);
    }
    return draft.claims;
  }

  /** A name where an id should be is taken for the name; an id that nothing in the document has names nobody. */
  #claimUnresolved(component: ComponentDraft, role: AgentRole, target: Stated<string>): void {
    if (isNoAssertion(target.value)) {
      component.unstated ??= target;
    } else if (isSpdx(target.value)) {
      const from = target.value.length - 'SpdxOrganization'.length;
      const span = this.#cursor.part(target, from, target.value.length);
      addClaim(component, role, { value: 'SpdxOrganization', span }, { party: 'organization' });
    } else if (!/^(?:_:|[a-z][a-z0-9+.-]*:\S)/i.test(target.value) || /^\w+: /.test(target.value)) {
      claimActor(this.#cursor, this.#problems, component, role, target);
    } else {
      if (/^https?:/i.test(target.value)) addClaim(component, 'url', target, { label: role });
      const missing = this.#missing.get(target.value);
      if (missing) missing.count++;
      else this.#missing.set(target.value, { target, role, count: 1 });
    }
  }

  /** Tells of those who do not stand in the document, each once. `imported` are elements of others. */
  tellMissing(imported: ReadonlySet<string>): void {
    for (const { target, role, count } of this.#missing.values()) {
      const where = imported.has(target.value) ? 'stands in another document' : 'does not stand in the document';
      const others = count === 2 ? 'one more element names it' : `${count - 1} more elements name it`;
      const more = count === 1 ? '' : `, and ${others}`;
      const id = printable(target.value, 80);
      tellReference(
        this.#problems,
        target,
        `The ${role} is “${id}”, which ${where}: who that is, is not known${more}.`,
      );
    }
  }
}

/** Tells of a reference that leads to nobody, or to nothing. */
export function tellReference(problems: Problems, { span }: Stated<string>, message: string): void {
  problems.notRead('reference', 'unresolved-reference', 'warning', message, span);
}
