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
export class Patterns {
  readonly #byShape = new Map<number, Pattern[]>();
  #tape: Tape | undefined;
  #made = 0;
  #fits = 0;

  /**
   * Reads the component that the cursor stands on.
   * @param decode reads it, and answers whether it did nothing beside
   */
  read(cursor: Cursor, component: ComponentDraft, decode: () => boolean): void {
    const { tape, node } = cursor.here;
    this.#tape ??= tape;
    const size = tape.after(node) - node;
    if (tape !== this.#tape || cursor.kind !== 'object' || size > mostValues || !this.#pays()) return void decode();
    const shape = tape.shape(node);
    const alike = this.#byShape.get(shape) ?? [];
    const at = alike.findIndex(one => one.fits(node));
    const pattern = alike[at];
    if (pattern) {
      this.#fits++;
      // what came last comes again
      if (at > 0) {
        alike[at] = alike[0] as Pattern;
        alike[0] = pattern;
      }
      component.follow(pattern, node);
      cursor.pass();
      return;
    }
    if (alike.length >= mostAlike) return void decode();
    let isPlain = false;
    const watch = tape.watched(() => {
      isPlain = decode();
    });
    const decoded = isPlain && !watch.isBlind ? component.decodedAt(tape, node) : undefined;
    if (!decoded) return;
    this.#made++;
    alike.push(new Pattern(tape, node, watch, decoded));
    this.#byShape.set(shape, alike);
  }

  #pays(): boolean {
    return this.#made < trials || (this.#made < mostPatterns && this.#fits > this.#made);
  }
}
