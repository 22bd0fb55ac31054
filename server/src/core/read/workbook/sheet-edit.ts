import { readXml } from '../../syntax/xml.ts';
import type { XmlElement, XmlHandler } from '../../syntax/xml-handler.ts';
import { decodeText } from '../../text/decode.ts';
import { Source } from '../../text/source.ts';
import { cellText } from './cell-text.ts';
import { columnName } from './grid.ts';

/** New cells of a row. */
export interface RowCells {
  readonly texts: readonly string[];
  /** They look as the last header beside them. */
  readonly isHeader?: true;
}

/** What may only stand behind the reference to the notes. ECMA-376 part 1, 18.3.1.99. */
const behindNotes = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Adds cells behind the last column of some rows, and the reference to notes. All other characters stay.
 * @param last name of the last new column
 * @param drawing id of the relation to the drawing of notes; undefined: there is one already, or there are none
 */
export function addCells(
  bytes: Uint8Array,
  column: number,
  rows: ReadonlyMap<number, RowCells>,
  last: string,
  drawing: string | undefined,
): Uint8Array {
  const { value } = decodeText(bytes);
  const found = readXml(new Source(value), () => new SheetPlaces(rows)).value;
  const edits: Edit[] = [];
  const prefix = /<((?:\w+:)?)worksheet\b/.exec(value)?.[1] ?? '';
  for (const { row, end, isClosed, style } of found.places) {
    const own = rows.get(row);
    if (!own) continue;
    const look = own.isHeader && style !== undefined ? ` s="${style}"` : '';
    const cells = own.texts
      .map((text, at) =>
        text === ''
          ? ''
          : `<${prefix}c r="${columnName(column + at)}${row + 1}"${look} t="inlineStr"><${prefix}is><${prefix}t>${cellText(text)}</${prefix}t></${prefix}is></${prefix}c>`,
      )
      .join('');
    if (isClosed) edits.push({ start: end - 2, end, text: `>${cells}</${prefix}row>` });
    else {
      const at = value.lastIndexOf('</', end - 1);
      edits.push({ start: at, end: at, text: cells });
    }
  }
  const { dimension, spans } = found;
  if (dimension) {
    const [from = 'A1', to = from] = value.slice(dimension.start, dimension.end).split(':');
    edits.push({ ...dimension, text: `${from}:${last}${/\d{1,7}$/.exec(to)?.[0] ?? '1'}` });
  }
  for (const { start, end } of spans) {
    const [from = '1'] = value.slice(start, end).split(':');
    edits.push({ start, end, text: `${from}:${column + 4}` });
  }
  if (drawing !== undefined) {
    const text = `<${prefix}legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${drawing}"/>`;
    const at = found.notesAt ?? value.lastIndexOf('</');
    edits.push({ start: at, end: at, text });
  }
  edits.sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    pieces.push(value.slice(at, start), text);
    at = end;
  }
  pieces.push(value.slice(at));
  return new TextEncoder().encode(pieces.join(''));
}

interface RowPlace {
  readonly row: number;
  /** Offset behind the element. */
  readonly end: number;
  /** It is an element without content. */
  readonly isClosed: boolean;
  /** Style of its last cell. */
  readonly style: string | undefined;
}

/** Looks for the places of a sheet at which something is written. */
class SheetPlaces implements XmlHandler {
  readonly mostDepth = 100;
  readonly places: RowPlace[] = [];
  readonly spans: { readonly start: number; readonly end: number }[] = [];
  dimension: { readonly start: number; readonly end: number } | undefined;
  notesAt: number | undefined;
  readonly #rows: ReadonlyMap<number, RowCells>;
  #depth = 0;
  #row = -1;
  #start = 0;
  #cells = 0;
  #style: string | undefined;

  constructor(rows: ReadonlyMap<number, RowCells>) {
    this.#rows = rows;
  }

  open({ name, attributes, start, nameSpan }: XmlElement): void {
    const attribute = (wanted: string) => attributes.find(each => each.name === wanted);
    if (this.#depth === 1) {
      if (behindNotes.has(name)) this.notesAt ??= start;
      if (name === 'dimension') this.dimension = attribute('ref')?.span;
    }
    if (this.#depth === 2 && name === 'row') {
      const stated = Number(attribute('r')?.value);
      this.#row = Number.isInteger(stated) && stated > 0 ? stated - 1 : this.#row + 1;
      this.#start = nameSpan.end;
      this.#cells = 0;
      this.#style = undefined;
      const spans = attribute('spans')?.span;
      if (spans && this.#rows.has(this.#row)) this.spans.push(spans);
    }
    if (this.#depth === 3 && name === 'c') {
      this.#cells++;
      this.#style = attribute('s')?.value ?? this.#style;
    }
    this.#depth++;
  }

  text(): void {}

  close(end: number): void {
    this.#depth--;
    if (this.#depth !== 2 || this.#row < 0 || this.#start === 0) return;
    if (this.#rows.has(this.#row)) {
      this.places.push({ row: this.#row, end, isClosed: this.#cells === 0, style: this.#style });
    }
    this.#start = 0;
  }
}
