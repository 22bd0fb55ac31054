import { type ColumnField, knownHeaders } from './header-words.ts';

export type { ColumnField } from './header-words.ts';

/** What the header of a column says. */
export interface Header {
  /** What the column holds; undefined where nobody knows. */
  readonly field: ColumnField | undefined;
  /** The number in a header of several alike: 2 of `Manufacturer 2`. */
  readonly ordinal: number | undefined;
  /** It speaks of what may be fitted instead: `Alt. MPN`, `2nd source`. */
  readonly alternate: boolean;
  /** The part inside that it speaks of: `cpu` of `CPU Model`. */
  readonly inside?: string;
}

const unknown: Header = { field: undefined, ordinal: undefined, alternate: false };

/** Letters and digits only, lower-case, without accents; full-width forms as plain ones. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .normalize('NFC');
}

let known: ReadonlyMap<string, ColumnField> | undefined;

/** What the headers mean that somebody knows, folded. Made when a table is read: at every start it would take a third of what the core takes to be loaded. */
function fieldsByHeader(): ReadonlyMap<string, ColumnField> {
  known ??= firstOfEach();
  return known;
}

function firstOfEach(): ReadonlyMap<string, ColumnField> {
  const fields = new Map<string, ColumnField>();
  for (const [header, field] of knownHeaders()) {
    const folded = foldHeader(header);
    if (folded !== '' && !fields.has(folded)) fields.set(folded, field);
  }
  return fields;
}

const longestHeader = 80;
const mostKnown = 2000;

/** What a column with this header holds; undefined where nobody knows. */
export function fieldOf(header: string): ColumnField | undefined {
  return headerOf(header).field;
}

/** Reads the header of a column. Numbers, units in brackets, marks of comments and words in two languages are understood. */
export function headerOf(header: string): Header {
  if (header === '' || header.length > longestHeader) return unknown;
  let known = read.get(header);
  if (!known) {
    known = withPart(readHeader(header), header);
    if (read.size >= mostKnown) read.clear();
    read.set(header, known);
  }
  return known;
}

const inside =
  /(?:^|[^\p{L}])(cpu|processor|gpu|graphics|disk|drive|ssd|hdd|storage|memory|ram|dimm|motherboard|mainboard|baseboard|bios|modem|module|soc|chip|chipset|sensor|lens|battery|psu|power supply|radio|antenna|transceiver|sfp|monitor|prozessor|festplatte|akku|processeur|batterie|disque)[\s_-]/iu;

function withPart(read: Header, header: string): Header {
  if (read.field === undefined || !replaceable.has(read.field)) return read;
  const part = inside.exec(header)?.[1];
  return part === undefined ? read : { ...read, inside: part.toLowerCase() };
}

const read = new Map<string, Header>();

