/** A generator of numbers below a limit, the same for the same seed. */
export type Numbers = (limit: number) => number;

/** Mulberry32. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function numbers(seed: number): Numbers {
  let state = seed >>> 0;
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Bytes that mean something to one reader or another. */
const tokens = [
  '"', "'", '{', '}', '[', ']', ',', ':', '<', '>', '/', '=', '-', '#', '&', '*', '!', '|', '%', '\\', '\0', '\n', '\r\n', '\t',
  '\ufeff', '\u2028', '\ud800', '\u202e', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE a [', '<!ENTITY a "b">', '&a;', '&#0;',
  '<text>', '</text>', '&anchor', '*anchor', '<<: *a', '!!binary', '%YAML 1.2', '---', '...', '? ', '- - - -', '{{{{', '[[[[',
  '\\u0000', '\\ud800', '1e999', '-0', '0x', '.inf', 'null', 'true', '__proto__', 'constructor', 'toString', '@context', '@graph',
  '"bomFormat": "CycloneDX"', '"spdxVersion": "SPDX-2.3"', '"components": [', 'SPDXVersion: SPDX-2.3', 'PackageName: x',
  'pkg:', 'pkg:npm/%', 'cpe:2.3:', 'cpe:/', '"supplier": {', '44:47:CC:1A:2B:3C', 'NOASSERTION', 'Hikvision', '海康威视',
  '(', ')', ' OR ', ' WITH ', 'urn:cdx:', 'bomwarden: 1',
].map(token => new TextEncoder().encode(token)); // biome-ignore format: a table

/**
 * A seed after a few accidents: bytes changed, lost, doubled, moved, replaced by what means something, or taken from
 * another seed.
 */
export function mutate(seed: Uint8Array, other: Uint8Array, next: Numbers): Uint8Array {
  let bytes = seed;
  for (let count = 1 + next(6); count > 0; count--) bytes = mutateOnce(bytes, other, next);
  return bytes;
}

function mutateOnce(bytes: Uint8Array, other: Uint8Array, next: Numbers): Uint8Array {
  const at = next(bytes.length + 1);
  const length = 1 + next(next(4) === 0 ? 400 : 8);
  const before = bytes.subarray(0, at);
  const behind = bytes.subarray(at);
  switch (next(8)) {
    case 0:
      return joined(before, Uint8Array.of(next(256)), behind.subarray(1));
    case 1:
      return joined(before, behind.subarray(length));
    case 2:
      return joined(before, behind.subarray(0, length), behind);
    case 3:
      return before;
    case 4:
      return joined(before, ...Array.from({ length: next(20) === 0 ? 2000 : 1 }, () => pick(tokens, next)), behind);
    case 5: {
      const from = next(other.length + 1);
      return joined(before, other.subarray(from, from + length * 8), behind);
    }
    case 6: {
      const target = next(bytes.length + 1);
      return joined(bytes.subarray(0, target), behind.subarray(0, length), bytes.subarray(target));
    }
    default:
      return joined(before, pick(tokens, next), behind.subarray(length));
  }
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], next: Numbers): T {
  return list[next(list.length)] as T;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
