import { type Node, parseRegex } from './regex-parse.ts';

/** How the steps of a matcher that tries and goes back grow with the length of a text. */
export type Cost = 'linear' | 'polynomial' | 'exponential';

/** A repetition that ends is no loop: it costs its number of steps at each sign. Of it so many copies say enough. */
const mostCopies = 12;
/** What may be repeated more often than this is a loop after all. */
const mostSteps = 1000;

/** A place in an expression that takes one sign. */
interface Place {
  readonly takes: ReadonlySet<string>;
  readonly next: Set<Place>;
  /** Those of `next` that two ways of the expression lead to. */
  readonly twice: Set<Place>;
  /** A match is complete here, whatever follows. */
  ends: boolean;
}

/** What stands for all signs: those that differ to some set of the expression. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'\u00a0\u00ad\u00e9\u00df\u0130\u017f\u0301\u0430\u05d0\u0660\u0915\u1100\u180e\u200b\u200d\u2028\u2029\u2116\u212a\u3000\u30a2\u4e2d\uff1d\uff10\ufeff\u{1f600}\u{1d400}\u{20000}\u{e0100}',
];

/**
 * Whether an expression can be made to take more than linear time by a text: it can where two loops may take the same
 * signs one after the other and what follows may fail. The search itself is the first such loop, as it may begin anywhere.
 * @see https://dl.acm.org/doi/10.1145/3453483.3454054 for what is decided here
 */
