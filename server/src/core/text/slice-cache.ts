/** How many different slices are remembered. */
const mostKnown = 16_384;
const slots = 65_536;

/** Remembers what was found out about slices of texts, without making a text of each: a table has the same few cells again and again. */
export class SliceCache {
  readonly #values: string[] = [];
  readonly #answers = new Uint8Array(mostKnown + 1);
  /** Where a value stands by its hash, from 1 on; 0 is free. */
  readonly #slots = new Uint16Array(slots);

  /** The answer, 0 to 255, for the text from one offset to another; `find` is asked once for each of the first values. */
  recall(text: string, start: number, end: number, find: (value: string) => number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    let slot = (hash ^ (hash >>> 16)) & (slots - 1);
    for (;;) {
      const index = this.#slots[slot] as number;
      if (index === 0) break;
      if (isAt(text, start, end, this.#values[index - 1] as string)) return this.#answers[index] as number;
      slot = (slot + 1) & (slots - 1);
    }
    const value = text.slice(start, end);
    const answer = find(value);
    if (this.#values.length < mostKnown) {
      // A slice would hold the whole text that it was cut from.
      this.#values.push(Array.from(value).join(''));
      this.#answers[this.#values.length] = answer;
      this.#slots[slot] = this.#values.length;
    }
    return answer;
  }
}

function isAt(text: string, start: number, end: number, value: string): boolean {
  if (value.length !== end - start) return false;
  for (let at = 0; at < value.length; at++) {
    if (value.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
