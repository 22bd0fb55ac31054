import { localSignature } from './zip-directory.ts';

/** Where something is in a file; `end` is behind it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the first entry begins that the directory of a zip file does not name: another program may unpack it, and a zip file in
 * front of another is only seen this way. Undefined where there is none.
 * @param named entries and directory, in any order
 */
export function firstUnnamed(view: DataView, named: readonly Stretch[]): number | undefined {
  const sorted = [...named].sort((one, other) => one.start - other.start);
  let from = 0;
  for (const { start, end } of [...sorted, { start: view.byteLength, end: view.byteLength }]) {
    for (let at = from; at + 30 <= start; at++) if (isEntry(view, at)) return at;
    from = Math.max(from, end);
  }
  return undefined;
}

/** By more than four bytes, which other data may have. */
function isEntry(view: DataView, at: number): boolean {
  if (view.getUint8(at) !== 0x50 || view.getUint32(at, true) !== localSignature) return false;
  const version = view.getUint16(at + 4, true) & 0xff;
  const name = view.getUint16(at + 26, true);
  return version <= 63 && name > 0 && at + 30 + name + view.getUint16(at + 28, true) <= view.byteLength;
}
