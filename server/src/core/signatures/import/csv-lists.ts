import type { CsvReader } from '../../syntax/csv.ts';
import { kindOf, type ListEntry, namesOf, type ReadList } from './entries.ts';

/** Columns of a table by what they say, from 0; -1 for one that is not there. */
export interface ListColumns {
  readonly name: number;
  readonly aliases: number;
  readonly kind: number;
  readonly list: number;
}

/** Column titles, in lower case with one space for all that is no letter. */
const TITLES: Readonly<Record<keyof ListColumns, readonly string[]>> = {
  name: [
    'name',
    'company',
    'company name',
    'entity',
    'entity name',
    'organisation',
    'organization',
    'vendor',
    'supplier',
    'party',
  ],
  aliases: [
    'alt names',
    'aliases',
    'alias',
    'aka',
    'a k a',
    'alternate names',
    'alternative names',
    'also known as',
    'other names',
  ],
  kind: ['type', 'kind', 'party type', 'entity type'],
  list: ['source', 'list', 'source list'],
};

export function titleOf(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The columns that a header names; undefined where it has none for names. */
export function columnsOf(header: readonly string[]): ListColumns | undefined {
  const titles = header.map(titleOf);
  const find = (of: keyof ListColumns): number => {
    for (const title of TITLES[of]) if (titles.includes(title)) return titles.indexOf(title);
    return -1;
  };
  const columns = { name: find('name'), aliases: find('aliases'), kind: find('kind'), list: find('list') };
  return columns.name < 0 ? undefined : columns;
}

/** Entries of the rows behind a header. Several names in a cell are set apart by semicolons. */
export function readRows(reader: CsvReader, columns: ListColumns): Pick<ReadList, 'entries' | 'nameless'> {
  const entries: ListEntry[] = [];
  let nameless = { count: 0, line: 0 };
  while (reader.nextRow()) {
    const [name] = namesOf([reader.value(columns.name)]);
    if (name === undefined) {
      nameless = { count: nameless.count + 1, line: nameless.line || reader.line + 1 };
      continue;
    }
    const aliases = columns.aliases < 0 ? [] : namesOf(reader.value(columns.aliases).split(';'));
    entries.push({
      name,
      aliases,
      list: columns.list < 0 ? '' : reader.value(columns.list).trim(),
      kind: kindOf(columns.kind < 0 ? '' : reader.value(columns.kind)),
    });
  }
  return { entries, nameless };
}

const ABSENT = /^-0-\s*$/;

/**
 * Rows of the list of OFAC, which has no header: number, name, type, programme … `-0-` stands for what is absent, also for
 * the type of an organisation. Some other names stand in the remarks: `a.k.a. 'ACME'`.
 */
export function readSdn(reader: CsvReader): Pick<ReadList, 'entries' | 'nameless'> {
  const entries: ListEntry[] = [];
  let nameless = { count: 0, line: 0 };
  const cell = (at: number): string => {
    const value = reader.value(at).trim();
    return ABSENT.test(value) ? '' : value;
  };
  while (reader.nextRow()) {
    // The file ends with a row that holds only an end-of-file sign.
    if (reader.count < 3) continue;
    const [name] = namesOf([cell(1)]);
    if (name === undefined) {
      nameless = { count: nameless.count + 1, line: nameless.line || reader.line + 1 };
      continue;
    }
    const aliases = [...cell(11).matchAll(/\b[afn]\.k\.a\. '([^']{1,200})'/g)].map(match => match[1] ?? '');
    entries.push({ name, aliases: namesOf(aliases), list: '', kind: kindOf(cell(2)) });
  }
  return { entries, nameless };
}
