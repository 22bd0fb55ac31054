import { leastForKernel } from '../text/kernel.ts';
import type { Parsed } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Cursor } from './cursor.ts';
import { writeByKernel } from './json-kernel.ts';
import { repairJson } from './json-repair.ts';
import { type JsonTape, writeJson } from './json-tape.ts';
import { locatePart } from './json-text.ts';
import type { Tape } from './tape.ts';
import { TapeCursor } from './tape-cursor.ts';

/** A document is written onto a tape once, however many ask what it is. */
const written = new WeakMap<Source, JsonTape>();

function tapeOf(source: Source): JsonTape {
  let tape = written.get(source);
  if (!tape) {
    tape = (source.utf8.length < leastForKernel ? undefined : writeByKernel(source)) ?? writeJson(source);
    written.set(source, tape);
  }
  return tape;
}

/** A cursor on a document, or on the value that starts at offset `at` of it. It ends where the structure breaks. */
export function openJson(source: Source, at = 0): Cursor {
  const { tape, problems } = at === 0 ? tapeOf(source) : writeJson(source, at);
  return cursorOf(source, tape, problems);
}

/** Where the value that starts at an offset ends; undefined where its structure breaks. */
export function endOfJson(source: Source, at: number): number | undefined {
  const { end, broken } = at === 0 ? tapeOf(source) : writeJson(source, at);
  return broken ? undefined : end;
}

/** A cursor on a document whose structure is broken; what it passes over is repaired. */
export function openBrokenJson(source: Source, problems: Problems = new Problems()): Cursor {
  return cursorOf(source, repairJson(source.text, problems), problems);
}

/** The tape of a document whose structure is whole. */
export function wholeTape(source: Source): Tape | undefined {
  const { tape, broken } = tapeOf(source);
  return broken ? undefined : tape;
}

function cursorOf(source: Source, tape: Tape, problems: Problems): Cursor {
  return new TapeCursor(
    tape,
    problems.list,
    (whole, from, to) => {
      const raw = source.slice(whole);
      const { start, end } = locatePart(raw, { start: 0, end: raw.length }, from, to);
      return { start: whole.start + start, end: whole.start + end };
    },
    false,
  );
}

/** Decodes a document. One whose structure is broken is repaired first. */
export function decodeJson<T>(source: Source, decode: (cursor: Cursor, problems: Problems) => T): Parsed<T> {
  const whole = withRest(source, tapeOf(source));
  const problems = new Problems();
  if (!whole.broken) {
    problems.join(whole.problems);
    const value = decode(cursorOf(source, whole.tape, problems), problems);
    if (whole.problems.count > 0) problems.sort();
    return { value, problems: problems.list };
  }
  const value = decode(openBrokenJson(source, problems), problems);
  const why = whole.problems.list.slice(-1);
  // nothing is wrong with brackets that are only too many: what the repair makes of them would name mistakes that are none
  if (why[0]?.code === 'nested-too-deep') return { value, problems: whole.problems.list };
  if (!problems.list.some(({ severity }) => severity === 'error')) problems.addAll(why);
  return { value, problems: problems.list };
}

/** The same with what stands behind the document: text that is not read, or a sign that its structure is broken. */
function withRest(source: Source, tape: JsonTape): JsonTape {
  const at = tape.rest;
  if (at >= source.length) return tape;
  const problems = new Problems();
  problems.join(tape.problems);
  const broken = ',:"]}'.includes(source.slice({ start: at, end: at + 1 }));
  if (broken) {
    problems.add('trailing-text', 'error', 'The document goes on behind its last bracket.', at, source.length);
  } else {
    const message = 'The document ends before this text, which is not read.';
    const end = at + source.slice({ start: at, end: source.length }).trimEnd().length;
    problems.notRead('text', 'trailing-text', 'error', message, { start: at, end: Math.max(at + 1, end) });
  }
  return { ...tape, problems, broken };
}
