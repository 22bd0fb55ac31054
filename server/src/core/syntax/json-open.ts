import type { Problems } from '../text/problems.ts';
import { span } from '../text/span.ts';
import type { Container, Frame, Key } from './json-frames.ts';
import type { JsonPlace } from './json-place.ts';
import { Tape } from './tape.ts';

/** What broken JSON has been understood to be so far: the values on the tape, and the containers that are still open. */
export class OpenContainers {
  readonly tape = new Tape();
  readonly frames: Frame[] = [];
  /** Behind the last token that was understood: containers without a closer end here. */
  last = 0;
  /** A comma stands between the last value and here. */
  comma = true;
  /** A key that waits for its value. */
  pending: Key | undefined;
  readonly #place: JsonPlace;
  readonly #problems: Problems;

  constructor(place: JsonPlace, problems: Problems) {
    this.#place = place;
    this.#problems = problems;
  }

  get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** Opens a container at the place. */
  push(kind: Container, key: Key, virtual: boolean, indent: number): Frame {
    const start = this.#place.at;
    const frame: Frame = {
      node: this.tape.add(kind, key.text, key.span, span(start, start)),
      kind,
      start,
      virtual,
      indent,
      line: this.#place.line,
      childIndent: -1,
      members: 0,
      lastKey: undefined,
      lastWas: 'scalar',
      firstKey: undefined,
    };
    this.note('container');
    this.frames.push(frame);
    this.comma = true;
    return frame;
  }

  /** The innermost container holds one more value. */
  note(what: Frame['lastWas']): void {
    const top = this.top;
    if (!top) return;
    top.members++;
    top.lastWas = what;
  }

  /** Closes all that is open inside a container. */
  closeAbove(frame: Frame): void {
    this.flush();
    const depth = this.frames.indexOf(frame) + 1;
    while (depth > 0 && this.frames.length > depth) this.closeUnclosed();
  }

  /** Closes the innermost container, for which no bracket stands. */
  closeUnclosed(): void {
    const top = this.top;
    if (top && !top.virtual) this.report('unclosed', 'This bracket is not closed.', top.start, top.start + 1);
    this.close(this.last);
  }

  /** Closes the innermost container at an offset. */
  close(end: number): void {
    const frame = this.frames.pop();
    if (!frame) return;
    this.tape.close(frame.node, Math.max(end, frame.start));
    const parent = this.top;
    if (parent && frame.members === 0) parent.lastWas = 'empty container';
  }

  /** Gives a key that still waits for its value none. */
  flush(): void {
    const key = this.pending;
    if (!key) return;
    this.pending = undefined;
    this.report('missing-value', 'Behind this key a value is missing.', key.span.start, key.span.end);
    this.tape.add('missing', key.text, key.span, span(this.last, this.last));
    this.note('scalar');
  }

  /** A token was understood, which ends at `next`. */
  understood(next: number): void {
    this.#place.pass(next);
    this.last = next;
    this.comma = false;
  }

  /** Reports where no comma stands before the value at the place. */
  separate(): void {
    if (!this.comma) this.report('missing-comma', 'Here a comma is missing.', this.last, this.#place.at);
  }

  /** A container behind a container: both stood in a list that lost its opener, so both are given its key. */
  sameKey(top: Frame): Key | undefined {
    if (top.lastWas === 'scalar' || !top.lastKey) return undefined;
    this.reportHere('missing-bracket', 'Here a key, or a bracket before it, is missing.');
    return top.lastKey;
  }

  /** Reports the one character that stands at the place. */
  reportHere(code: string, message: string): void {
    this.report(code, message, this.#place.at, this.#place.at + 1);
  }

  report(code: string, message: string, start: number, end: number): void {
    this.#problems.add(code, 'error', message, start, Math.max(start, end));
  }
}
