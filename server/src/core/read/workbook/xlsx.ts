import { walkXml } from '../../syntax/xml-walk.ts';
import type { Grid } from './grid.ts';
import { type NumberKind, numberKind } from './numbers.ts';
import { Package } from './package.ts';
import { readSheet, type Shared } from './sheet.ts';

/** A sheet that is named and whose cells cannot be had, with the reason in a sentence. */
export interface LostSheet {
  readonly name: string;
  readonly message: string;
}

/** What a workbook holds. */
export interface Workbook {
  readonly sheets: readonly Grid[];
  readonly lost: readonly LostSheet[];
}

/** A sheet with the part of the file that holds its cells. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** More sheets than this are no workbook that somebody made. */
const mostSheets = 1000;

/** Where the parts of a workbook stand; undefined where the file is none. */
export function workbookParts(file: Package) {
  const main =
    [...file.relations('').values()].find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const bytes = file.read(main);
  if (!bytes) return undefined;
  const relations = file.relations(main);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  let isWorkbook = false;
  const isWhole = walkXml(bytes, {
    open: (name, attributes) => {
      const { date1904, state, name: title = '' } = attributes;
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
      if (name !== 'sheet' || sheets.length >= mostSheets) return;
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = id === undefined ? undefined : relations.get(id);
      // sheets of charts and dialogues hold no cells
      if (target && target.type !== 'worksheet') return;
      sheets.push({ name: title, hidden: state === 'hidden' || state === 'veryHidden', part: target?.part ?? '' });
    },
    text: () => {},
    close: () => {},
  });
  if (!isWorkbook) return undefined;
  const partOf = (type: string) => [...relations.values()].find(relation => relation.type === type)?.part;
  return { main, sheets, is1904, isWhole, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** Reads a workbook of Excel, `.xlsx` or `.xlsm`; macros are never looked at. Undefined for a zip file that is none. */
export function readXlsx(bytes: Uint8Array): Workbook | undefined {
  const file = new Package(bytes);
  const parts = workbookParts(file);
  if (!parts) return undefined;
  const shared = sharedOf(file, parts);
  const sheets: Grid[] = [];
  const lost: LostSheet[] = [];
  for (const { name, hidden, part } of parts.sheets) {
    const cells = file.read(part);
    if (!cells) {
      lost.push({ name, message: 'The cells of this sheet are missing, damaged or too many; they are not read.' });
      continue;
    }
    const { grid, whole } = readSheet(cells, shared, name, hidden);
    sheets.push(grid);
    if (!whole) lost.push({ name, message: 'This sheet is damaged; what stands behind the damage is not read.' });
  }
  if (parts.strings !== undefined && !file.read(parts.strings)) {
    lost.push({ name: '', message: 'The texts of this workbook are missing, damaged or too many; they are not read.' });
  }
  return { sheets, lost };
}

/** What the cells of all sheets refer to. */
export function sharedOf(file: Package, parts: NonNullable<ReturnType<typeof workbookParts>>): Shared {
  return {
    strings: stringsOf(parts.strings === undefined ? undefined : file.read(parts.strings)),
    kinds: kindsOf(parts.styles === undefined ? undefined : file.read(parts.styles)),
    is1904: parts.is1904,
  };
}

/** Texts that cells share, without the readings that stand above Chinese and Japanese ones. */
function stringsOf(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let isText = false;
  let phonetic = 0;
  walkXml(bytes, {
    open: name => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') isText = phonetic === 0;
    },
    text: piece => {
      if (isText) text += piece;
    },
    close: name => {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

/** `_x000D_` is how control characters are written, and `_x005F_` the underscore before what looks like one. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What numbers are, by the style of their cell. */
function kindsOf(bytes: Uint8Array | undefined): readonly NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellStyle = false;
  if (!bytes) return kinds;
  walkXml(bytes, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(numFmtId);
      kinds.push(numberKind(id, codes.get(id)));
    },
    text: () => {},
    close: name => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return kinds;
}
