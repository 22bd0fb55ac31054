import { readXml } from '../../syntax/xml.ts';
import { decodeText } from '../../text/decode.ts';
import { Source } from '../../text/source.ts';
import { cellText } from './cell-text.ts';
import { type OdsCell, OdsPlaces, type OdsRow } from './ods-places.ts';
import type { RowCells } from './sheet-edit.ts';

/** What is to be written into one row. */
export interface OdsRowEdit {
  /** The first of the new columns, and what stands in them; undefined: none are written here. */
  readonly added: { readonly column: number; readonly cells: RowCells } | undefined;
  /** Notes by column. */
  readonly notes: ReadonlyMap<number, string>;
}

/**
 * The content of a spreadsheet with new cells and notes. All other characters stay; a cell that has a note keeps it and gets
 * no other. Undefined where its namespaces have no prefixes.
 * @param edits by the name of the sheet and by row from zero
 */
export function editOds(
  content: Uint8Array,
  edits: ReadonlyMap<string, ReadonlyMap<number, OdsRowEdit>>,
): Uint8Array | undefined {
  const { value } = decodeText(content);
  const prefixes = prefixesOf(value);
  if (!prefixes) return undefined;
  const wanted = new Map([...edits].map(([sheet, rows]) => [sheet, new Set(rows.keys())] as const));
  const { rows } = readXml(new Source(value), () => new OdsPlaces(wanted)).value;
  const writer = new RowWriter(value, prefixes);
  const pieces: string[] = [];
  let at = 0;
  for (const row of rows) {
    pieces.push(value.slice(at, row.start), writer.rows(row, edits.get(row.sheet) ?? new Map()));
    at = row.end;
  }
  pieces.push(value.slice(at));
  return new TextEncoder().encode(pieces.join(''));
}

interface Prefixes {
  readonly table: string;
  readonly office: string;
  readonly text: string;
  /** Of Dublin Core; undefined: the document has none. */
  readonly dc: string | undefined;
}

function prefixesOf(value: string): Prefixes | undefined {
  const head = value.slice(0, 20_000);
  const of = (namespace: string) =>
    [...head.matchAll(/\sxmlns:([\w.-]{1,40})\s{0,5}=\s{0,5}["']([^"']{1,200})["']/g)].find(
      ([, , uri]) => uri === namespace,
    )?.[1];
  const base = 'urn:oasis:names:tc:opendocument:xmlns:';
  const [table, office, text] = ['table', 'office', 'text'].map(name => of(`${base}${name}:1.0`));
  if (table === undefined || office === undefined || text === undefined) return undefined;
  return { table, office, text, dc: of('http://purl.org/dc/elements/1.1/') };
}

class RowWriter {
  readonly #value: string;
  readonly #names: Prefixes;

  constructor(value: string, names: Prefixes) {
    this.#value = value;
    this.#names = names;
  }

