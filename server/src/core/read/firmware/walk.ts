import type { ImageNode, ImageState } from '../../model/image.ts';
import type { Message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Budget } from './budget.ts';
import { type Bytes, isFilling } from './bytes.ts';
import type { Container, Found, ImageFact, Part } from './container.ts';
import { containers } from './containers/index.ts';
import { looksPacked } from './entropy.ts';
import { aroundFilling, shortestGap } from './filling.ts';
import { type Near, nearOf } from './near.ts';
import { encrypted, inNoForm, overLimit } from './said.ts';
import { Scanner } from './scan.ts';

/** What it costs to ask whether a container stands at a place, and what one costs that does. */
const forPlace = 64;
const forContainer = 512;
/** Names of parts are shown up to this length. */
const longestName = 300;

const carved = new Scanner(
  containers
    .filter(container => container.carved)
    .flatMap(container => container.magics.map(({ at, bytes }) => ({ bytes, what: { container, at } }))),
);

/** Where a stretch of bytes stands. */
export interface Standing {
  /** Offset in the file; undefined where it stands in something packed. */
  readonly base: number | undefined;
  /** Bytes of the file that hold it. */
  readonly outer: Span;
  readonly node: number;
}

/** What is told of bytes that are searched as they are. @returns why they say something that was not read, if so */
export type Search = (bytes: Bytes, name: string | undefined, standing: Standing) => Message | undefined;

export interface PlacedFact {
  readonly fact: ImageFact;
  readonly standing: Standing;
  readonly near: Near | undefined;
}

interface Draft {
  kind: string;
  title: string;
  name: string | undefined;
  readonly parent: number | undefined;
  span: Span;
  readonly offset: number | undefined;
  size: number;
  state: ImageState;
  checked: Message | undefined;
  note: Message | undefined;
}

/** Takes an image apart: which container stands where, and what in it; each stretch of bytes is searched once. */
export class Walk {
  readonly #budget: Budget;
  readonly #search: Search;
  readonly #keepsNear: boolean;
  readonly #nodes: Draft[] = [];
  readonly facts: PlacedFact[] = [];

  /** @param keepsNear keep the bytes around each fact */
  constructor(budget: Budget, search: Search, keepsNear = false) {
    this.#keepsNear = keepsNear;
    this.#budget = budget;
    this.#search = search;
  }

  get nodes(): readonly ImageNode[] {
    return this.#nodes.map((node, index) => ({ index, ...node }));
  }

  /** @returns how many bytes of the file nobody looked into */
  run(file: Bytes): number {
    const whole = { start: 0, end: file.length };
    const node = this.#add(undefined, undefined, whole, 0, file.length);
    if (node === undefined) return file.length;
    const standing = { base: 0, outer: whole, node };
    const unread = this.#examine(file, standing, 0, true);
    // texts of the file itself are soon found, and worth having where nothing more is unpacked
    if (this.#budget.met.has('work') && !this.#budget.met.has('time')) this.#search(file, undefined, standing);
    return unread;
  }

  #add(
    parent: number | undefined,
    name: string | undefined,
    span: Span,
    offset: number | undefined,
    size: number,
  ): number | undefined {
    if (this.#nodes.length >= this.#budget.limits.nodes) {
      this.#budget.meet('nodes');
      return undefined;
    }
    const own = name === undefined || name === '' ? undefined : name.slice(0, longestName);
    const node: Draft = {
      kind: 'file',
      title: 'file',
      name: own,
      parent,
      span,
      offset,
      size,
      state: 'searched',
      checked: undefined,
      note: undefined,
    };
    return this.#nodes.push(node) - 1;
  }

  #set(index: number, values: Partial<Draft>): void {
    Object.assign(this.#nodes[index] ?? {}, values);
  }

  /** @returns how many of the bytes nobody looked into */
  #examine(bytes: Bytes, standing: Standing, depth: number, isOuter = false): number {
    const { node } = standing;
    if (bytes.length === 0) return 0;
    // tables of files may name the same bytes again and again
    this.#budget.work(bytes.length);
    if (isFilling(bytes)) {
      this.#set(node, { kind: 'filling', title: `filling of ${bytes[0] === 0 ? '00' : 'FF'}`, state: 'filling' });
      return 0;
    }
    if (depth > this.#budget.limits.depth) {
      this.#budget.meet('depth');
      this.#set(node, { state: 'unread', note: overLimit });
      return bytes.length;
    }
    if (this.#budget.isOver) {
      this.#set(node, { state: 'unread', note: overLimit });
      return bytes.length;
    }
    const first = findAt(bytes, 0, this.#budget);
    if (!first || !isWhole(bytes, first.found)) return this.#carve(bytes, standing, depth, isOuter);
    const unread = this.#open(bytes, first, standing, depth, bytes.length);
    const end = first.found.taken?.() ?? bytes.length;
    if (end >= bytes.length || isFilling(bytes.subarray(end))) return unread;
    return unread + this.#carve(bytes, standing, depth, isOuter, Math.max(1, end));
  }

