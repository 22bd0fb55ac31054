import { type Container, type Frame, findFrame, type Key, noKey } from './json-frames.ts';
import type { OpenContainers } from './json-open.ts';
import type { Order } from './json-order.ts';

/** Order of text whose lines tell nothing: the brackets alone decide. */
export class BracketOrder implements Order {
  readonly #open: OpenContainers;

  constructor(open: OpenContainers) {
    this.#open = open;
  }

  isStray(): boolean {
    return false;
  }

  /** A key in an array means a lost opener where it starts like the objects before it, else a lost closer. */
  beforeKey(key: string): void {
    const top = this.#open.top;
    if (top?.kind !== 'array' || top.members === 0 || top.firstKey === key) return;
    const object = findFrame(this.#open.frames, frame => frame.kind === 'object');
    if (object) this.#open.closeAbove(object);
  }

  /** A value goes where the brackets before it say. */
  beforeValue(): void {}

  beforeText(): void {}

  keyOfOpener(top: Frame): Key | undefined {
    const array = findFrame(this.#open.frames, frame => frame.kind === 'array');
    if (!array) return this.#open.sameKey(top);
    this.#open.closeAbove(array);
    return noKey;
  }

  closedBy(kind: Container): Frame | undefined {
    return findFrame(this.#open.frames, frame => frame.kind === kind);
  }
}
