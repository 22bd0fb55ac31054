import { type Span, span } from '../text/span.ts';
import type { Locate } from './tape-cursor.ts';

/** How many units of the raw text at an offset stand for how many units of the decoded one. */
export type Step = (raw: string, at: number) => readonly [raw: number, decoded: number];

/**
 * Finds parts of decoded texts in a document whose escapes a syntax describes by steps. A part whose text does not come
 * out as it should, as where lines were folded, has the span of the whole.
 */
export function locator(text: string, stepAt: (whole: Span) => Step): Locate {
  return (whole, from, to) => {
    const raw = text.slice(whole.start, whole.end);
    const step = stepAt(whole);
    const start = walk(raw, step, 0, 0, from);
    const end = walk(raw, step, start, from, to);
    return start < 0 || end < 0 ? whole : span(whole.start + start, whole.start + end);
  };
}

/** The raw offset of the decoded offset `goal`, going on from one known pair; -1 where it lies within an escape or beyond the text. */
function walk(raw: string, step: Step, rawFrom: number, decodedFrom: number, goal: number): number {
  let at = rawFrom;
  let decoded = decodedFrom;
  while (at >= 0 && decoded < goal && at < raw.length) {
    const [rawLength, decodedLength] = step(raw, at);
    at += rawLength;
    decoded += decodedLength;
  }
  return decoded === goal ? at : -1;
}
