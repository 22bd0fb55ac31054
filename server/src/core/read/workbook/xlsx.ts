import { walkXml } from '../../syntax/xml-walk.ts';
import type { Grid } from './grid.ts';
import { type NumberKind, numberKind } from './numbers.ts';
import { Package } from './package.ts';
import { readSheet, type Shared } from './sheet.ts';
import { unescaped } from './xstring.ts';

/** A sheet that is named and whose cells cannot be had, with the reason in a sentence. */
export interface LostSheet {
  readonly name: string;
  readonly message: string;
}

/** What a workbook holds. */
export interface Workbook {
  readonly format: 'device-xlsx' | 'device-ods';
  readonly sheets: readonly Grid[];
  readonly lost: readonly LostSheet[];
}

/** A sheet with the part of the file that holds its cells. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
  /** It is of cells; sheets of charts, dialogues and macros are not read. */
  readonly isTable: boolean;
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
  let beyond = 0;
  const isWhole = walkXml(bytes, {
    open: (name, attributes) => {
      const { date1904, state, name: title = '' } = attributes;
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
      if (name !== 'sheet') return;
      if (sheets.length >= mostSheets) {
        beyond++;
        return;
      }
      const id = attributes['r:id'];
      const target = id === undefined ? undefined : relations.get(id);
      sheets.push({
        name: unescaped(title),
        hidden: state === 'hidden' || state === 'veryHidden',
        part: target?.part ?? '',
        isTable: target === undefined || target.type === 'worksheet',
      });
    },
    text: () => {},
    close: () => {},
  });
  if (!isWorkbook) return undefined;
  const partOf = (type: string) => [...relations.values()].find(relation => relation.type === type)?.part;
  return { main, sheets, is1904, isWhole, beyond, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** Reads a workbook of Excel, `.xlsx` or `.xlsm`; macros are never looked at. Undefined for a zip file that is none. */
export function readXlsx(bytes: Uint8Array): Workbook | undefined {
  const file = new Package(bytes);
  const parts = workbookParts(file);
  if (!parts) return undefined;
  const shared = sharedOf(file, parts);
  const sheets: Grid[] = [];
  const lost: LostSheet[] = [...lostOf(file, parts)];
  const taken = new Set<string>();
  for (const { name, hidden, part: stated, isTable } of parts.sheets) {
    // names of parts are the same in any case
    const part = stated.toLowerCase();
    if (taken.has(part) && part !== '') {
      lost.push({ name, message: 'This sheet names the cells of another one; they are read there.' });
      continue;
    }
    taken.add(part);
    const cells = file.read(part);
    if (!isTable) {
      // sheets of charts and dialogues hold no cells
      if (cells && hasCells(cells))
        lost.push({ name, message: 'This sheet holds cells and is of a kind that is not read.' });
      continue;
    }
    if (!cells) {
      lost.push({ name, message: 'The cells of this sheet are missing, damaged or too many; they are not read.' });
      continue;
    }
    const { grid, whole, lacksText } = readSheet(cells, shared, name, hidden);
    sheets.push(grid);
    if (lacksText)
      lost.push({ name, message: 'Cells of this sheet name texts that are not there; they are not read.' });
    if (!whole) lost.push({ name, message: 'This sheet is damaged; what stands behind the damage is not read.' });
  }
  return { format: 'device-xlsx', sheets, lost };
}

/** What is not read of a workbook whatever its sheets hold. */
function lostOf(file: Package, parts: NonNullable<ReturnType<typeof workbookParts>>): readonly LostSheet[] {
  const strings = parts.strings === undefined ? undefined : file.read(parts.strings);
  const isTextLost = parts.strings !== undefined && (!strings || !isWellFormed(strings));
  return [
    ...file.faults.map(({ message }) => ({ name: '', message })),
    ...(parts.isWhole
      ? []
      : [{ name: '', message: 'The list of the sheets is damaged; what stands behind the damage is not read.' }]),
    ...(parts.beyond === 0
      ? []
      : [{ name: '', message: `Of more than ${mostSheets} sheets, ${parts.beyond} are not read.` }]),
    ...(isTextLost
      ? [{ name: '', message: 'The texts of this workbook are missing, damaged or too many; they are not read.' }]
      : []),
  ];
}

const nothing = { open: () => {}, text: () => {}, close: () => {} };

function isWellFormed(bytes: Uint8Array): boolean {
  return walkXml(bytes, nothing);
}

function hasCells(bytes: Uint8Array): boolean {
  let found = false;
  walkXml(bytes, { ...nothing, open: name => void (found ||= name === 'v' || name === 't') });
  return found;
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

/** What numbers are, by the style of their cell. */
function kindsOf(bytes: Uint8Array | undefined): readonly NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellStyle = false;
  if (!bytes) return kinds;
  walkXml(bytes, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), unescaped(formatCode));
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
