import { TapeText } from '../../syntax/tape-text.ts';
import type { Problems } from '../../text/problems.ts';
import type { ComponentDraft } from '../component-draft.ts';
import type { Decoded } from '../pattern.ts';
import type { Reference } from '../slots.ts';
import type { Agents } from './agents.ts';
import type { Element } from './elements.ts';

/** What was settled last, and for components that stand where: between the names that stand before it and those behind. */
interface Known {
  readonly decoded: Decoded;
  readonly from: number;
  readonly to: number;
}

/** So many have to be followed so often, or each component is settled by itself. */
const trials = 64;
const mostKnown = 1000;
/** Agents of one component, and of a document, of whom a number is made. */
const mostNamed = 3;
const mostAgents = 10_000;

/** Components that are written alike and name the same agents claim the same: one of each kind is settled. */
export class Settled {
  readonly #agents: Agents;
  readonly #problems: Problems;
  readonly #known = new Map<Decoded, Map<number, Known | undefined>>();
  readonly #numbers = new Map<Element, number>();
  #made = 0;
  #followed = 0;

  constructor(agents: Agents, problems: Problems) {
    this.#agents = agents;
    this.#problems = problems;
  }

  /** @param settle claims what the agents of the element are */
  settle(element: Element, settle: () => void): void {
    const { draft, agents } = element;
    const { followed } = draft;
    const key = followed ? this.#keyOf(agents) : undefined;
    if (!followed || key === undefined) {
      settle();
      return;
    }
    const { tape, node, pattern } = followed;
    const ofPattern = this.#known.get(pattern) ?? new Map<number, Known | undefined>();
    this.#known.set(pattern, ofPattern);
    const known = ofPattern.get(key);
    const { start } = tape.span(node);
    if (known && start > known.from && start < known.to) {
      this.#followed++;
      draft.follow(known.decoded, node);
      return;
    }
    if (!this.#pays() || (!known && ofPattern.has(key))) {
      settle();
      return;
    }
    this.#made++;
    const references: Reference[] = [];
    const named = agents.map(({ role, target }) => {
      if (!(target instanceof TapeText)) return { role, target };
      const { stated } = target;
      references.push({ span: stated.span, node: target.node - node });
      return { role, target: stated };
    });
    element.agents = named;
    const before = this.#problems.count;
    settle();
    if (this.#problems.count !== before) return;
    draft.sortClaims();
    const decoded = draft.decodedAt(tape, node, references);
    ofPattern.set(key, decoded && { decoded, ...roomOf(draft, start) });
  }

  /** Which agents they are; undefined where one is not known. */
  #keyOf(agents: Element['agents']): number | undefined {
    if (agents.length > mostNamed) return undefined;
    let key = 0;
    for (const { target } of agents) {
      const agent = target instanceof TapeText ? this.#agents.find(target.value) : undefined;
      if (!agent) return undefined;
      let number = this.#numbers.get(agent);
      if (number === undefined) {
        number = this.#numbers.size + 1;
        if (number >= mostAgents) return undefined;
        this.#numbers.set(agent, number);
      }
      key = key * mostAgents + number;
    }
    return key;
  }

  #pays(): boolean {
    return this.#made < trials || (this.#made < mostKnown && this.#followed > this.#made);
  }
}

/** Between which offsets another component has its claims in the same order. */
function roomOf(draft: ComponentDraft, start: number): { readonly from: number; readonly to: number } {
  let from = -1;
  let to = Number.POSITIVE_INFINITY;
  for (const place of draft.claimStarts()) {
    if (place < start) from = Math.max(from, place);
    else if (place > draft.span.end) to = Math.min(to, place);
  }
  return { from, to };
}
