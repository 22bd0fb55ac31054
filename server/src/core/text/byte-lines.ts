/** How many bytes share one count. */
const block = 4096;
const LF = 10;
/** A line feed in each byte of a word. */
const feeds = 0x0a0a0a0a;

/** Where lines start in bytes in which every line ends with a line feed. It keeps a number for some thousand bytes, none for a line. */
export class ByteLines {
  readonly #bytes: Uint8Array;
  /** By block, how many line feeds stand before it. */
  readonly #counts: Uint32Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#counts = new Uint32Array(Math.ceil(bytes.length / block) + 1);
    const words =
      bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2) : undefined;
    let count = 0;
    for (let index = 0; index * block < bytes.length; index++) {
      const [start, end] = [index * block, Math.min(bytes.length, (index + 1) * block)];
      count += words && end - start === block ? countInWords(words, start / 4, end / 4) : countIn(bytes, start, end);
      this.#counts[index + 1] = count;
    }
  }

  /** How many lines there are. */
  get count(): number {
    return (this.#counts.at(-1) ?? 0) + 1;
  }

  /** The number of the line that a byte stands in, from 0 on. */
  lineAt(byte: number): number {
    const index = Math.floor(byte / block);
    return (this.#counts[index] as number) + countIn(this.#bytes, index * block, byte);
  }

  /** The byte at which a line starts; the length for one behind the last. */
  startOf(line: number): number {
    if (line <= 0) return 0;
    if (line >= this.count) return this.#bytes.length;
    let low = 0;
    for (let high = this.#counts.length - 1; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      if ((this.#counts[middle] as number) < line) low = middle;
      else high = middle;
    }
    let at = low * block;
    for (let left = line - (this.#counts[low] as number); left > 0; at++) if (this.#bytes[at] === LF) left--;
    return at;
  }
}

function countIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (bytes[at] === LF) count++;
  return count;
}

/** Four bytes at once: a byte of the word is zero where a line feed stood, and then its upper bit is left over. */
function countInWords(words: Uint32Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const word = (words[at] as number) ^ feeds;
    let found = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
    for (; found !== 0; found &= found - 1) count++;
  }
  return count;
}
