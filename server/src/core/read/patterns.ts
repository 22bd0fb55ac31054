import type { Cursor } from '../syntax/cursor.ts';
import type { Tape } from '../syntax/tape.ts';
import type { ComponentDraft } from './component-draft.ts';
import { Pattern } from './pattern.ts';

/** Values of a component, itself included, beyond which it is hardly written like another. */
const mostValues = 1000;
/** Patterns of one shape, and of a document. */
const mostAlike = 24;
const mostPatterns = 1000;
/** So many patterns have to fit so often, or each component is read by itself. */
const trials = 64;

/**
 * The components of a document that were read last, each for all that are written like it: documents are made by programs.
 * Whatever a decoder does beside filling its component, such as telling a problem, makes a component one of a kind.
 */
export class Patterns<Beside extends object | true = true> {
  readonly #byShape = new Map<number, Pattern<Beside>[]>();
  #tape: Tape | undefined;
  #made = 0;
  #fits = 0;

  /**
   * Reads the component that the cursor stands on.
   * @param decode reads it, and answers what those that are written alike have beside; false where it did more than fill it
   * @returns what it has beside, if it follows a pattern
   */
  read(cursor: Cursor, component: ComponentDraft, decode: () => Beside | false): Beside | undefined {
    const { tape, node } = cursor.here;
    this.#tape ??= tape;
    const size = tape.after(node) - node;
    if (tape !== this.#tape || cursor.kind !== 'object' || size > mostValues || !this.#pays()) {
      decode();
      return undefined;
    }
    const shape = tape.shape(node);
    const alike = this.#byShape.get(shape) ?? [];
    const at = alike.findIndex(one => one.fits(node));
    const pattern = alike[at];
    if (pattern) {
      this.#fits++;
      // what came last comes again
      if (at > 0) {
        alike[at] = alike[0] as Pattern<Beside>;
        alike[0] = pattern;
      }
      component.follow(pattern.decoded, node);
      cursor.pass();
      return pattern.beside;
    }
    let beside: Beside | false = false;
    const watch =
      alike.length < mostAlike &&
      tape.watched(() => {
        beside = decode();
      });
    if (!watch) decode();
    const decoded = watch && beside && !watch.isBlind ? component.decodedAt(tape, node) : undefined;
    if (!watch || !decoded || !beside) return undefined;
    this.#made++;
    alike.push(new Pattern<Beside>(tape, node, watch, decoded, beside));
    this.#byShape.set(shape, alike);
    return undefined;
  }

  #pays(): boolean {
    return this.#made < trials || (this.#made < mostPatterns && this.#fits > this.#made);
  }
}
