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

/** Whether most lines that are not indented are of one form: then the text is the output of the tool that writes such lines. */
export function areMostly(source: Source, form: RegExp): boolean {
  let lines = 0;
  let fitting = 0;
  for (const { text } of linesOf(source, Math.min(source.length, 16_384))) {
    if (text.trim() === '' || /^\s/.test(text)) continue;
    lines++;
    if (form.test(text)) fitting++;
  }
  return fitting > 0 && fitting * 5 >= lines * 4;
}
