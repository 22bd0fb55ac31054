// AssemblyScript: compiled to WebAssembly by scripts/kernel.mjs. Writes the cells of a tape of JSON, as core/syntax/json-tape.ts
// does, and takes only what is right in every respect: at whatever else it gives up, and the whole is read by that one.
// The document passes through a window; what is cut at its end is read again with the next.

/** What `run` returns. */
const more: i32 = 0;
const done: i32 = 1;
const unusual: i32 = 2;

/** What stands next: the value of the document, the first item of a container, or what comes behind a value. */
const atRoot: i32 = 0;
const atFirst: i32 = 1;
const behindValue: i32 = 2;

const deepest: i32 = 64;
const slots: i32 = 4096;
const mostProbes: i32 = 32;
const mostTabled: i32 = slots / 2;
const mostTracked: i32 = 1024;
const mostKeyBytes: usize = 512 * 1024;
/** Zeros behind the text of a window, at which every loop stops. */
const padding: usize = 64;

// where everything stands in memory
const results: usize = 1024;
const parents: usize = results + 64;
const closers: usize = parents + 4 * (deepest + 1);
const serials: usize = closers + 4 * (deepest + 1);
const patches: usize = serials + 4 * (deepest + 1);
const hashes: usize = patches + 12 * (deepest + 2);
const numbers: usize = hashes + 4 * slots;
const keyPlaces: usize = numbers + 4 * slots;
const keyLengths: usize = keyPlaces + 4 * (mostTabled + 1);
const nexts: usize = keyLengths + 4 * (mostTabled + 1);
const seen: usize = nexts + 4 * (mostTabled + 1);
const keyBytes: usize = (seen + 4 * mostTracked * (deepest + 1) + 15) & ~15;
const window: usize = keyBytes + mostKeyBytes + padding;

// where a window of this size has its parts
let size: i32 = 0;
let cells: usize = 0;
let newKeys: usize = 0;
let urns: usize = 0;

// what goes on from one window to the next
let base: i32 = 0;
let node: i32 = 0;
let depth: i32 = 0;
let state: i32 = atRoot;
let keyCount: i32 = 0;
let lastKey: i32 = 0;
let keyBytesEnd: usize = keyBytes;
let serial: i32 = 0;
/** The key that was passed last is none that is found again. */
let isLoose: bool = false;

// of the current window
let passed: i32 = 0;
let newKeyCount: i32 = 0;
let patchCount: i32 = 0;
let urnCount: i32 = 0;

/** Begins a document that is read in windows of so many bytes; returns where in memory they stand. */
export function begin(windowSize: i32): usize {
  widen(windowSize);
  memory.fill(hashes, 0, 8 * slots);
  memory.fill(nexts, 0, 4 * (mostTabled + 1));
  if (serial > 0x3fffffff) {
    memory.fill(seen, 0, 4 * mostTracked * (deepest + 1));
    serial = 0;
  }
  base = 0;
  node = 0;
  depth = 0;
  state = atRoot;
  keyCount = 0;
  lastKey = 0;
  keyBytesEnd = keyBytes;
  return window;
}

/** From here on the windows of the document have so many bytes; returns where they stand. */
export function widen(windowSize: i32): usize {
  if (windowSize === size) return window;
  size = windowSize;
  cells = (window + size + padding + 15) & ~15;
  newKeys = cells + 16 * (size / 2 + 2);
  urns = newKeys + 8 * (size / 4 + 2);
  const end: usize = urns + 4 * (size / 4 + 2);
  const pages = <i32>((end + 0xffff) >>> 16);
  if (pages > memory.size()) memory.grow(pages - memory.size());
  return window;
}

/** Where the numbers stand that tell of a run: bytes passed, values, new keys, closed containers, texts that may be URNs, and where those stand. */
export function told(): usize {
  return results;
}

/** Reads the window, which has so many bytes. */
export function run(length: i32, isLast: bool): i32 {
  memory.fill(window + length, 0, padding);
  const first = node;
  newKeyCount = 0;
  patchCount = 0;
  urnCount = 0;
  const status = read(window + length, isLast, first);
  store<i32>(results, passed);
  store<i32>(results, node - first, 4);
  store<i32>(results, newKeyCount, 8);
  store<i32>(results, patchCount, 12);
  store<i32>(results, urnCount, 16);
  store<usize>(results, cells, 20);
  store<usize>(results, newKeys, 24);
  store<usize>(results, patches, 28);
  store<usize>(results, urns, 32);
  base += passed;
  return status;
}

