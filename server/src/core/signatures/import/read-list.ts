import { type CsvDelimiter, CsvReader, csvDelimiters } from '../../syntax/csv.ts';
import { declaredDelimiter } from '../../syntax/csv-delimiter.ts';
import { Source } from '../../text/source.ts';
import { columnsOf, type ListColumns, readRows, readSdn, titleOf } from './csv-lists.ts';
import { readEntityList } from './entity-list.ts';
import { namesOf, type ReadList } from './entries.ts';
import { readJsonList } from './json-list.ts';

/** Columns that a user names by their titles, where the file has others than the usual ones. */
export interface NamedColumns {
  readonly name?: string;
  readonly aliases?: string;
}

/**
 * Reads a list in one of the forms in which publishers offer them: the Consolidated Screening List (CSV, JSON), the list of
 * OFAC (CSV), the Entity List (XML of the eCFR), a table with a column of names, or one name a line.
 * @returns one sentence that tells why the file is none of these
 */
export function readList(text: string, columns: NamedColumns = {}): ReadList | string {
  const start = /[^\s\ufeff]/.exec(text)?.[0];
  if (start === undefined) return 'It holds nothing.';
  if (start === '{' || start === '[') {
    const list = readJsonList(text);
    return list ? { what: 'Consolidated Screening List, JSON', ...list } : 'It is JSON without a list of “results”.';
  }
  if (start === '<') {
    const list = readEntityList(new Source(text));
    return list ? { what: 'Entity List, XML of the eCFR', ...list } : NO_SUPPLEMENT;
  }
  return readTable(text, columns);
}

const NO_SUPPLEMENT =
  'It is XML without “Supplement No. 4 to Part 744”: of XML only the Entity List of the eCFR is read.';

function readTable(text: string, named: NamedColumns): ReadList | string {
  const delimiter = delimiterOf(text);
  if (delimiter === undefined) return readLines(text);
  const reader = new CsvReader(text, delimiter);
  if (!reader.nextRow()) return 'It holds nothing.';
  const header = Array.from({ length: reader.count }, (_, at) => reader.value(at));
  if (header.length === 12 && /^\d+$/.test(header[0] ?? '')) {
    return { what: 'list of OFAC, CSV', ...readSdn(new CsvReader(text, delimiter)) };
  }
  const columns = chosen(header, named);
  if (typeof columns === 'string') return columns;
  const isScreening = ['source', 'alt names', 'type'].every(title => header.map(titleOf).includes(title));
  return { what: isScreening ? 'Consolidated Screening List, CSV' : 'table', ...readRows(reader, columns) };
}

const SNIFFED_ROWS = 40;

/** What splits the first rows into as many cells, at least two thirds of them; of several the one that makes the most. */
function delimiterOf(text: string): CsvDelimiter | undefined {
  const declared = declaredDelimiter(text);
  if (declared) return declared;
  let best: { readonly delimiter: CsvDelimiter; readonly width: number } | undefined;
  for (const delimiter of csvDelimiters) {
    const widths = firstWidths(text, delimiter);
    const [width = 0] = widths;
    const same = widths.filter(one => one === width).length;
    if (width > (best?.width ?? 1) && same * 3 >= widths.length * 2) best = { delimiter, width };
  }
  return best?.delimiter;
}

function firstWidths(text: string, delimiter: CsvDelimiter): readonly number[] {
  const reader = new CsvReader(text, delimiter);
  const widths: number[] = [];
  while (widths.length < SNIFFED_ROWS && reader.nextRow()) widths.push(reader.count);
  return widths;
}

function chosen(header: readonly string[], named: NamedColumns): ListColumns | string {
  const titles = header.map(titleOf);
  const usual = columnsOf(header) ?? { name: -1, aliases: -1, kind: -1, list: -1 };
  const at = (title: string | undefined, otherwise: number): number | string => {
    if (title === undefined) return otherwise;
    const place = titles.indexOf(titleOf(title));
    return place < 0 ? `It has no column “${title}”; its columns are ${header.join(', ')}.` : place;
  };
  const name = at(named.name, usual.name);
  const aliases = at(named.aliases, usual.aliases);
  if (typeof name === 'string') return name;
  if (typeof aliases === 'string') return aliases;
  if (name < 0) return `Which column holds the names? Say so with --name-column; its columns are ${header.join(', ')}.`;
  return { ...usual, name, aliases };
}

/** One name a line; a line that begins with `#` is a remark. */
function readLines(text: string): ReadList {
  const names = namesOf(text.split(/\r\n?|\n/).filter(line => !line.startsWith('#')));
  const entries = names.map(name => ({ name, aliases: [], list: '', kind: 'organisation' as const }));
  return { what: 'one name a line', entries, nameless: { count: 0, line: 0 } };
}
