import { foldText } from '../../identity/fold.ts';
import { isLegalForm } from '../../identity/legal-forms.ts';
import { readXml } from '../../syntax/xml.ts';
import type { XmlElement, XmlHandler } from '../../syntax/xml-handler.ts';
import type { Source } from '../../text/source.ts';
import { type ListEntry, namesOf, type ReadList } from './entries.ts';

const SUPPLEMENT = /supplement\s+no\.\s*4\s+to\s+part\s+744/i;

/** Supplement No. 4 to Part 744 in the XML of the eCFR; undefined where the document has no such table. */
export function readEntityList(source: Source): Omit<ReadList, 'what'> | undefined {
  const { value } = readXml(source, () => new Tables());
  if (!value.found) return undefined;
  return { entries: value.cells.flatMap(entriesOf), nameless: { count: 0, line: 0 } };
}

const ROWS: ReadonlySet<string> = new Set(['TR', 'ROW']);
const CELLS: ReadonlySet<string> = new Set(['TD', 'TH', 'ENT', 'CHED']);
const BREAKS: ReadonlySet<string> = new Set(['BR', 'P', 'LI', 'DIV']);

/** Collects the cells of the column of entities. */
class Tables implements XmlHandler {
  readonly mostDepth = 60;
  readonly cells: string[] = [];
  found = false;
  readonly #names: string[] = [];
  /** Depth of the element that is the supplement. */
  #inside = -1;
  #column = 1;
  #row: string[] = [];
  #cell: string | undefined;

  open({ name, attributes }: XmlElement): void {
    const tag = name.toUpperCase();
    this.#names.push(tag);
    if (this.#inside < 0 && attributes.some(one => one.name === 'N' && SUPPLEMENT.test(one.value))) {
      this.#inside = this.#names.length;
      this.found = true;
    }
    if (this.#inside < 0) return;
    if (ROWS.has(tag)) this.#row = [];
    else if (CELLS.has(tag)) this.#cell = '';
    else if (this.#cell !== undefined && BREAKS.has(tag)) this.#cell += '\n';
  }

  text(value: string): void {
    if (this.#cell !== undefined) this.#cell += value;
  }

  close(): void {
    const tag = this.#names.pop() ?? '';
    if (this.#inside < 0) return;
    if (CELLS.has(tag) && this.#cell !== undefined) {
      this.#row.push(this.#cell.trim());
      this.#cell = undefined;
    } else if (ROWS.has(tag)) this.#take(this.#row);
    if (this.#names.length < this.#inside) this.#inside = -1;
  }

  #take(row: readonly string[]): void {
    const header = row.findIndex(cell => /^entity$/i.test(cell));
    if (header >= 0) this.#column = header;
    // A row whose country goes on from above may lack that cell.
    else if (row.length > 1) this.cells.push(row[row.length > this.#column ? this.#column : 0] ?? '');
  }
}

const ALIASES = /,?\s*\(?\b[afn]\.\s*k\.\s*a\.,?\s*(?:the following\b[^:]{0,60}:)?/i;

/** `Acme Co., Ltd., a.k.a., the following two aliases: —Acme Trading; and —Acme Group. 5 Main Road, Springfield.` */
function entriesOf(cell: string): readonly ListEntry[] {
  const text = cell.replace(/[ \t\u00a0]+/g, ' ').trim();
  if (text === '' || /^\[?reserved\]?\.?$/i.test(text)) return [];
  const [head = '', rest] = cut(text, ALIASES);
  const name = nameIn(head);
  if (name === '') return [];
  const dashed = rest === undefined ? [] : rest.split(/[—–]|\n\s*-/).slice(1);
  const aliases = (dashed.length > 0 || rest === undefined ? dashed : [rest]).map(alias =>
    nameIn((alias.split(/[;\n]/)[0] ?? '').replace(/[,;]?\s*\band\s*$/i, '')),
  );
  return [{ name, aliases: namesOf(aliases).filter(alias => alias !== name), list: '', kind: 'organisation' }];
}

function cut(text: string, at: RegExp): readonly [string, string?] {
  const found = at.exec(text);
  return found ? [text.slice(0, found.index), text.slice(found.index + found[0].length)] : [text];
}

/** The name before an address: up to the first comma behind which no legal form stands, or the end of a sentence. */
function nameIn(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const pieces = line.split(/,\s+/);
  let name = upToSentence(pieces[0] ?? '');
  let whole = name === pieces[0];
  for (let at = 1; at < pieces.length && whole; at++) {
    const piece = pieces[at] ?? '';
    const [first = ''] = piece.split(/\s/);
    if (!isForm(first)) break;
    name += `, ${first}`;
    whole = piece === first;
  }
  const tidy = name.replace(/[\s;:,]+$/, '');
  return tidy.endsWith('.') && !isForm(tidy.slice(tidy.lastIndexOf(' ') + 1)) ? tidy.slice(0, -1) : tidy;
}

function isForm(word: string): boolean {
  return isLegalForm(foldText(word).replace(/[^a-z]/g, ''));
}

/** `Acme AI. Floor 10` is a name and an address; `St. Petersburg Works` and `Acme Co. Beijing Branch` go on. */
function upToSentence(text: string): string {
  const end = /(?:[\p{L}\p{N})]{4}\.\s+(?=[\p{Lu}\p{N}])|\p{L}{3}\.\s+(?=\d))/u.exec(text);
  return end ? text.slice(0, end.index + end[0].trimEnd().length - 1) : text;
}
