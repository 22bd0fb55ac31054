import { Look } from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import type { PlacedSlot } from './pattern.ts';

const nothing = new Uint8Array();

/** A look that moves over the statements that components have by their patterns. */
export class SlotLook<Kind, More> extends Look<Kind, More> {
  tape: Tape | undefined = undefined;
  slot: PlacedSlot<Kind, More> | undefined = undefined;
  node = 0;
  isPlain = false;
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;

  /** Moves to a slot of the component that stands at `base`. */
  on(slot: PlacedSlot<Kind, More>, tape: Tape, base: number): this {
    this.tape = tape;
    this.slot = slot;
    const { away } = slot;
    if (typeof away === 'object') {
      this.isPlain = false;
      return this;
    }
    this.node = away ?? base + slot.node;
    // several ask for it
    this.isPlain = tape.locate(this.node, this);
    this.start += slot.head;
    this.end -= slot.tail;
    return this;
  }

  get kind(): Kind {
    return (this.slot as PlacedSlot<Kind, More>).kind;
  }

  get more(): More | undefined {
    return this.slot?.more;
  }

  get value(): string {
    const { away = undefined, head = 0, tail = 0 } = this.slot ?? {};
    if (typeof away === 'object') return away.value;
    const text = this.tape?.value(this.node) ?? '';
    return head === 0 && tail === 0 ? text : text.slice(head, text.length - tail);
  }
}
