import type { Role } from './claim.ts';
import type { Component } from './component.ts';
import type { ClaimLook, ClaimSlot } from './look.ts';
import { someClaim } from './some-claim.ts';
import { ValueMemory } from './value-memory.ts';

/** Something that is asked of components, and is so as soon as it is so of one of their claims in these roles. */
export interface Question {
  /** It is so of the component itself, whatever it claims. */
  readonly is?: (component: Component) => boolean;
  readonly roles: Iterable<Role>;
  readonly holds: (claim: ClaimLook) => boolean;
  /** The same for claims in one of the roles, where that is quicker. */
  readonly holdsIn?: (role: Role) => (claim: ClaimLook) => boolean;
}

/** What several ask of the components of a document, found out in one pass over the claims of each. */
export class Glances {
  readonly #components: readonly Component[];
  readonly #questions: readonly Question[];
  /** By role, which questions are asked of it, one bit each. */
  readonly #byRole = new Map<Role, number>();
  /** By component, the questions of which it is so, and `looked` once it was looked at. */
  readonly #found: Uint32Array;
  readonly #bySlots = new Map<readonly ClaimSlot[], readonly Step[]>();
  readonly #memories = new Map<string, Omit<Step, 'slot'>>();
  #now = 0;

  constructor(components: readonly Component[], questions: readonly Question[]) {
    this.#found = new Uint32Array(components.length);
    this.#components = components;
    this.#questions = questions;
    for (const [index, { roles }] of questions.entries()) {
      for (const role of roles) this.#byRole.set(role, (this.#byRole.get(role) ?? 0) | (1 << index));
    }
  }

  /** Whether it is so; `question` is one of those that the glances were made with. */
  has(component: Component, question: Question): boolean {
    return (this.#of(component) & (1 << this.#questions.indexOf(question))) !== 0;
  }

  /** The components of which it is so. Those of which it is not cost next to nothing once they were looked at. */
  *which(question: Question): Generator<Component> {
    const bit = 1 << this.#questions.indexOf(question);
    for (let index = 0; index < this.#found.length; index++) {
      const found = this.#found[index] as number;
      if (found !== 0 && (found & bit) === 0) continue;
      const component = this.#components[index];
      if (component && this.has(component, question)) yield component;
    }
  }

  #of(component: Component): number {
    let found = this.#found[component.index] as number;
    if (found === 0) {
      this.#now = looked;
      for (let index = 0; index < this.#questions.length; index++) {
        if (this.#questions[index]?.is?.(component)) this.#now |= 1 << index;
      }
      const { slots } = component;
      if (slots && component.lookIn) this.#lookIn(component, slots);
      else someClaim(component, this.#look);
      found = this.#now;
      this.#found[component.index] = found;
    }
    return found;
  }

  /** What is asked is found out once for all components that are written alike. */
  #lookIn(component: Component, slots: readonly ClaimSlot[]): void {
    let steps = this.#bySlots.get(slots);
    if (!steps) {
      steps = this.#stepsOf(slots);
      this.#bySlots.set(slots, steps);
    }
    for (const { slot, asked, memory } of steps) {
      const claim = component.lookIn?.(slot);
      if (claim) this.#now |= memory.recall(claim, asked);
    }
  }

  #stepsOf(slots: readonly ClaimSlot[]): readonly Step[] {
    return slots.flatMap(({ kind, more }, slot) => {
      const bits = this.#byRole.get(kind) ?? 0;
      if (bits === 0) return [];
      const said = JSON.stringify([kind, more]);
      const known = this.#memories.get(said) ?? { memory: new ValueMemory(), asked: this.#asking(kind, bits) };
      if (this.#memories.size < mostMemories) this.#memories.set(said, known);
      return [{ slot, ...known }];
    });
  }

  #asking(role: Role, bits: number): (claim: ClaimLook) => number {
    const questions = this.#questions.flatMap(({ holds, holdsIn }, index) =>
      (bits & (1 << index)) === 0 ? [] : [{ bit: 1 << index, holds: holdsIn?.(role) ?? holds }],
    );
    return claim => {
      let so = 0;
      for (const { bit, holds } of questions) if (holds(claim)) so |= bit;
      return so;
    };
  }

  readonly #look = (claim: ClaimLook): boolean => {
    const asked = this.#byRole.get(claim.kind);
    if (asked === undefined) return false;
    for (let open = asked & ~this.#now; open !== 0; open &= open - 1) {
      const index = 31 - Math.clz32(open & -open);
      if (this.#questions[index]?.holds(claim)) this.#now |= 1 << index;
    }
    return false;
  };
}

/** What is asked of the claim in one slot, in bits. */
interface Step {
  readonly slot: number;
  readonly asked: (claim: ClaimLook) => number;
  readonly memory: ValueMemory;
}

/** Claims that differ in kind or label have a memory each, up to so many. */
const mostMemories = 100;

const looked = 1 << 30;

/** The components of which something is so, whether or not somebody looked at all of them. */
export function which(
  glances: Glances | undefined,
  components: readonly Component[],
  question: Question,
): Iterable<Component> {
  return (glances ?? new Glances(components, [question])).which(question);
}
