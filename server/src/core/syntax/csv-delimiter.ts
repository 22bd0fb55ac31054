import { type CsvDelimiter, CsvReader } from './csv.ts';

const delimiters: readonly CsvDelimiter[] = [',', ';', '\t', '|'];

/** How many rows are looked at to find out what stands between cells. */
const SNIFFED_ROWS = 40;
const SNIFFED_UNITS = 65_536;

/**
 * The delimiter of a text: of those that split most of its first rows, a preamble aside, into the same number of cells, the
 * one that makes the most cells. Undefined where none does, so that prose and source code are no table. A first line `sep=;` decides.
 */
export function sniffDelimiter(text: string): CsvDelimiter | undefined {
  const declared = /^\ufeff?sep=([,;\t|])\r?(?:\n|$)/.exec(text)?.[1];
  if (declared !== undefined) return delimiters.find(each => each === declared);
  let best: { delimiter: CsvDelimiter; score: number } | undefined;
  for (const delimiter of delimiters) {
    const score = regularity(text, delimiter);
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}

/** Cells per row where, from the first row with that many on, at least two thirds have as many; else 0. */
function regularity(text: string, delimiter: CsvDelimiter): number {
  if (!text.slice(0, SNIFFED_UNITS).includes(delimiter)) return 0;
  const reader = new CsvReader(text, delimiter, 0, sniffedEnd(text));
  const widths: number[] = [];
  while (widths.length < SNIFFED_ROWS && reader.nextRow()) widths.push(reader.count);
  let width = 0;
  let most = 0;
  for (const each of new Set(widths)) {
    const times = widths.filter(other => other === each).length;
    if (each > 1 && times > most) [width, most] = [each, times];
  }
  const regular = most * 3 >= (widths.length - widths.indexOf(width)) * 2;
  return regular && most >= Math.min(2, widths.length) ? width : 0;
}

/** The end of the last whole line among the first units, so that no row is looked at in part. */
function sniffedEnd(text: string): number {
  if (text.length <= SNIFFED_UNITS) return text.length;
  const end = Math.max(text.lastIndexOf('\n', SNIFFED_UNITS), text.lastIndexOf('\r', SNIFFED_UNITS));
  return end > 0 ? end : SNIFFED_UNITS;
}
