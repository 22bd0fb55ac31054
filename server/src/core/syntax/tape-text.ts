import type { Span } from '../text/span.ts';
import type { Tape } from './tape.ts';

/**
 * A scalar that still stands on its tape: its text and its place are made when somebody asks. It is for those who read and
 * lives no longer than they do; whatever is kept keeps the node, or a text of its own.
 */
export class TapeText {
  readonly tape: Tape;
  readonly node: number;

  constructor(tape: Tape, node: number) {
    this.tape = tape;
    this.node = node;
  }

  get value(): string {
    return this.tape.value(this.node) ?? '';
  }

  /** The text and its place, to be kept. */
  get stated(): { readonly value: string; readonly span: Span } {
    return { value: this.value, span: this.tape.textSpan(this.node) };
  }

  /** Length of the text; where it has escapes or is not all ASCII it is made for that. */
  get length(): number {
    const isPlain = this.tape.plainBytes(this.node) !== undefined;
    return isPlain ? this.tape.textEnd(this.node) - this.tape.textStart(this.node) : this.value.length;
  }

  /** Whether it is only white space. */
  get isBlank(): boolean {
    return this.tape.answer(this.node, isBlankAt);
  }
}

function isBlankAt(tape: Tape, node: number): boolean {
  const start = tape.textStart(node);
  const first = start < tape.textEnd(node) ? (tape.bytes[start] ?? 0) : 0;
  // most begin with a letter; an escape or another writing may be a blank
  return (first <= 32 || first === 92 || first > 0x7f) && (tape.value(node) ?? '').trim() === '';
}

/** A text and its place, to be kept, of one that may still stand on its tape. */
export function statedOf(text: TapeText | TapeText['stated']): TapeText['stated'] {
  return text instanceof TapeText ? text.stated : text;
}
