import type { ClaimLook } from './look.ts';

const slots = 512;
/** So many looks decide whether values repeat. */
const trial = 256;

/**
 * Remembers what was found out about values that stand in bytes, without a text of any: documents name the same few makers
 * again and again. Where they do not repeat it soon stops to remember.
 */
export class ValueMemory {
  readonly #starts = new Int32Array(slots);
  readonly #lengths = new Int32Array(slots).fill(-1);
  readonly #answers = new Int32Array(slots);
  #bytes: Uint8Array | undefined;
  #asked = 0;
  #known = 0;

  /** The answer for the value of a look; `find` is asked where it is not known. */
  recall(claim: ClaimLook, find: (claim: ClaimLook) => number): number {
    if (this.#asked === trial && this.#known * 2 < trial) return find(claim);
    if (!claim.isPlain) return find(claim);
    const { bytes, start, end } = claim;
    this.#bytes ??= bytes;
    if (bytes !== this.#bytes) return find(claim);
    if (this.#asked < trial) this.#asked++;
    const length = end - start;
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const slot = (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (slots - 1);
    if (this.#lengths[slot] === length && isSame(bytes, this.#starts[slot] as number, start, length)) {
      if (this.#asked < trial) this.#known++;
      return this.#answers[slot] as number;
    }
    const answer = find(claim);
    this.#starts[slot] = start;
    this.#lengths[slot] = length;
    this.#answers[slot] = answer;
    return answer;
  }
}

function isSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
