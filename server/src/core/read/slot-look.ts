import { Look } from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import type { PlacedSlot } from './pattern.ts';

const nothing = new Uint8Array();

/** A look that moves over the statements that components have by their patterns. */
export class SlotLook<Kind, More> extends Look<Kind, More> {
  tape: Tape | undefined = undefined;
  slot: PlacedSlot<Kind, More> | undefined = undefined;
  node = 0;
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;

  /** Moves to a slot of the component that stands at `base`. */
  on(slot: PlacedSlot<Kind, More>, tape: Tape, base: number): this {
    this.tape = tape;
    this.slot = slot;
    this.node = base + slot.node;
    return this;
  }

  get kind(): Kind {
    return (this.slot as PlacedSlot<Kind, More>).kind;
  }

  get more(): More | undefined {
    return this.slot?.more;
  }

  get value(): string {
    return this.tape?.value(this.node) ?? '';
  }

  get isPlain(): boolean {
    return this.tape?.locate(this.node, this) ?? false;
  }
}
