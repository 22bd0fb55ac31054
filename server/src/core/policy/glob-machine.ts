/**
 * Globs as a machine that is in several states at once: a look at each sign of a path costs at most one step per state, so
 * no glob and no path make it slow. There is no way back to an earlier sign.
 */

/** What a step takes: one sign of a set, any sign but a slash, any sign; or nothing, where the machine may be in both. */
type State =
  | { readonly kind: 'one'; readonly takes: (sign: string) => boolean; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'end' };

/** A test of paths, compiled from a glob. */
export interface GlobMachine {
  /** Whether the whole path fits. */
  readonly fits: (path: string) => boolean;
  /** Whether the path or a folder above it fits. */
  readonly fitsAbove: (path: string) => boolean;
  /** States that were looked at so far: what the tests cost. */
  readonly steps: () => number;
}

/**
 * Compiles `*`, `**`, `?`, `[…]` and `{a,b}`, which may be nested; a backslash takes the next sign as it is, and
 * everything else stands for itself. Any text compiles.
 */
export function globMachine(glob: string): GlobMachine {
  const parts = glob.split('/');
  // several times any folder is once any folder
  const bare = parts.filter((part, at) => part !== '**' || parts[at + 1] !== '**').join('/');
  const states = new GlobCompiler([...bare]).compile();
  let steps = 0;
  const run = (path: string, atSlash: boolean): boolean => {
    let now = new Set<number>();
    enter(states, 0, now);
    for (const sign of path) {
      if (atSlash && sign === '/' && ended(states, now)) return true;
      const then = new Set<number>();
      for (const at of now) {
        const state = states[at];
        if (state?.kind === 'one' && state.takes(sign)) enter(states, state.next, then);
      }
      steps += now.size;
      if (then.size === 0) return false;
      now = then;
    }
    return ended(states, now);
  };
  return { fits: path => run(path, false), fitsAbove: path => run(path, true), steps: () => steps };
}

function ended(states: readonly State[], now: ReadonlySet<number>): boolean {
  for (const at of now) if (states[at]?.kind === 'end') return true;
  return false;
}

/** Adds a state and all that it leads to without a sign. */
function enter(states: readonly State[], start: number, into: Set<number>): void {
  const todo = [start];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (into.has(at)) continue;
    into.add(at);
    const state = states[at];
    if (state?.kind === 'fork') todo.push(state.next, state.other);
  }
}

const any = (): boolean => true;
const noSlash = (sign: string): boolean => sign !== '/';

class GlobCompiler {
  readonly #glob: readonly string[];
  readonly #states: State[] = [];
  /** For each `{` its `}` and whether a comma of its own stands between; without one it stands for itself. */
  readonly #closing = new Map<number, number>();

  constructor(glob: readonly string[]) {
    this.#glob = glob;
    const open: { at: number; comma: boolean }[] = [];
    for (let at = 0; at < glob.length; at++) {
      const sign = glob[at];
      if (sign === '\\') at++;
      else if (sign === '[') at = this.#classEnd(at) ?? at;
      else if (sign === '{') open.push({ at, comma: false });
      else if (sign === ',') for (const last of open.slice(-1)) last.comma = true;
      else if (sign === '}') {
        const last = open.pop();
        if (last?.comma) this.#closing.set(last.at, at);
      }
    }
  }

  compile(): readonly State[] {
    this.#sequence(0, this.#glob.length);
    this.#states.push({ kind: 'end' });
    return this.#states;
  }