export function costOf(pattern: string, flags: string): Cost {
  const places: Place[] = [];
  const alphabet = [...new Set([...samples, ...pattern])];
  const tree = parseRegex(pattern, flags);
  const begins = new Set<Place>();
  const search = place(new Set(alphabet));
  search.next.add(search);
  const lineEnd = place(new Set(['\n', '\r', '\u2028', '\u2029']));
  const built = build(tree);
  const isSticky = flags.includes('y');
  for (const { place: first, fromStart } of built.first) {
    begins.add(first);
    if (isSticky) continue;
    if (!fromStart) search.next.add(first);
    else if (flags.includes('m')) {
      search.next.add(lineEnd);
      lineEnd.next.add(first);
    }
  }
  for (const last of built.last) last.place.ends = !last.conditional;
  const numbers = new Map(places.map((one, index) => [one, index]));
  const isLooping = places.map(one => reach([one], () => true).has(one));
  const loops = places.filter((_, index) => isLooping[index]);
  for (const one of loops) if (isTwoWays(one)) return 'exponential';
  for (const one of loops) {
    for (const other of loops) if (one !== other && isAmbiguous(one, other)) return 'polynomial';
  }
  return 'linear';

  function place(takes: ReadonlySet<string>): Place {
    const made = { takes, next: new Set<Place>(), twice: new Set<Place>(), ends: false };
    places.push(made);
    return made;
  }

  function link(from: Place, to: Place): void {
    if (from.next.has(to)) from.twice.add(to);
    from.next.add(to);
  }

  interface Built {
    readonly first: readonly { readonly place: Place; readonly fromStart: boolean }[];
    readonly last: readonly { readonly place: Place; readonly conditional: boolean }[];
    /** Nothing has to be taken; with it whether a start was asked for on the way, or a condition. */
    readonly empty: { readonly fromStart: boolean; readonly conditional: boolean } | undefined;
  }

  function build(node: Node): Built {
    switch (node.kind) {
      case 'set': {
        const made = place(signsOf(node.source));
        return {
          first: [{ place: made, fromStart: false }],
          last: [{ place: made, conditional: false }],
          empty: undefined,
        };
      }
      case 'unknown': {
        const made = place(new Set(alphabet));
        return {
          first: [{ place: made, fromStart: false }],
          last: [{ place: made, conditional: false }],
          empty: { fromStart: false, conditional: false },
        };
      }
      case 'start':
        return { first: [], last: [], empty: { fromStart: true, conditional: false } };
      case 'condition':
        return { first: [], last: [], empty: { fromStart: false, conditional: true } };
      case 'attempt':
        // tried, and then what follows begins at the same place
        return { first: build(node.part).first, last: [], empty: { fromStart: false, conditional: true } };
      case 'choice':
        return node.parts.map(build).reduce((all, part) => ({
          first: [...all.first, ...part.first],
          last: [...all.last, ...part.last],
          empty: either(all.empty, part.empty),
        }));
      case 'sequence':
        return node.parts
          .map(build)
          .reduce(followed, { first: [], last: [], empty: { fromStart: false, conditional: false } });
      case 'repeat':
        return repeated(node);
    }
  }

  function repeated({ part, least, most }: Node & { readonly kind: 'repeat' }): Built {
    const nothing: Built = { first: [], last: [], empty: { fromStart: false, conditional: false } };
    if (most > mostSteps) {
      const loop = build(part);
      for (const { place: end } of loop.last) for (const { place: first } of loop.first) link(end, first);
      return least === 0 ? { ...loop, empty: nothing.empty } : loop;
    }
    const needed = Math.min(least, mostCopies);
    // each copy that may be left out holds those behind it, so that there is one way to so many
    let all = nothing;
    for (let copy = Math.max(needed, Math.min(most, mostCopies)); copy > 0; copy--) {
      all = followed(build(part), all);
      if (copy > needed) all = { ...all, empty: nothing.empty };
    }
    return all;
  }

  function followed(before: Built, after: Built): Built {
    for (const { place: end } of before.last) for (const { place: first } of after.first) link(end, first);
    const { empty } = before;
    return {
      first: empty
        ? [...before.first, ...after.first.map(one => ({ ...one, fromStart: one.fromStart || empty.fromStart }))]
        : before.first,
      last: after.empty
        ? [
            ...after.last,
            ...before.last.map(one => ({ ...one, conditional: one.conditional || after.empty?.conditional === true })),
          ]
        : after.last,
      empty: empty &&
        after.empty && {
          fromStart: empty.fromStart || after.empty.fromStart,
          conditional: empty.conditional || after.empty.conditional,
        },
    };
  }

  function either(one: Built['empty'], other: Built['empty']): Built['empty'] {
    if (!one || !other) return one ?? other;
    return { fromStart: one.fromStart && other.fromStart, conditional: one.conditional && other.conditional };
  }

  function signsOf(source: string): ReadonlySet<string> {
    const isMember = new RegExp(`^(?:${source === '/' ? '\\/' : source})$`, flags.replace(/[gymd]/g, ''));
    return new Set(alphabet.filter(sign => isMember.test(sign)));
  }

  function share(...sets: readonly Place[]): boolean {
    const [first, ...rest] = sets;
    for (const sign of first?.takes ?? []) if (rest.every(({ takes }) => takes.has(sign))) return true;
    return false;
  }

  function reach(from: readonly Place[], isWanted: (place: Place) => boolean): ReadonlySet<Place> {
    const seen = new Set<Place>();
    const open = from.flatMap(one => [...one.next]);
    for (let one = open.pop(); one; one = open.pop()) {
      if (seen.has(one) || !isWanted(one)) continue;
      seen.add(one);
      open.push(...one.next);
    }
    return seen;
  }

  /** Two different ways around from a place to itself that take the same signs. */
  function isTwoWays(from: Place): boolean {
    return walk([from, from], ([a, b]) => a === from && b === from, true);
  }

  /** From one to itself, from one to the other, and from the other to itself, by the same signs. */
  function isAmbiguous(one: Place, other: Place): boolean {
    return walk([one, one, other], ([a, b, c]) => a === one && b === other && c === other, false);
  }

  function walk(from: readonly Place[], isThere: (places: readonly Place[]) => boolean, apart: boolean): boolean {
    const seen = new Set<string>();
    const open: { readonly at: readonly Place[]; readonly differed: boolean }[] = [{ at: from, differed: false }];
    for (let step = open.pop(); step; step = open.pop()) {
      for (const next of steps(step.at)) {
        // where a match ends on the way there is nothing to go back for
        if (next.some(({ ends }) => ends)) continue;
        const differed =
          step.differed || new Set(next).size > 1 || step.at.some((one, way) => one.twice.has(next[way] ?? one));
        if (isThere(next) && (!apart || differed)) return true;
        const key = `${next.map(one => numbers.get(one)).join()} ${differed}`;
        if (seen.has(key)) continue;
        seen.add(key);
        open.push({ at: next, differed });
      }
    }
    return false;
  }

  function* steps(at: readonly Place[]): Generator<readonly Place[]> {
    const [first, ...rest] = at.map(one => [...one.next]);
    const heads = (first ?? []).map(one => [one]);
    const all = rest.reduce<readonly Place[][]>(
      (lists, nexts) => lists.flatMap(list => nexts.map(next => [...list, next])),
      heads,
    );
    for (const next of all) if (share(...next)) yield next;
  }
}
