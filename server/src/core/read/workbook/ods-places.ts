import type { XmlAttribute, XmlElement, XmlHandler } from '../../syntax/xml-handler.ts';
import type { Span } from '../../text/span.ts';

const base = 'urn:oasis:names:tc:opendocument:xmlns:';
const tables = `${base}table:1.0`;
const office = `${base}office:1.0`;

/** A cell as it is written: it may stand for several beside each other. */
export interface OdsCell extends Span {
  readonly column: number;
  readonly repeat: number;
  readonly style: string | undefined;
  /** It has a note of its own. */
  readonly hasNote: boolean;
}

/** A row as it is written: it may stand for several below each other. */
export interface OdsRow extends Span {
  /** The name of its sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly repeat: number;
  readonly cells: readonly OdsCell[];
}

/** Looks for the rows of a spreadsheet at which something is written, by the name of their sheet. */
export class OdsPlaces implements XmlHandler {
  readonly mostDepth = 200;
  readonly rows: OdsRow[] = [];
  readonly #wanted: ReadonlyMap<string, ReadonlySet<number>>;
  #depth = 0;
  #sheet = '';
  #own: ReadonlySet<number> | undefined;
  #tableDepth = 0;
  #row = 0;
  #open:
    | { readonly start: number; readonly depth: number; readonly repeat: number; readonly isWanted: boolean }
    | undefined;
  #cells: OdsCell[] = [];
  #column = 0;
  #cell:
    | { readonly start: number; readonly depth: number; readonly repeat: number; readonly style: string | undefined }
    | undefined;
  #hasNote = false;

  /** @param wanted rows from zero */
  constructor(wanted: ReadonlyMap<string, ReadonlySet<number>>) {
    this.#wanted = wanted;
  }

  open({ name, namespace, attributes, start }: XmlElement): void {
    this.#depth++;
    if (this.#cell) {
      if (this.#depth === this.#cell.depth + 1 && name === 'annotation' && namespace === office) this.#hasNote = true;
      return;
    }
    if (namespace !== tables) return;
    if (this.#tableDepth === 0) {
      if (name !== 'table') return;
      this.#tableDepth = this.#depth;
      this.#sheet = attributeOf(attributes, 'name') ?? '';
      this.#own = this.#wanted.get(this.#sheet);
      this.#row = 0;
    } else if (!this.#open && name === 'table-row') {
      const repeat = countOf(attributes, 'number-rows-repeated');
      this.#open = { start, depth: this.#depth, repeat, isWanted: this.#wants(repeat) };
      this.#cells = [];
      this.#column = 0;
    } else if (this.#open?.depth === this.#depth - 1 && (name === 'table-cell' || name === 'covered-table-cell')) {
      const repeat = countOf(attributes, 'number-columns-repeated');
      this.#cell = { start, depth: this.#depth, repeat, style: attributeOf(attributes, 'style-name') };
      this.#hasNote = false;
    }
  }

  text(): void {}

  close(end: number): void {
    const depth = this.#depth--;
    const cell = this.#cell;
    if (cell) {
      if (cell.depth !== depth) return;
      const { start, repeat, style } = cell;
      if (this.#open?.isWanted)
        this.#cells.push({ start, end, column: this.#column, repeat, style, hasNote: this.#hasNote });
      this.#column += repeat;
      this.#cell = undefined;
    } else if (this.#open?.depth === depth) {
      const { start, repeat, isWanted } = this.#open;
      if (isWanted) this.rows.push({ start, end, row: this.#row, repeat, cells: this.#cells, sheet: this.#sheet });
      this.#row += repeat;
      this.#open = undefined;
    } else if (this.#tableDepth === depth) this.#tableDepth = 0;
  }

  #wants(repeat: number): boolean {
    const own = this.#own;
    if (!own || own.size === 0) return false;
    if (repeat <= own.size) {
      for (let row = this.#row; row < this.#row + repeat; row++) if (own.has(row)) return true;
      return false;
    }
    for (const row of own) if (row >= this.#row && row < this.#row + repeat) return true;
    return false;
  }
}

function attributeOf(attributes: readonly XmlAttribute[], name: string): string | undefined {
  return attributes.find(each => each.name.slice(each.name.indexOf(':') + 1) === name)?.value;
}

function countOf(attributes: readonly XmlAttribute[], name: string): number {
  const count = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}
