import type { Source } from '../../server/src/core/text/source.ts';

/** The offset at which each line of a source starts. */
export function lineStarts(source: Source): number[] {
  return Array.from({ length: source.lineCount }, (_, line) => source.lineStart(line));
}