/** By whole block of 128 bytes of the window, a byte: 0 where it is all ASCII; returns where they stand. */
export function wide(length: i32): usize {
  const end: usize = window + (length & ~127);
  let out: usize = cells;
  for (let p: usize = window; p < end; p += 128) {
    const half = v128.or(v128.or(v128.load(p), v128.load(p, 16)), v128.or(v128.load(p, 32), v128.load(p, 48)));
    const other = v128.or(v128.or(v128.load(p, 64), v128.load(p, 80)), v128.or(v128.load(p, 96), v128.load(p, 112)));
    store<u8>(out, i8x16.bitmask(v128.or(half, other)) !== 0 ? 1 : 0);
    out++;
  }
  return cells;
}

function read(end: usize, isLast: bool, first: i32): i32 {
  const quotes = i8x16.splat(34);
  const backslashes = i8x16.splat(92);
  const spaces = i8x16.splat(32);
  let p: usize = window;
  let out: usize = cells;
  let closer: u32 = depth > 0 ? load<u32>(closers + 4 * depth) : 0;
  for (;;) {
    // the item from here on is whole in this window, or read again in the next
    passed = <i32>(p - window);
    let c: u32 = load<u8>(p);
    if (state === behindValue) {
      if (c !== 44 && c <= 32) {
        p = pass(p);
        c = load<u8>(p);
      }
      if (c === closer) {
        p = close(p, first);
        if (depth === 0) return finish(p);
        closer = load<u32>(closers + 4 * depth);
        continue;
      }
      if (c !== 44) return fail(p, end, isLast);
      p++;
      c = load<u8>(p);
      if (c <= 32) {
        p = pass(p);
        c = load<u8>(p);
      }
    } else {
      if (c <= 32) {
        p = pass(p);
        c = load<u8>(p);
      }
      if (state === atFirst && c === closer) {
        p = close(p, first);
        if (depth === 0) return finish(p);
        closer = load<u32>(closers + 4 * depth);
        continue;
      }
    }
    const keysBefore = keyCount;
    const newKeysBefore = newKeyCount;
    const lastBefore = lastKey;
    let key: i32 = 0;
    if (closer === 125) {
      if (c !== 34) return fail(p, end, isLast);
      p = passKey(p + 1);
      if (p === 0) return again(keysBefore, newKeysBefore, lastBefore, isLast);
      if (p === 1) return unusual;
      key = lastKey;
      c = load<u8>(p);
      if (c !== 58) {
        if (c <= 32) p = pass(p);
        if (load<u8>(p) !== 58) return forget(fail(p, end, isLast), keysBefore, newKeysBefore, lastBefore);
      }
      p++;
      c = load<u8>(p);
      if (c === 32) {
        p++;
        c = load<u8>(p);
      }
      if (c <= 32) {
        p = pass(p);
        c = load<u8>(p);
      }
    }
    const start = base + <i32>(p - window);
    let q = p;
    let what: u32 = (<u32>key) << 8;
    if (c === 34) {
      q = p + 1;
      let wide: i32 = 0;
      for (;;) {
        const v = v128.load(q);
        const stops = i8x16.bitmask(
          v128.or(v128.or(i8x16.eq(v, quotes), i8x16.eq(v, backslashes)), i8x16.lt_u(v, spaces)),
        );
        const upper = i8x16.bitmask(v);
        if (stops === 0) {
          wide |= upper;
          q += 16;
          continue;
        }
        const k = ctz(stops);
        wide |= upper & ((1 << k) - 1);
        q += k;
        const stop: u32 = load<u8>(q);
        if (stop === 34) break;
        const length = stop === 92 ? escapeLength(q) : 0;
        if (length === 0) return forget(fail(q, end, isLast), keysBefore, newKeysBefore, lastBefore);
        what |= 8;
        q += length;
      }
      q++;
      what |= wide !== 0 ? 2 | 16 : 2;
      if (load<u8>(p, 1) === 117 && load<u8>(p, 4) === 58) {
        store<i32>(urns + 4 * urnCount, node);
        urnCount++;
      }
    } else if (c === 123 || c === 91) {
      if (depth === deepest) return unusual;
      if (key !== 0 && isRepeated(key)) return unusual;
      what |= c === 91 ? 1 : 0;
      store<i32>(out, start);
      store<u32>(out, what, 8);
      out += 16;
      depth++;
      store<i32>(parents + 4 * depth, node);
      node++;
      closer = c + 2;
      store<u32>(closers + 4 * depth, closer);
      if (c === 123) store<i32>(serials + 4 * depth, ++serial);
      p++;
      state = atFirst;
      continue;
    } else {
      q = passWord(p, c);
      if (q === 0 || (q >= end && !isLast)) {
        const status = !isLast && wordEnd(p) >= end ? more : unusual;
        return forget(status, keysBefore, newKeysBefore, lastBefore);
      }
      what |= c === 116 || c === 102 ? 4 : c === 110 ? 5 : 3;
    }
    if (key !== 0 && isRepeated(key)) return unusual;
    node++;
    store<i32>(out, start);
    store<i32>(out, base + <i32>(q - window), 4);
    store<u32>(out, what, 8);
    store<i32>(out, node, 12);
    out += 16;
    p = q;
    if (depth === 0) break;
    state = behindValue;
  }
  return finish(p);
}

