import {
  isKnownMaker,
  isKnownModel,
  isKnownProduct,
  isTellingMaker,
  looksLikeModel,
  productMakerAt,
} from '../known.ts';
import { type ColumnField, foldHeader, type Header, headerOf, mayNameSomebody, replaceable } from './headers.ts';
import type { Group } from './table.ts';

/** What the columns below some headers mean. */
export interface Meaning {
  readonly fields: readonly (ColumnField | undefined)[];
  readonly groups: readonly Group[];
  readonly unread: readonly number[];
}

/** Rows below the headers, as far as they are looked at. */
export type Sample = readonly (readonly string[])[];

/** What columns mean, by their headers, by each other and by what stands in them. */
export function meaningOf(headers: readonly string[], sample: Sample): Meaning {
  const parsed = headers.map(headerOf);
  const fields = byContent(byNeighbours(parsed, headers, sample), headers, sample);
  const { own, groups } = grouped(
    fields.map((field, index) => ({ ...(parsed[index] as Header), field })),
    headers,
  );
  const hasNumbers = ofParts.some(part => fields.includes(part));
  const unread = headers.flatMap((header, index) =>
    fields[index] === undefined && mayBeOfSomebody(header, columnOf(sample, index), hasNumbers) ? [index] : [],
  );
  return { fields: own, groups, unread };
}

function columnOf(sample: Sample, index: number): readonly string[] {
  return sample.map(row => row[index] ?? '').filter(cell => cell !== '');
}

function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}

/** What a header means beside others: Altium and JLCPCB call the value of a part its comment. */
function byNeighbours(
  parsed: readonly Header[],
  headers: readonly string[],
  sample: Sample,
): readonly (ColumnField | undefined)[] {
  const fields = parsed.map(({ field }) => field);
  const isCalled = (index: number, word: RegExp) => word.test(foldHeader(headers[index] ?? ''));
  const has = (field: ColumnField) => fields.includes(field);
  const isPlaced = has('designator') && !has('value');
  const hasModel = has('model') || has('part') || has('source');
  const hasMaker = has('manufacturer') || has('brand') || has('vendor');
  const hasRole = fields.some((field, index) => field === 'kind' && isCalled(index, /role$/));
  return fields.map((field, index) => {
    if (isPlaced && isCalled(index, /^comments?$/)) return 'value';
    // Eagle calls a part by what others call its designator.
    const isPart = isCalled(index, /^(?:parts?|components?|partlist|comp)$/);
    if (isPart && !has('designator') && share(columnOf(sample, index), cell => designator.test(cell)) >= 0.8) {
      return 'designator';
    }
    // In Spanish it is the name, in French the number of pieces.
    if (isCalled(index, /^nombre$/) && share(columnOf(sample, index), cell => /^\d+$/.test(cell)) < 0.5) return 'name';
    // A running number, and no name.
    if (isCalled(index, /^item$/) && share(columnOf(sample, index), cell => /^[\d.]+$/.test(cell)) > 0.5)
      return undefined;
    // Beside the MAC that says the same it says nothing; without one nobody knows whose the device is.
    if (field === 'interface-vendor' && !has('mac')) return undefined;
    if (field === 'kind' && !hasModel && share(columnOf(sample, index), isKnownModel) >= 0.5) return 'model';
    if (field !== 'kind' || hasModel || !isCalled(index, /^(?:type|typ|tipo|тип|soort|tur)$/)) return field;
    // Beside a role, the type of NetBox and Nautobot is that of the maker; else what stands there tells.
    if (hasRole) return 'model';
    const isModel = share(columnOf(sample, index), cell => /\d/.test(cell)) >= 0.5;
    return hasMaker && isModel ? 'model' : field;
  });
}

const designator = /^[A-Z]{1,5}\d{1,4}(?:$|[ ,;-])/;

/** Words of columns that name others than the maker of what a row is about. */
const ofOthers =
  /replac|instead|former|previous|\bold\b|competi|compatib|similar|excluded|banned|forbidden|prohibited|ersetz|remplac|sustitu|sostitu|замен|替/i;

const ofParts: readonly ColumnField[] = ['part', 'value', 'source'];

