import { printable } from './printable.ts';

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text. */
const formula = /^\s*[=+\-@|%＝＋－＠]/;

/** In quotes even where a comma separates: another separator would cut the cell in two, and a log take its beginning for a command. */
const cut = /["\n\r;\t]|^\s*::/;

/**
 * A text as a cell that no spreadsheet calculates and nothing acts in.
 * @param always in quotes even where they are not needed
 */
export function csvCell(text: string, delimiter = ',', always = false): string {
  const safe = printable(text, 2000);
  const inert = formula.test(safe) ? `'${safe}` : safe;
  const isQuoted = always || inert !== text || inert.includes(delimiter) || cut.test(inert);
  return isQuoted ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A row as RFC 4180 has it. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell => csvCell(cell)).join(',')}\r\n`;
}
