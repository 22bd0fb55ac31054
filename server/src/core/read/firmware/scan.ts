import type { Bytes } from './bytes.ts';

/** Looks for many byte sequences at once: two bytes tell whether any may begin at a place. */
export class Scanner<T> {
  /** Index + 1 into the groups, by the first two bytes. */
  readonly #first = new Uint16Array(65536);
  /** 1: a sequence begins with this byte. A table that stays at hand, where that of two bytes does not. */
  readonly #begins = new Uint8Array(256);
  readonly #groups: { readonly bytes: readonly number[]; readonly what: T }[][] = [];

  constructor(patterns: Iterable<{ readonly bytes: readonly number[]; readonly what: T }>) {
    for (const pattern of patterns) {
      const [one, two] = pattern.bytes;
      if (one === undefined) continue;
      if (two !== undefined) this.#add((one << 8) | two, pattern);
      else for (let next = 0; next < 256; next++) this.#add((one << 8) | next, pattern);
    }
  }

  #add(key: number, pattern: { readonly bytes: readonly number[]; readonly what: T }): void {
    this.#begins[key >> 8] = 1;
    const known = this.#groups[(this.#first[key] as number) - 1];
    if (known) known.push(pattern);
    else this.#first[key] = this.#groups.push([pattern]);
  }

  /**
   * Calls for each place where a pattern stands.
   * @param hit gives where to go on, or undefined to go on behind the place
   */
  run(bytes: Bytes, from: number, to: number, hit: (what: T, at: number) => number | undefined): void {
    const first = this.#first;
    const begins = this.#begins;
    const last = to - 1;
    for (let at = from; at < last; at++) {
      const byte = bytes[at] as number;
      if (begins[byte] === 0) continue;
      const group = first[(byte << 8) | (bytes[at + 1] as number)] as number;
      if (group === 0) continue;
      const next = this.#hits(group, bytes, at, to, hit);
      if (next !== undefined && next > at) at = next - 1;
    }
  }

  #hits(
    group: number,
    bytes: Bytes,
    at: number,
    to: number,
    hit: (what: T, at: number) => number | undefined,
  ): number | undefined {
    for (const { bytes: pattern, what } of this.#groups[group - 1] ?? []) {
      let index = 2;
      while (index < pattern.length && pattern[index] === bytes[at + index]) index++;
      if (index < pattern.length || at + pattern.length > to) continue;
      const next = hit(what, at);
      if (next !== undefined) return next;
    }
    return undefined;
  }
}