function readHeader(header: string): Header {
  const text = header
    .normalize('NFKC')
    .replace(/^[\s#*/'"_>]+|[\s*:]+$/g, '')
    .replace(/#\s*(?=\d)/g, ' ');
  const known = lookup(text);
  if (known !== undefined) return { field: known, ordinal: undefined, alternate: false };
  return alternateOf(text) ?? numberedOf(text) ?? plainOf(text);
}

const knownWords = new Map<string, boolean>();

/** A quick look: whether a cell is a header as the lists of headers have it. Nearly all cells of a table are not. */
export function isHeaderWord(cell: string): boolean {
  if (cell.length > 60 || /\d/.test(cell)) return false;
  let known = knownWords.get(cell);
  if (known === undefined) {
    known = lookup(cell) !== undefined;
    if (knownWords.size >= mostKnown) knownWords.clear();
    knownWords.set(cell, known);
  }
  return known;
}

function lookup(text: string): ColumnField | undefined {
  const folded = foldHeader(text);
  // `Mfr. #` is a number that the maker gave, and no maker.
  const numbered = text.includes('#') ? fieldsByHeader().get(`${folded}no`) : undefined;
  return numbered ?? fieldsByHeader().get(folded);
}

const alternative =
  /\balt(?:s|ern(?:ate[sd]?|ati[fv]\p{L}*)?)?(?!\p{L})\.?|\bsecond(?:ary)?\b|\bthird\b|\b(?:2nd|3rd|4th)\b|\bsubst\p{L}*|\bequivalen\p{L}*|\bback-?up\b|\breplacement\b|\bersatz\p{L}*|\bzweit\p{L}*|\bsostitut\p{L}*|\bvervang\p{L}*|\bzamienni\p{L}*|\bnáhrad\p{L}*|\bersätt\p{L}*|\bmuadil|аналог\p{L}*|замен\p{L}*|альтернат\p{L}*|tương đương|thay thế|代替|互換|대체(?:품(?!번))?|替代料?|备选|備選|替換|次选|二供|第二/iu;
const filler = /\b(?:source[ds]?|option|choice|src|part|component|approved)\b|来源|货源/giu;

/** Fields of which a part may have one more, for what may be fitted in its place. */
export const replaceable: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'manufacturer',
  'brand',
  'vendor',
  'model',
  'part',
  'source',
]);

function alternateOf(header: string): Header | undefined {
  // `ALT_MPN`, `AltMfr`
  const text = header.replace(/[_.]+/g, ' ').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  if (!alternative.test(text)) return undefined;
  const spaced = spacedOf(text.replace(alternative, ' '));
  const ordinal = ordinalOf(spaced);
  const rest = spaced.replace(/\b\d{1,2}\b/g, ' ');
  const field = lookup(rest) ?? lookup(rest.replace(filler, ' ')) ?? bare(rest);
  if (field === undefined) return undefined;
  if (field === 'value') return { field: 'part', ordinal, alternate: true };
  return { field, ordinal, alternate: replaceable.has(field) };
}

/** `2nd source` and `Alternates` hold makers, numbers or both; `Alt. part` a number. */
function bare(rest: string): ColumnField | undefined {
  if (foldHeader(rest.replace(filler, ' ')) !== '') return undefined;
  return /\b(?:part|component)\b/i.test(rest) ? 'part' : 'source';
}

function numberedOf(text: string): Header | undefined {
  const spaced = spacedOf(text);
  const ordinal = ordinalOf(spaced);
  if (ordinal === undefined) return undefined;
  const rest = spaced.replace(/\b\d{1,2}\b/, ' ');
  const field = lookup(rest) ?? lookup(rest.replace(filler, ' ')) ?? plainOf(rest.trim()).field;
  return field === undefined ? undefined : { field, ordinal, alternate: false };
}

/** Words, digits and signs apart: `MPN2`, `Manufacturer_1_Name`. */
function spacedOf(text: string): string {
  return text.replace(/[_.]+/g, ' ').replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ');
}

function ordinalOf(spaced: string): number | undefined {
  const numbers = spaced.match(/\b\d+\b/g);
  return numbers?.length === 1 && Number(numbers[0]) <= 20 ? Number(numbers[0]) : undefined;
}

function plainOf(text: string): Header {
  const field =
    lookup(text.replace(/\([^()]*\)|\[[^[\]]*\]|[#*]/g, ' ')) ?? anyOf(text) ?? qualified(text) ?? secretOf(text);
  return field === undefined ? unknown : { field, ordinal: undefined, alternate: false };
}

/** `厂商/Manufacturer`, `device.manufacturer`, `Hersteller (Marke)`. */
function anyOf(text: string): ColumnField | undefined {
  // `device.manufacturer`: what stands before the dot says of what.
  const path = /^[\w-]+(?:\.[\w -]+)+$/.test(text) ? text.split('.').at(-1) : undefined;
  if (path !== undefined) return lookup(path);
  const parts = text.split(/[/|\\()[\],:>\n]+/).filter(part => part.trim() !== '');
  if (parts.length < 2 || parts.length > 5) return undefined;
  const fields = parts.map(lookup).filter(field => field !== undefined);
  return fields.find(field => replaceable.has(field)) ?? fields[0];
}

const qualifiable: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'manufacturer',
  'brand',
  'model',
  'part',
  'serial',
  'mac',
  'address',
  'firmware',
]);
/** Beside these a word for a maker or a model means something else. */
const turning =
  /\b(?:car|vehicle|engine|business|pric\p{L}*|data|role|threat|risk|cost|replac\p{L}*|instead|former|previous|prior|old|competi\p{L}*|compatible|cross|x-?ref|similar|mating|recommended|suggested|interchange\p{L}*|obsolete|superseded|interface|registrant|excluded|banned|no|not|by|vorher\p{L}*|ehemalig\p{L}*|ancien\p{L}*)\b/iu;
/** Words in which the thing stands behind what is said of it: `Modèle de la caméra`. */
const leadingWord =
  /^(?:fabricante?|constructeur|produttore|costruttore|fabrikant|producent|производитель|изготовитель|вендор|hãng|modèle|modelo|modello|модель|marque|marca|marka|марка|merk|numéro|número|numero|серийный|mfr|mfg|hersteller|modell)\s/iu;

/** `Gateway manufacturer`, `Modèle de la caméra`: a known word with another that says of what. */
function qualified(text: string): ColumnField | undefined {
  const words = spacedOf(text).trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || turning.test(text)) return undefined;
  for (let from = Math.max(1, words.length - 3); from < words.length; from++) {
    const field = lookup(words.slice(from).join(' '));
    if (field !== undefined && qualifiable.has(field)) return field;
  }
  if (!leadingWord.test(text)) return undefined;
  for (let to = words.length - 1; to > 0; to--) {
    const field = lookup(words.slice(0, to).join(' '));
    if (field !== undefined && qualifiable.has(field)) return field;
  }
  return undefined;
}

/** Whatever else it may be called: a column that speaks of passwords is one. */
function secretOf(text: string): ColumnField | undefined {
  return /passw|kennwort|passwort|mot ?de ?passe|密码|口令|secret|credential|api[ _-]?key/i.test(text)
    ? 'secret'
    : undefined;
}

const ofMakers =
  /manufactur|\bmfr|\bmfg|vendor|\bmaker|\bbrand|\boem\b|supplier|herstell|fabri[ck]|producent|produttor|производ|изготов|маркa?\b|\bmarca\b|\bmarque\b|厂|制造|製造|品牌|メーカ|제조|hãng/iu;

/** Whether a header that is not known may be one of a column that names somebody. */
export function mayNameSomebody(header: string): boolean {
  return (
    ofMakers.test(header.normalize('NFKC')) &&
    !/\b(?:url|link|site|web|phone|mail|contact|address|country|date|lifecycle|status|count|number of|code|id)\b/i.test(
      header,
    )
  );
}