/** Columns that no header explains, by what stands in them: the cells of makers, models and addresses are evidence. */
function byContent(
  fields: readonly (ColumnField | undefined)[],
  headers: readonly string[],
  sample: Sample,
): readonly (ColumnField | undefined)[] {
  const found = [...fields];
  const namesNobody = !ofMakersOrModels.some(field => found.includes(field));
  for (const [index, field] of fields.entries()) {
    // Where no column is there for makers and models, descriptions and types may begin with both.
    if (namesNobody && (field === 'description' || field === 'kind')) {
      const products = share(columnOf(sample, index), cell => productMakerAt(cell) > 0);
      if (products >= 0.5) found[index] = 'name';
    }
    // A header of many words says something that nobody here understands.
    const header = headers[index]?.trim() ?? '';
    if (field !== undefined || ofOthers.test(header) || ofTexts.test(header) || /\S\s+\S+\s+\S/.test(header)) continue;
    const cells = columnOf(sample, index);
    // `Hikvision DS-2CD2143G2-I`: the name of a thing, and of its maker only the words before the model.
    const products = share(cells, isKnownProduct);
    const areNames = cells.every(cell => cell.split(/\s+/).length <= 5);
    const areProducts = products >= 0.5 && areNames && cells.some(cell => /\s/.test(cell.trim()));
    if (areProducts || (products >= 0.2 && ofThings.test(header))) {
      found[index] = 'name';
      continue;
    }
    const content = contentOf(cells);
    // Beside a part number or a value, what looks like a model is the name of a symbol.
    const isSymbol = content === 'model' && ofParts.some(part => found.includes(part));
    if (content !== undefined && !isSymbol && !found.includes(content)) found[index] = content;
  }
  return found;
}

const ofMakersOrModels: readonly ColumnField[] = ['manufacturer', 'brand', 'vendor', 'model', 'part', 'source'];
/** Words of columns that speak about things. */
const ofTexts = /title|subject|topic|headline|article|question|answer|message|comment|summary|event|news/i;
/** Words for things that may stand above anything: what stands below them tells. */
const ofThings = /^(?:asset|unit|hardware|machine|gear|apparatus|matériel|anlage|inventar|system|equipo|activo)s?$/i;

const mac = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i;
const ip = /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/;

/** What cells are, where nearly all are of one kind. */
export function contentOf(cells: readonly string[]): ColumnField | undefined {
  if (share(cells, isKnownMaker) >= 0.5 && cells.some(isTellingMaker)) return 'manufacturer';
  if (share(cells, isKnownModel) >= 0.5 && share(cells, looksLikeModel) >= 0.5) return 'model';
  if (share(cells, cell => mac.test(cell)) >= 0.8) return 'mac';
  return share(cells, cell => ip.test(cell)) >= 0.8 ? 'address' : undefined;
}

function mayBeOfSomebody(header: string, cells: readonly string[], hasNumbers: boolean): boolean {
  return (
    mayNameSomebody(header) || share(cells, isTellingMaker) >= 0.2 || (!hasNumbers && share(cells, isKnownModel) >= 0.2)
  );
}

/** The columns of the first part of a row, and those of the others: numbered, called alternates, or repeated. */
function grouped(
  columns: readonly Header[],
  headers: readonly string[],
): { readonly own: readonly (ColumnField | undefined)[]; readonly groups: readonly Group[] } {
  const numbers = columns.flatMap(({ field, ordinal, alternate }) =>
    field !== undefined && replaceable.has(field) && !alternate && ordinal !== undefined ? [ordinal] : [],
  );
  // Exports of databases count from zero.
  const lowest = numbers.includes(0) ? 0 : 1;
  const own: (ColumnField | undefined)[] = [];
  const groups = new Map<
    string,
    { isAlternate: boolean; isInside: boolean; columns: { index: number; field: ColumnField }[] }
  >();
  const seen = new Map<string, number>();
  const isInventory = columns.some(({ field }) => field === 'serial' || field === 'mac' || field === 'address');
  const ofWhole = columns.some(
    ({ field, inside, alternate }) => field !== undefined && replaceable.has(field) && !inside && !alternate,
  );
  for (const [index, { field, ordinal, alternate, inside }] of columns.entries()) {
    if (field === undefined || !replaceable.has(field)) {
      own.push(field);
      continue;
    }
    const name = `${field} ${foldHeader(headers[index] ?? '')}`;
    const times = alternate || ordinal !== undefined ? 0 : (seen.get(name) ?? 0);
    seen.set(name, times + 1);
    const isInside = inside !== undefined && ofWhole;
    const isOther = isInside || alternate || (ordinal !== undefined && ordinal > lowest) || times > 0;
    own.push(isOther ? undefined : field);
    if (!isOther) continue;
    const key = isInside
      ? `inside ${inside} ${ordinal ?? ''}`
      : alternate
        ? `alternate ${ordinal ?? ''}`
        : ordinal === undefined
          ? `again ${times}`
          : `${ordinal}`;
    // Several groups that only their order tells apart: a second column of one field begins another.
    let at = key;
    for (let nth = 2; groups.get(at)?.columns.some(column => column.field === field); nth++) at = `${key} ${nth}`;
    const isAlternate = !isInside && (alternate || ordinal !== undefined || !isInventory);
    const group = groups.get(at) ?? { isAlternate, isInside, columns: [] };
    group.columns.push({ index, field });
    groups.set(at, group);
  }
  return { own, groups: [...groups.values()] };
}
