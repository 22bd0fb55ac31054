import type { Container, Frame, Key } from './json-frames.ts';

/** What decides where brackets are missing or too many: to which open container the token at hand belongs. */
export interface Order {
  /** Whether the bracket at hand stands where nobody would have written it. */
  isStray(): boolean;
  /** Closes what a key cannot belong to, and opens what was lost before it. */
  beforeKey(key: string): void;
  /** The same for a value. */
  beforeValue(): void;
  /** The same for a text that is no key and ends at `end`. */
  beforeText(end: number): void;
  /** The key of an opener that stands in an object without one; undefined where it has no place. */
  keyOfOpener(object: Frame): Key | undefined;
  /** What the closer at hand closes; undefined where it closes nothing. */
  closedBy(kind: Container): Frame | undefined;
}