  /** @param length of all the bytes that are its */
  #open(bytes: Bytes, { container, found }: Recognised, standing: Standing, depth: number, length: number): number {
    const { node } = standing;
    const title = found.variant === undefined ? container.title : `${container.title} (${found.variant})`;
    const isSizeKnown = found.taken === undefined;
    this.#set(node, { kind: container.kind, title, checked: found.checked, size: isSizeKnown ? found.size : length });
    if (found.name !== undefined && this.#nodes[node]?.name === undefined)
      this.#set(node, { name: found.name.slice(0, longestName) });
    for (const fact of found.facts ?? [])
      this.facts.push({ fact, standing, near: this.#keepsNear ? nearOf(bytes, fact.at, fact.length) : undefined });
    if (found.opaque !== undefined) {
      this.#set(node, { state: 'opaque', note: found.opaque });
      return length;
    }
    if (!found.parts) {
      this.#search(bytes.subarray(0, found.size), found.name, standing);
      return 0;
    }
    this.#set(node, { state: 'opened' });
    const share = this.#parts(found.parts(this.#budget), standing, depth);
    const taken = found.taken?.() ?? found.size;
    this.#set(node, { size: taken });
    return Math.round(share * Math.min(length, taken));
  }

  /** @returns the share of what stands in it that nobody looked into */
  #parts(parts: Iterable<Part>, { base, outer, node }: Standing, depth: number): number {
    let all = 0;
    let unread = 0;
    for (const part of parts) {
      const { at, packedAt, stored } = part;
      const start = at ?? packedAt;
      const outerOf =
        base === undefined ? outer : start === undefined ? outer : stretch(base + start, stored ?? 0, outer);
      const index = this.#add(node, part.name, outerOf, at, part.size ?? stored ?? 0);
      const bytes = index === undefined || this.#budget.isOver ? undefined : part.read();
      const weight = Math.max(1, stored ?? bytes?.length ?? part.size ?? 0);
      all += weight;
      if (index === undefined || !bytes) {
        unread += weight;
        if (index !== undefined) this.#set(index, { state: 'unread', note: overLimit });
        continue;
      }
      const note = part.unread?.();
      const inner = {
        base: base === undefined || at === undefined ? undefined : base + at,
        outer: outerOf,
        node: index,
      };
      this.#set(index, { size: part.size ?? bytes.length });
      const left = this.#examine(bytes, inner, depth + 1);
      const expected = Math.max(bytes.length, part.size ?? 0);
      if (note !== undefined) {
        this.#set(index, {
          note,
          ...(bytes.length === 0 || this.#nodes[index]?.state === 'searched' ? { state: 'unread' } : {}),
        });
        unread +=
          bytes.length === 0 || expected === bytes.length
            ? weight
            : (weight * (left + expected - bytes.length)) / expected;
      } else if (expected > 0) unread += (weight * left) / expected;
    }
    return all === 0 ? 0 : unread / all;
  }

