import { type Kernel, kernelOf, usualWindow } from '../text/kernel.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Utf8Offsets } from '../text/utf8.ts';
import type { JsonTape } from './json-tape.ts';
import { skipBlank, unit } from './json-text.ts';
import { interned } from './key-numbers.ts';
import { cell, Tape } from './tape.ts';

/** The most that a window grows to for a value that is longer. */
const largestWindow = 32 * usualWindow;

/** What `run` of the kernel returns; anything else is unusual. */
const [more, done] = [0, 1];

/** The figures of a run, as they stand in the memory of the kernel. */
const figures = 9;

/**
 * Writes a document onto a tape by the kernel. Undefined where there is none, and for a document that is not right in every
 * respect: no problem is found here.
 */
export function writeByKernel(source: Source, windowSize = usualWindow): JsonTape | undefined {
  const kernel = kernelOf();
  if (!kernel) return undefined;
  // the offsets of a source are found by the kernel too: not while it has a document before it
  const { offsets } = source;
  return new KernelRun(kernel, source, offsets).write(windowSize);
}

/** One document on its way through the kernel. */
class KernelRun {
  readonly #kernel: Kernel;
  readonly #source: Source;
  readonly #offsets: Utf8Offsets;
  readonly #bytes: Uint8Array;
  readonly #keys = [''];
  readonly #urns: number[] = [];
  #cells: Uint32Array;
  #count = 0;

  constructor(kernel: Kernel, source: Source, offsets: Utf8Offsets) {
    this.#kernel = kernel;
    this.#source = source;
    this.#offsets = offsets;
    this.#bytes = source.utf8;
    // what is not written to takes no memory
    this.#cells = new Uint32Array(cell.width * (16 + (this.#bytes.length >>> 4)));
  }

  write(windowSize: number): JsonTape | undefined {
    const bytes = this.#bytes;
    let size = windowSize;
    let window = this.#kernel.begin(size);
    let memory = new Uint8Array(this.#kernel.memory.buffer);
    for (let from = 0; ; ) {
      const to = Math.min(bytes.length, from + size);
      memory.set(bytes.subarray(from, to), window);
      const status = this.#kernel.run(to - from, to === bytes.length ? 1 : 0);
      const passed = this.#take();
      from += passed;
      if (status === done) return this.#tape(from);
      if (status !== more || to === bytes.length) return undefined;
      if (passed > 0) continue;
      size *= 2;
      if (size > largestWindow) return undefined;
      window = this.#kernel.widen(size);
      memory = new Uint8Array(this.#kernel.memory.buffer);
    }
  }

  /** Takes over what was written of the last window, and returns how many bytes were passed. */
  #take(): number {
    const { buffer } = this.#kernel.memory;
    const numbers = (from: number, count: number) => new Uint32Array(buffer, from, count);
    const [passed, count, keys, closed, urns, cellsAt, keysAt, closedAt, urnsAt] = numbers(
      this.#kernel.told(),
      figures,
    ) as unknown as Figures;
    const cells = this.#roomFor(count);
    cells.set(numbers(cellsAt, count * cell.width), this.#count * cell.width);
    this.#count += count;
    const ends = numbers(closedAt, closed * 3);
    for (let at = 0; at < ends.length; at += 3) {
      const base = (ends[at] as number) * cell.width;
      cells[base + cell.end] = ends[at + 1] as number;
      cells[base + cell.behind] = ends[at + 2] as number;
    }
    const places = numbers(keysAt, keys * 2);
    for (let at = 0; at < places.length; at += 2) {
      this.#keys.push(interned(this.#source.textOf(places[at] as number, places[at + 1] as number)));
    }
    for (const node of numbers(urnsAt, urns)) this.#urns.push(node);
    return passed;
  }

  #roomFor(count: number): Uint32Array {
    const needed = (this.#count + count) * cell.width;
    if (needed > this.#cells.length) {
      const larger = new Uint32Array(Math.max(needed, this.#cells.length * 2));
      larger.set(this.#cells.subarray(0, this.#count * cell.width));
      this.#cells = larger;
    }
    return this.#cells;
  }

  /** The tape of a document that ends at a byte; undefined where a comment follows, which is told by the other reader. */
  #tape(end: number): JsonTape | undefined {
    const source = this.#source;
    const rest = skipBlank(this.#bytes, end);
    if (this.#bytes[rest] === unit.slash) return undefined;
    const written = {
      source,
      cells: this.#cells,
      count: this.#count,
      keys: this.#keys,
      keyPlaces: new Map(),
      urns: this.#urns,
    };
    const offsets = this.#offsets;
    return {
      tape: new Tape(written),
      problems: new Problems(),
      end: offsets.unitAt(end),
      rest: offsets.unitAt(rest),
      broken: false,
    };
  }
}

/** In this order: bytes passed, values, new keys, containers of earlier windows that ended, texts that may be URNs; where the last four stand. */
type Figures = readonly [number, number, number, number, number, number, number, number, number];