/** What cannot be read may only be cut: then it is read again with the next window. */
function fail(p: usize, end: usize, isLast: bool): i32 {
  return !isLast && p + 16 > end ? more : unusual;
}

/** A key that is numbered whenever it stands there must not be numbered again with the next window. */
function forget(status: i32, keysBefore: i32, newKeysBefore: i32, lastBefore: i32): i32 {
  lastKey = lastBefore;
  if (isLoose) {
    keyCount = keysBefore;
    newKeyCount = newKeysBefore;
  }
  return status;
}

function again(keysBefore: i32, newKeysBefore: i32, lastBefore: i32, isLast: bool): i32 {
  return forget(isLast ? unusual : more, keysBefore, newKeysBefore, lastBefore);
}

function finish(p: usize): i32 {
  passed = <i32>(p - window);
  return done;
}

/** Passes white space: the first byte that is none. */
function pass(from: usize): usize {
  const marks = i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, -1, 0, 0);
  const spaces = i8x16.splat(32);
  let p = from;
  for (;;) {
    const v = v128.load(p);
    const others = ~i8x16.bitmask(v128.or(i8x16.eq(v, spaces), i8x16.swizzle(marks, v))) & 0xffff;
    if (others !== 0) {
      p += ctz(others);
      break;
    }
    p += 16;
  }
  return p;
}

/** The container that is open innermost ends with the bracket at `p`; its cells may have left with a window before. */
function close(p: usize, first: i32): usize {
  const parent = load<i32>(parents + 4 * depth);
  const behind = base + <i32>(p + 1 - window);
  if (parent >= first) {
    const at = cells + 16 * (parent - first);
    store<i32>(at, behind, 4);
    store<i32>(at, node, 12);
  } else {
    const at = patches + 12 * patchCount;
    store<i32>(at, parent);
    store<i32>(at, behind, 4);
    store<i32>(at, node, 8);
    patchCount++;
  }
  depth--;
  state = behindValue;
  return p + 1;
}

/** How long the escape at a backslash is; 0 where it is none. */
function escapeLength(p: usize): usize {
  const letter: u32 = load<u8>(p, 1);
  if (letter === 117)
    return isHex(load<u8>(p, 2)) && isHex(load<u8>(p, 3)) && isHex(load<u8>(p, 4)) && isHex(load<u8>(p, 5)) ? 6 : 0;
  const isKnown =
    letter === 34 ||
    letter === 92 ||
    letter === 47 ||
    letter === 98 ||
    letter === 102 ||
    letter === 110 ||
    letter === 114 ||
    letter === 116;
  return isKnown ? 2 : 0;
}

function isHex(byte: u32): bool {
  return byte - 48 < 10 || (byte | 32) - 97 < 6;
}

