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
    if (starts.length < least - 1) continue;
    for (const columns of [plainColumns, shownColumns]) {
      const shown = starts.map(start => columns(line[0], start));
      if (!areAligned(lines.slice(at + 1, at + 1 + sampled), shown, columns)) continue;
      return new Source(text.slice(0, line.index) + separated(text.slice(line.index), shown, columns));
    }
  }
  return undefined;
}

/** In which column of a terminal the unit at an offset of a line stands. */
type Columns = (line: string, offset: number) => number;

const plainColumns: Columns = (_, offset) => offset;

/** Signs of Chinese, Japanese and Korean writing are two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const shownColumns: Columns = (line, offset) => offset + (line.slice(0, offset).match(WIDE)?.length ?? 0);

/** The offset in a line at which a column begins; undefined where the line ends before it or a wide sign lies across. */
function offsetOf(line: string, column: number, columns: Columns): number | undefined {
  if (columns === plainColumns) return column < line.length ? column : undefined;
  let shown = 0;
  for (let offset = 0; offset < line.length; offset++) {
    if (shown >= column) return shown === column ? offset : undefined;
    shown += line.charAt(offset).match(WIDE) ? 2 : 1;
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
function areAligned(lines: readonly RegExpExecArray[], starts: readonly number[], columns: Columns): boolean {
  const long = lines.filter(({ 0: line }) => columns(line, line.length) > (starts[0] ?? 0));
  const fits = (line: string, start: number): boolean => {
    if (start >= columns(line, line.length)) return true;
    const offset = offsetOf(line, start, columns);
    return offset !== undefined && line[offset - 1] === ' ';
  };
  const fitting = long.filter(({ 0: line }) => starts.every(start => fits(line, start)));
  return long.length > 0 && fitting.length * 5 >= long.length * 4;
}

function separated(text: string, starts: readonly number[], columns: Columns): string {
  return text.replace(/[^\r\n]+/g, line => {
    let from = 0;
    let made = '';
    for (const column of starts) {
      const start = offsetOf(line, column, columns);
      if (start === undefined || line[start - 1] !== ' ') continue;
      made += line.slice(from, start - 1) + apart;
      from = start;
    }
    return made + line.slice(from);
  });
}
