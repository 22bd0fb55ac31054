import { emptySpan, type Span } from '../text/span.ts';

export type Container = 'object' | 'array';

export interface Key {
  readonly text: string;
  readonly span: Span;
}

/** The key of what stands in an array, or of what lost its key. */
export const noKey: Key = { text: '', span: emptySpan };

/** A container that is open while broken JSON is read. */
export interface Frame {
  /** Its place on the tape. */
  readonly node: number;
  kind: Container;
  /** Offset of its bracket, or of what stands where its bracket is missing. */
  readonly start: number;
  /** Its bracket is missing. */
  readonly virtual: boolean;
  /** Indentation of the line that opened it. */
  readonly indent: number;
  /** Offset of the start of that line. */
  readonly line: number;
  /** Indentation of its first member that starts a line; -1 before there is one. */
  childIndent: number;
  /** How many values it holds so far. */
  members: number;
  /** The key of its last member, and whether that was a container; a container lost its opener where a second one follows without a key. */
  lastKey: Key | undefined;
  lastWas: 'scalar' | 'container' | 'empty container';
  /** The first key of the first object in it: what starts like that is another object. */
  firstKey: string | undefined;
}

/** The last frame, from the top, that fulfils a condition. */
export function findFrame(frames: readonly Frame[], fits: (frame: Frame) => boolean): Frame | undefined {
  for (let at = frames.length - 1; at >= 0; at--) {
    const frame = frames[at];
    if (frame && fits(frame)) return frame;
  }
  return undefined;
}