/** The end of the number or word that begins with `c` at `p`; 0 where it is none. */
function passWord(p: usize, c: u32): usize {
  let q = p;
  if (c === 116 || c === 110) {
    if (load<u32>(p) !== (c === 116 ? 0x65757274 : 0x6c6c756e)) return 0;
    q += 4;
  } else if (c === 102) {
    if (load<u32>(p, 1) !== 0x65736c61) return 0;
    q += 5;
  } else {
    if (c === 45) q++;
    if (load<u8>(q) === 48) q++;
    else {
      q = passDigits(q);
      if (q === 0) return 0;
    }
    if (load<u8>(q) === 46) {
      q = passDigits(q + 1);
      if (q === 0) return 0;
    }
    if ((load<u8>(q) | 32) === 101) {
      q++;
      const sign: u32 = load<u8>(q);
      if (sign === 43 || sign === 45) q++;
      q = passDigits(q);
      if (q === 0) return 0;
    }
  }
  const next: u32 = load<u8>(q);
  return next <= 32 || next === 44 || next === 125 || next === 93 ? q : 0;
}

/** The first byte that is no part of a word. */
function wordEnd(p: usize): usize {
  let q = p;
  while (<u32>load<u8>(q) > 32) q++;
  return q;
}

/** The end of the digits at `p`; 0 where there are none. */
function passDigits(p: usize): usize {
  let q = p;
  while (<u32>load<u8>(q) - 48 < 10) q++;
  return q === p ? 0 : q;
}

/** Whether the object has the key already; notes that it has it now. */
function isRepeated(key: i32): bool {
  if (isLoose || key >= mostTracked) return false;
  const at = seen + 4 * (mostTracked * depth + key);
  const own = load<i32>(serials + 4 * depth);
  if (load<i32>(at) === own) return true;
  store<i32>(at, own);
  return false;
}

/** Passes the key behind its quote at `start` and leaves its number in `lastKey`; 0 where it is cut, 1 where it is unusual. */
function passKey(start: usize): usize {
  isLoose = false;
  if (lastKey <= mostTabled) {
    const guess = load<i32>(nexts + 4 * lastKey);
    if (guess > 0 && isKey(guess, start)) {
      lastKey = guess;
      return start + load<u32>(keyLengths + 4 * guess) + 1;
    }
  }
  let hash: i32 = 0;
  let q = start;
  for (;;) {
    const byte: u32 = load<u8>(q);
    if (byte === 34) break;
    if (byte < 32) return byte === 0 ? 0 : 1;
    if (byte === 92) return 1;
    hash = hash * 31 + <i32>byte;
    q++;
  }
  hash ^= <i32>(<u32>hash >>> 15);
  const length = <u32>(q - start);
  let slot: i32 = -1;
  for (let probe = 0; probe < mostProbes; probe++) {
    const at = (hash + probe) & (slots - 1);
    const number = load<i32>(numbers + 4 * at);
    if (number === 0) {
      slot = at;
      break;
    }
    if (load<i32>(hashes + 4 * at) !== hash || load<u32>(keyLengths + 4 * number) !== length || !isKey(number, start))
      continue;
    follow(number);
    return q + 1;
  }
  keyCount++;
  const told = newKeys + 8 * newKeyCount;
  store<i32>(told, base + <i32>(start - window));
  store<i32>(told, base + <i32>(q - window), 4);
  newKeyCount++;
  if (slot < 0 || keyCount > mostTabled) {
    isLoose = true;
    lastKey = keyCount;
    return q + 1;
  }
  if (keyBytesEnd + length + 1 > keyBytes + mostKeyBytes) return 1;
  store<i32>(hashes + 4 * slot, hash);
  store<i32>(numbers + 4 * slot, keyCount);
  store<usize>(keyPlaces + 4 * keyCount, keyBytesEnd);
  store<u32>(keyLengths + 4 * keyCount, length);
  memory.copy(keyBytesEnd, start, length + 1);
  keyBytesEnd += length + 1;
  follow(keyCount);
  return q + 1;
}

/** The key with this number comes behind the last one, as it likely will again. */
function follow(number: i32): void {
  if (lastKey <= mostTabled) store<i32>(nexts + 4 * lastKey, number);
  lastKey = number;
}

/** Whether the key with a number stands at `start`, its closing quote behind it. */
function isKey(number: i32, start: usize): bool {
  let known: usize = load<usize>(keyPlaces + 4 * number);
  let at = start;
  let left = <i32>load<u32>(keyLengths + 4 * number) + 1;
  for (; left > 16; left -= 16) {
    if (i8x16.bitmask(i8x16.eq(v128.load(known), v128.load(at))) !== 0xffff) return false;
    known += 16;
    at += 16;
  }
  const mask = (1 << left) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(known), v128.load(at))) & mask) === mask;
}
