import { Source } from '../../../text/source.ts';
import { isHeaderWord } from './headers.ts';

const looked = 65_536;
const mostLines = 60;
const sampled = 40;
const least = 3;

/** The sign that is put between columns. */
export const apart = '\u001f';

/**
 * A text whose columns stand below each other, with spaces between them, as a text with a sign before each column: every
 * offset stays what it is. Undefined where no line holds headers that stand so.
 */
export function alignedSource({ text }: Source): Source | undefined {
  const head = text.slice(0, looked);
  const lines = [...head.matchAll(/[^\r\n]+/g)];
  for (const [at, line] of lines.slice(0, mostLines).entries()) {
    const starts = startsOf(line[0]);
    if (starts.length < least - 1 || !areAligned(lines.slice(at + 1, at + 1 + sampled), starts)) continue;
    return new Source(text.slice(0, line.index) + separated(text.slice(line.index), starts));
  }
  return undefined;
}

/** Where the columns behind the first begin, if two of the headers in a line are known. */
function startsOf(line: string): readonly number[] {
  const cells = [...line.matchAll(/\S+(?: \S+)*/g)];
  if (cells.length < least || cells.some(({ index, 0: cell }) => cell.length > 60 || index > 1000)) return [];
  if (cells.filter(({ 0: cell }) => isHeaderWord(cell)).length < 2) return [];
  return cells.slice(1).map(({ index }) => index);
}

/** Whether nearly all lines have a space before each column. */
function areAligned(lines: readonly RegExpExecArray[], starts: readonly number[]): boolean {
  const long = lines.filter(({ 0: line }) => line.length > (starts[0] ?? 0));
  const fitting = long.filter(({ 0: line }) => starts.every(start => start >= line.length || line[start - 1] === ' '));
  return long.length > 0 && fitting.length * 5 >= long.length * 4;
}

function separated(text: string, starts: readonly number[]): string {
  return text.replace(/[^\r\n]+/g, line => {
    let from = 0;
    let made = '';
    for (const start of starts) {
      if (line[start - 1] !== ' ') continue;
      made += line.slice(from, start - 1) + apart;
      from = start;
    }
    return made + line.slice(from);
  });
}
