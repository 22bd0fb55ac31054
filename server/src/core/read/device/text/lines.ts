import type { Source } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';

/** Lines longer than this say nothing that is looked for. */
const longest = 1000;

/** The lines of a text with their places, without their ends. */
export function* linesOf(
  { text }: Source,
  end = text.length,
): Generator<{ readonly text: string; readonly span: Span }> {
  const ending = /\r\n?|\n/g;
  let start = 0;
  while (start < end) {
    ending.lastIndex = start;
    const found = ending.exec(text);
    const stop = found ? found.index : text.length;
    yield { text: text.slice(start, Math.min(stop, start + longest)), span: { start, end: stop } };
    start = found ? ending.lastIndex : text.length;
  }
}