  /** Looks for containers among bytes that are none as a whole. */
  #carve(bytes: Bytes, standing: Standing, depth: number, isOuter: boolean, from = 0): number {
    let end = from;
    let unread = 0;
    let count = 0;
    carved.run(bytes, from, bytes.length, ({ container, at: behind }, hit) => {
      const at = hit - behind;
      if (at < end || this.#budget.isOver) return undefined;
      this.#budget.work(forPlace);
      const found = container.find(bytes, at, this.#budget);
      if (!found || found.size <= 0) return undefined;
      this.#budget.work(forContainer);
      if (at > end) unread += this.#gap(bytes, end, at, standing, isOuter);
      count++;
      const size = this.#region(bytes, at, { container, found }, standing, depth);
      unread += size.unread;
      end = at + Math.max(1, size.taken);
      return end;
    });
    const isLeft = this.#budget.isOver;
    if (count === 0 && from === 0)
      return isLeft ? this.#leftOut(bytes, standing) : this.#leaf(bytes, standing, isOuter);
    if (from === 0) this.#set(standing.node, { kind: 'parts', title: 'several parts', state: 'opened' });
    if (end < bytes.length) unread += this.#gap(bytes, end, bytes.length, standing, isOuter, isLeft);
    return unread;
  }

  #region(
    bytes: Bytes,
    at: number,
    recognised: Recognised,
    standing: Standing,
    depth: number,
  ): { taken: number; unread: number } {
    const { found } = recognised;
    const inner = this.#inner(standing, at, found.size);
    const index = this.#add(standing.node, undefined, inner.outer, at, found.size);
    if (index === undefined) return { taken: found.size, unread: found.size };
    const region = bytes.subarray(at, at + found.size);
    const share = this.#open(region, recognised, { ...inner, node: index }, depth + 1, found.size) / found.size;
    const taken = Math.min(found.size, found.taken?.() ?? found.size);
    if (taken < found.size) this.#set(index, { span: this.#inner(standing, at, taken).outer, size: taken });
    return { taken, unread: Math.round(share * taken) };
  }

  #inner({ base, outer, node }: Standing, at: number, size: number): Standing {
    return base === undefined
      ? { base, outer, node }
      : { base: base + at, outer: stretch(base + at, size, outer), node };
  }

  /** A stretch between containers. */
  #gap(bytes: Bytes, from: number, to: number, standing: Standing, isOuter: boolean, isLeft = false): number {
    if (to - from < shortestGap) return 0;
    let unread = 0;
    for (const { start, end } of aroundFilling(bytes, from, to))
      unread += this.#stretch(bytes, start, end, standing, isOuter, isLeft);
    return unread;
  }

  /** A part of such a stretch, which is filling or holds something. */
  #stretch(bytes: Bytes, from: number, to: number, standing: Standing, isOuter: boolean, isLeft: boolean): number {
    const gap = bytes.subarray(from, to);
    const inner = this.#inner(standing, from, gap.length);
    const index = this.#add(standing.node, undefined, inner.outer, from, gap.length);
    if (index === undefined) return gap.length;
    if (isFilling(gap)) {
      this.#set(index, { kind: 'filling', title: `filling of ${gap[0] === 0 ? '00' : 'FF'}`, state: 'filling' });
      return 0;
    }
    const own = { ...inner, node: index };
    return isLeft ? this.#leftOut(gap, own) : this.#leaf(gap, own, isOuter);
  }

  /** Bytes that were not looked at for containers, because a limit was met. */
  #leftOut(bytes: Bytes, standing: Standing): number {
    this.#set(standing.node, { kind: 'unknown', title: 'bytes that were not tried', state: 'unread', note: overLimit });
    return bytes.length;
  }

  /** Bytes in which no container stands. */
  #leaf(bytes: Bytes, standing: Standing, isOuter: boolean): number {
    const note = this.#search(bytes, this.#nodes[standing.node]?.name, standing);
    if (note !== undefined) {
      this.#set(standing.node, { state: 'unread', note });
      return bytes.length;
    }
    if (looksPacked(bytes)) {
      this.#set(standing.node, {
        kind: 'unknown',
        title: 'packed or encrypted bytes',
        state: 'opaque',
        note: encrypted,
      });
      return bytes.length;
    }
    if (!isOuter) return 0;
    this.#set(standing.node, {
      kind: 'unknown',
      title: 'unknown bytes',
      state: 'opaque',
      note: inNoForm,
    });
    return bytes.length;
  }
}

interface Recognised {
  readonly container: Container;
  readonly found: Found;
}

function findAt(bytes: Bytes, at: number, budget: Budget): Recognised | undefined {
  for (const container of containers) {
    const { magics } = container;
    const isPossible =
      magics.length === 0 ||
      magics.some(magic => magic.bytes.every((byte, index) => bytes[at + magic.at + index] === byte));
    const found = isPossible ? container.find(bytes, at, budget) : undefined;
    if (found && found.size > 0) return { container, found };
  }
  return undefined;
}

/** Whether nothing but filling stands behind a container. */
function isWhole(bytes: Bytes, { size, taken }: Found): boolean {
  return taken !== undefined || size >= bytes.length || isFilling(bytes.subarray(size));
}

function stretch(start: number, size: number, outer: Span): Span {
  const from = Math.min(Math.max(start, outer.start), outer.end);
  return { start: from, end: Math.min(outer.end, from + Math.max(0, size)) };
}
