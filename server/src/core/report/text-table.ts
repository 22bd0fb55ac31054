import type { Page } from './page.ts';
import { widthOf, wrap } from './width.ts';

const gap = 2;
const narrowest = 6;

/** A table for a terminal: as wide as its cells need, and where that is too much, with the widest columns wrapped. */
export function writeTable(
  page: Page,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): void {
  const widths = widthsFor([headers, ...rows], width);
  writeRow(page, headers, widths, true);
  for (const row of rows) writeRow(page, row, widths, false);
}

function widthsFor(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, at) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), 0),
  );
  let total = widths.reduce((sum, each) => sum + each, gap * (count - 1));
  while (total > width) {
    const widest = widths.indexOf(Math.max(...widths));
    const taken = widths[widest] ?? 0;
    if (taken <= narrowest) break;
    widths[widest] = taken - 1;
    total--;
  }
  return widths;
}

function writeRow(page: Page, cells: readonly string[], widths: readonly number[], isHeader: boolean): void {
  const wrapped = cells.map((cell, at) =>
    wrap(cell, widths[at] ?? narrowest).flatMap(line => cut(line, widths[at] ?? narrowest)),
  );
  const height = Math.max(...wrapped.map(({ length }) => length));
  for (let line = 0; line < height; line++) {
    const parts = wrapped.map((lines, at) => {
      const text = lines[line] ?? '';
      return text + ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text)));
    });
    const text = parts.join(' '.repeat(gap)).trimEnd();
    page.line(isHeader ? page.paint(text, 'dim') : text);
  }
}

/** A word that is wider than its column, in pieces. */
function cut(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
