import type { Role, Stated } from '../model/claim.ts';
import type { LicenceClaim } from '../model/component.ts';
import type { LicenceQualifiers, Qualifiers, Slot } from '../model/look.ts';
import type { Tape, Watch } from '../syntax/tape.ts';

/** Nothing of the kind. */
export const absent = -1;
/** A text that is none of the tape. */
export const outside = -2;

/** A statement and where its value stands, counted from the node of the component. */
export interface PlacedSlot<Kind, More> extends Slot<Kind, More> {
  readonly node: number;
  /** How many units of the text at either end are not of the value. */
  readonly head: number;
  readonly tail: number;
  /** The value stands outside of the component, and is the same for all: its node on the tape, or the text. */
  readonly away: number | Stated<string> | undefined;
  /** The reference of the component by which it has the value from elsewhere. */
  readonly via: number;
}

/** What a decoder made of a component, all places counted from the node of the component. */
export interface Decoded {
  readonly kind: string | undefined;
  readonly ref: number;
  readonly name: number;
  readonly version: number;
  readonly unstated: number;
  /** In the order of the document where the format has its claims in that. */
  readonly claims: readonly PlacedSlot<Role, Qualifiers>[];
  readonly licences: readonly PlacedSlot<LicenceClaim['form'], LicenceQualifiers>[];
}

/**
 * How a component was read, for those that are written like it. A component fits where its values have the same kinds and
 * keys, where the texts that its decoder asked for are the same, and where what its decoder asked about other texts has the
 * same answers. Its decoder would then do with it just what it did with the first: it need not be asked.
 */
export class Pattern<Beside = unknown> {
  readonly decoded: Decoded;
  /** What its decoder found beside what the component states of itself. */
  readonly beside: Beside;
  readonly #tape: Tape;
  readonly #base: number;
  readonly #texts: readonly number[];
  readonly #answers: Watch['answers'];

  constructor(tape: Tape, base: number, { texts, answers }: Watch, decoded: Decoded, beside: Beside) {
    this.#tape = tape;
    this.#base = base;
    this.#texts = [...texts].map(node => node - base);
    this.#answers = answers.map(each => ({ ...each, node: each.node - base }));
    this.decoded = decoded;
    this.beside = beside;
  }

  fits(node: number): boolean {
    const tape = this.#tape;
    const base = this.#base;
    if (!tape.isShapedLike(base, node)) return false;
    for (const text of this.#texts) if (!tape.isSame(base + text, node + text)) return false;
    for (const { node: at, test, answer } of this.#answers) {
      // of the same text the answer is the same
      if (!tape.isSame(base + at, node + at) && test(tape, node + at) !== answer) return false;
    }
    return true;
  }
}
