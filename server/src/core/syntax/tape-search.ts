import { cell, type Tape } from './tape.ts';
import { TapeText } from './tape-text.ts';

/** The texts of a tape of JSON that begin with `urn:` and more, as they stand, in the order of the document. */
export function* urnsBeginning(tape: Tape, head: `urn:${string}`): Generator<TapeText> {
  for (const node of tape.urns) if (holdsAt(tape.bytes, tape.textStart(node), head)) yield new TapeText(tape, node);
}

/** The texts of a tape of JSON under some keys. */
export function* textsUnder(tape: Tape, keys: ReadonlySet<string>): Generator<TapeText> {
  const { cells } = tape;
  const wanted = tape.keys.map(key => keys.has(key));
  for (let node = 0, at = cell.what; node < tape.length; node++, at += cell.width) {
    const what = cells[at] as number;
    if ((what & cell.kindMask) === cell.string && wanted[what >>> cell.keyShift]) yield new TapeText(tape, node);
  }
}

function holdsAt(bytes: Uint8Array, start: number, head: string): boolean {
  for (let at = 0; at < head.length; at++) if (bytes[start + at] !== head.charCodeAt(at)) return false;
  return true;
}