  /** A row that stands for several, with those of them written out that differ now. */
  rows(row: OdsRow, edits: ReadonlyMap<number, OdsRowEdit>): string {
    const own = [...edits].filter(([at]) => at >= row.row && at < row.row + row.repeat).sort(([a], [b]) => a - b);
    const pieces: string[] = [];
    let next = row.row;
    for (const [at, edit] of own) {
      if (at > next) pieces.push(this.#repeated(row, at - next));
      pieces.push(this.#edited(row, edit));
      next = at + 1;
    }
    const rest = row.row + row.repeat - next;
    if (rest > 0) pieces.push(this.#repeated(row, rest));
    return pieces.join('');
  }

  #repeated(row: OdsRow, count: number): string {
    const { tag, end } = this.#opening(row.start);
    return withCount(tag, `${this.#names.table}:number-rows-repeated`, count) + this.#value.slice(end, row.end);
  }

  #edited(row: OdsRow, { added, notes }: OdsRowEdit): string {
    const { tag, end } = this.#opening(row.start);
    const isClosed = end === row.end;
    const open = opened(withCount(tag, `${this.#names.table}:number-rows-repeated`, 1));
    const close = isClosed
      ? `</${this.#names.table}:table-row>`
      : this.#value.slice(this.#value.lastIndexOf('</', row.end - 1), row.end);
    const inner = isClosed ? row.end : end;
    const pieces: string[] = [open];
    const from = added?.column ?? Number.POSITIVE_INFINITY;
    const to = added ? from + added.cells.texts.length : from;
    let isAdded = added === undefined;
    let at = inner;
    let column = 0;
    const header = row.cells.findLast(cell => cell.column < from && cell.style !== undefined)?.style;
    for (const cell of row.cells) {
      pieces.push(this.#value.slice(at, cell.start));
      const last = cell.column + cell.repeat;
      const stops = [...[...notes.keys()].flatMap(each => [each, each + 1]), from, to].filter(
        stop => stop > cell.column && stop < last,
      );
      const bounds = [cell.column, ...[...new Set(stops)].sort((a, b) => a - b), last];
      for (const [nth, start] of bounds.slice(0, -1).entries()) {
        const stop = bounds[nth + 1] ?? last;
        if (start >= from && start < to) {
          if (!isAdded && added) pieces.push(this.#added(added.cells, header));
          isAdded = true;
        } else pieces.push(this.#cell(cell, stop - start, notes.get(start)));
      }
      at = cell.end;
      column = last;
    }
    if (!isAdded && added) {
      if (column < from) pieces.push(this.#empty(from - column));
      pieces.push(this.#added(added.cells, header));
    }
    const end2 = isClosed ? row.end : this.#value.lastIndexOf('</', row.end - 1);
    pieces.push(this.#value.slice(Math.min(at, end2), end2), close);
    return pieces.join('');
  }

  /** A cell for so many columns, with a note where it has none. */
  #cell(cell: OdsCell, count: number, note: string | undefined): string {
    const { tag, end } = this.#opening(cell.start);
    const open = withCount(tag, `${this.#names.table}:number-columns-repeated`, count);
    const rest = this.#value.slice(end, cell.end);
    if (note === undefined || cell.hasNote) return open + rest;
    const { office, text, dc, table } = this.#names;
    const by = dc === undefined ? '' : `<${dc}:creator>bomwarden</${dc}:creator>`;
    const annotation = `<${office}:annotation>${by}<${text}:p>${cellText(note)}</${text}:p></${office}:annotation>`;
    if (end < cell.end) return open + annotation + rest;
    const name = /^<([\w.:-]+)/.exec(tag)?.[1] ?? `${table}:table-cell`;
    return `${opened(open)}${annotation}</${name}>`;
  }

  #empty(count: number): string {
    return `<${this.#names.table}:table-cell ${this.#names.table}:number-columns-repeated="${count}"/>`;
  }

  #added({ texts, isHeader }: RowCells, style: string | undefined): string {
    const { table, office, text } = this.#names;
    const look = isHeader && style !== undefined ? ` ${table}:style-name="${cellText(style)}"` : '';
    return texts
      .map(each =>
        each === ''
          ? `<${table}:table-cell/>`
          : `<${table}:table-cell${look} ${office}:value-type="string"><${text}:p>${cellText(each)}</${text}:p></${table}:table-cell>`,
      )
      .join('');
  }

  /** The opening tag of an element, and the offset behind it. */
  #opening(start: number): { readonly tag: string; readonly end: number } {
    let quote = '';
    for (let at = start; at < this.#value.length; at++) {
      const sign = this.#value.charAt(at);
      if (quote !== '') {
        if (sign === quote) quote = '';
      } else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === '>') return { tag: this.#value.slice(start, at + 1), end: at + 1 };
    }
    return { tag: this.#value.slice(start), end: this.#value.length };
  }
}

/** An opening tag that says for how many it stands; nothing is said of one. */
function withCount(tag: string, name: string, count: number): string {
  const at = tag.search(new RegExp(`\\s${name.replaceAll('.', '\\.')}\\s{0,5}=`));
  const rest = at < 0 ? '' : tag.slice(at + 1);
  const stated = at < 0 ? undefined : /^[^"']{1,100}(?:"[^"]*"|'[^']*')/.exec(rest)?.[0];
  const plain = stated === undefined ? tag : tag.slice(0, at) + rest.slice(stated.length);
  if (count === 1) return plain;
  const end = plain.endsWith('/>') ? '/>' : '>';
  return `${plain.slice(0, -end.length)} ${name}="${count}"${end}`;
}

/** The opening tag of an element that has content, of one that had none. */
function opened(tag: string): string {
  return tag.endsWith('/>') ? `${tag.slice(0, -2)}>` : tag;
}
