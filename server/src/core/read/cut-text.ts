import type { Stated } from '../model/claim.ts';
import type { Tape } from '../syntax/tape.ts';
import { type Span, span } from '../text/span.ts';

/** A text that stands at a node, without some units at either end of it: it is made when somebody asks. */
export class CutText implements Stated<string> {
  readonly tape: Tape;
  readonly node: number;
  readonly head: number;
  readonly tail: number;

  /** The text has to stand in the document as it is: no escapes, each unit where it is seen. */
  constructor(tape: Tape, node: number, head: number, tail: number) {
    this.tape = tape;
    this.node = node;
    this.head = head;
    this.tail = tail;
  }

  get value(): string {
    const text = this.tape.value(this.node) ?? '';
    return text.slice(this.head, text.length - this.tail);
  }

  get span(): Span {
    const { start, end } = this.tape.textSpan(this.node);
    return span(start + this.head, end - this.tail);
  }
}