  /** States of a stretch of the glob; who leaves it goes to the state that comes next. */
  #sequence(start: number, end: number): void {
    for (let at = start; at < end; ) at = this.#part(at, start, end);
  }

  #part(at: number, start: number, end: number): number {
    const glob = this.#glob;
    const sign = glob[at] ?? '';
    const closing = this.#closing.get(at);
    if (closing !== undefined) return this.#choice(at, closing);
    if (sign === '*') return this.#stars(at, start, end);
    if (sign === '?') return this.#one(noSlash, at + 1);
    if (sign === '[') {
      const close = this.#classEnd(at);
      if (close !== undefined) return this.#one(signClass(glob.slice(at + 1, close)), close + 1);
    }
    // a folder and everything below it: "a/**" holds for "a" too
    if (sign === '/' && glob[at + 1] === '*' && glob[at + 2] === '*' && at + 3 === end) {
      const fork = this.#fork();
      this.#one(is('/'), at);
      this.#loop(any);
      fork.other = this.#states.length;
      return end;
    }
    if (sign === '\\' && at + 1 < end) return this.#one(is(glob[at + 1] ?? ''), at + 2);
    return this.#one(is(sign), at + 1);
  }

  #stars(at: number, start: number, end: number): number {
    const glob = this.#glob;
    let after = at;
    while (after < end && glob[after] === '*') after++;
    const alone = (at === start || glob[at - 1] === '/') && (after === end || glob[after] === '/');
    if (after - at !== 2 || !alone) {
      this.#loop(noSlash);
      return after;
    }
    if (after === end) {
      this.#loop(any);
      return after;
    }
    const fork = this.#fork();
    this.#loop(any);
    this.#one(is('/'), after);
    fork.other = this.#states.length;
    return after + 1;
  }

  /** `{a,b}`: one of several stretches. */
  #choice(open: number, close: number): number {
    const leaving: { next: number }[] = [];
    let from = open + 1;
    for (const comma of [...this.#commas(open, close), close]) {
      const fork = comma === close ? undefined : this.#fork();
      this.#sequence(from, comma);
      if (fork) {
        const leave = { kind: 'fork' as const, next: 0, other: 0 };
        this.#states.push(leave);
        leaving.push(leave);
        fork.other = this.#states.length;
      }
      from = comma + 1;
    }
    for (const leave of leaving) Object.assign(leave, { next: this.#states.length, other: this.#states.length });
    return close + 1;
  }

  #commas(open: number, close: number): readonly number[] {
    const found: number[] = [];
    for (let at = open + 1; at < close; at++) {
      const sign = this.#glob[at];
      if (sign === '\\') at++;
      else if (sign === '[') at = this.#classEnd(at) ?? at;
      else if (sign === '{') at = this.#closing.get(at) ?? at;
      else if (sign === ',') found.push(at);
    }
    return found;
  }

  #one(takes: (sign: string) => boolean, after: number): number {
    this.#states.push({ kind: 'one', takes, next: this.#states.length + 1 });
    return after;
  }

  /** Any number of signs, none too. */
  #loop(takes: (sign: string) => boolean): void {
    const fork = this.#fork();
    const back = this.#states.length - 1;
    this.#states.push({ kind: 'one', takes, next: back });
    fork.other = this.#states.length;
  }

  #fork(): { next: number; other: number } {
    const fork = { kind: 'fork' as const, next: this.#states.length + 1, other: 0 };
    this.#states.push(fork);
    return fork;
  }

  /** Where a class of signs ends; undefined where the bracket stands for itself. */
  #classEnd(open: number): number | undefined {
    const first = this.#glob[open + 1] === '!' || this.#glob[open + 1] === '^' ? open + 2 : open + 1;
    // a bracket that comes first is one of the signs
    const close = this.#glob.indexOf(']', first + 1);
    return close < 0 ? undefined : close;
  }
}

function is(expected: string): (sign: string) => boolean {
  return sign => sign === expected;
}

/** `a-z0`, with `!` or `^` in front for every other sign. Never a slash. */
function signClass(signs: readonly string[]): (sign: string) => boolean {
  const negated = signs[0] === '!' || signs[0] === '^';
  const ranges: (readonly [number, number])[] = [];
  for (let at = negated ? 1 : 0; at < signs.length; at++) {
    const low = codeOf(signs[at]);
    const isRange = signs[at + 1] === '-' && at + 2 < signs.length;
    ranges.push([low, isRange ? codeOf(signs[at + 2]) : low]);
    if (isRange) at += 2;
  }
  return sign => {
    const code = codeOf(sign);
    return sign !== '/' && ranges.some(([low, high]) => code >= low && code <= high) !== negated;
  };
}

function codeOf(sign: string | undefined): number {
  return sign?.codePointAt(0) ?? -1;
}
