import { matchBom } from './match/index.ts';
import type { Role } from './model/claim.ts';
import { bomOfClaims } from './model/loose-claims.ts';
import { nameKind, type Unread, whyUnread } from './read/bom-name.ts';
import { productMakerAt } from './read/device/known.ts';
import type { Lookups } from './signatures/lookups.ts';
import { CsvReader } from './syntax/csv.ts';
import { printable } from './text/printable.ts';
import type { Problem } from './text/problem.ts';
import type { Source } from './text/source.ts';
import { span } from './text/span.ts';

/** How much of a text is looked at for a vendor. */
const mostText = 2_000_000;
/** How much of the beginning and the end of an archive is looked at. */
const edge = 65_536;
/** Different values that are looked at. */
const mostValues = 5_000;

/**
 * Why a file that no reader takes is worth a word: its name or its content is that of a bill of materials, or it names a
 * known vendor where a value says who made something. Undefined for all ordinary files.
 * @param name without its folder
 * @param problems what the readers said of it
 */
export function notUnderstood(
  name: string,
  source: Source,
  problems: readonly Problem[],
  lookups: Lookups,
  asOf: string,
): Problem | undefined {
  const [told] = problems;
  const kind = nameKind(name);
  const isUndecoded = told !== undefined && encodings.has(told.code);
  // what is closed is no text in any encoding
  const closed = isUndecoded && kind === 'packed' ? bomNotOpened : whyUnread(name);
  if (closed && (!told || isUndecoded || told.code === 'unknown-format')) return closedProblem(closed);
  if (told && told.code !== 'unknown-format' && told.code !== 'empty-document') {
    const isUnsaid = kind === 'other' || kind === 'archive';
    return isArchive(told) && isUnsaid && !namesBomInside(source.text) ? undefined : told;
  }
  const { text } = source;
  if (kind === 'archive') return namesBomInside(text) ? closedProblem(bomNotOpened) : undefined;
  if (isOrdinary(text)) return undefined;
  const at = bomWords.exec(text)?.index;
  if (at !== undefined) {
    const message = 'Words of a BOM stand here, in no format that is read.';
    return problem('bom-by-content', message, at, at + 1);
  }
  if (kind === 'packed') return closedProblem(bomNotOpened);
  if (kind !== 'other') {
    return problem('bom-by-name', 'Its name is that of a BOM, and it is in no format that is read.', 0, 0);
  }
  const vendor = vendorIn(text.slice(0, mostText), /\.(?:csv|tsv)$/i.test(name) ? 2 : 3, lookups, asOf);
  if (!vendor) return undefined;
  const value = printable(text.slice(vendor.start, vendor.end), 80);
  const message = `“${value}” names a vendor of the signatures here, in a file of no format that is read.`;
  return problem('vendor-by-content', message, vendor.start, vendor.end);
}

const encodings: ReadonlySet<string> = new Set(['invalid-encoding', 'western-encoding']);

/** What is said of a file that is known by its name alone and whose ending is not opened. */
const bomNotOpened: Unread = {
  code: 'bom-not-opened',
  message: 'Its name, or that of a file in it, is that of a BOM, and files of this kind are not opened.',
};

function closedProblem({ code, message }: Unread): Problem {
  return problem(code, message, 0, 0);
}

function problem(code: string, message: string, start: number, end: number): Problem {
  return { code, message, severity: 'warning', span: span(start, end) };
}

function isArchive({ code }: Problem): boolean {
  return code === 'archive' || code === 'spreadsheet' || code === 'office-document';
}

/** The names of the entries of a zip file stand in it as they are. */
export function namesBomInside(text: string): boolean {
  const edges = text.length > 2 * edge ? text.slice(0, edge) + text.slice(-edge) : text;
  for (const [entry] of edges.matchAll(
    /[\w ()+.-]{1,120}\.(?:json|xml|cdx|spdx|sbom|rdf|ya?ml|tag|csv|jsonl|xlsx|ods)/gi,
  )) {
    if (nameKind(entry) !== 'other') return true;
  }
  return false;
}

/** Descriptions of formats, projects and workflows speak of BOMs and vendors, and are none. */
export function isOrdinary(text: string): boolean {
  const head = text.slice(0, 4_000);
  return (
    /<(?:\w{1,20}:)?(?:schema|stylesheet|project|definitions)[\s>]/.test(head) ||
    /"\$schema"\s{0,20}:\s{0,20}"https?:\/\/json-schema\.org/.test(head) ||
    /^(?:jobs|stages|apiVersion|openapi|swagger|repos)\s{0,20}:/m.test(head) ||
    /"(?:openapi|swagger)"\s{0,20}:/.test(head)
  );
}

/** Members and lines that only bills of materials have, with their values; quotes may be escaped in a text within a text. */
const bomWords =
  /\\{0,4}["'](?:bomFormat|specFormat)\\{0,4}["']\s{0,20}:\s{0,20}\\{0,4}["']CycloneDX|\\{0,4}["']spdxVersion\\{0,4}["']\s{0,20}:\s{0,20}\\{0,4}["']SPDX-|\\{0,4}["'](?:SPDXID|spdxId)\\{0,4}["']\s{0,20}:|^SPDXVersion\s{0,20}:|^[\s-]{0,20}spdxVersion\s{0,20}:\s{0,20}["']?SPDX-|^[\s-]{0,20}bomFormat\s{0,20}:\s{0,20}["']?CycloneDX|xmlns(?::\w{1,20})?\s{0,5}=\s{0,5}["']https?:\/\/cyclonedx\.org\/schema\/bom|["']https?:\/\/spdx\.org\/rdf\/(?:terms#|\d)|\\{0,4}["']predicateType\\{0,4}["']\s{0,20}:\s{0,20}\\{0,4}["']https?:\/\/(?:cyclonedx\.org|spdx\.dev|syft\.dev)\/|\\{0,4}["']payloadType\\{0,4}["']\s{0,20}:\s{0,20}\\{0,4}["']application\/vnd\.(?:in-toto\+json|cyclonedx)/m;

interface Value {
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

/**
 * The first value that names a vendor and stands where a file says who made something.
 * @param rows lines of as many cells that make a table
 */
function vendorIn(text: string, rows: number, lookups: Lookups, asOf: string): Value | undefined {
  if (isAboutWeaknesses(text)) return undefined;
  const values = [...valuesIn(text, rows)].slice(0, mostValues);
  if (values.length === 0) return undefined;
  const bom = bomOfClaims(values.map(({ role, start, end }) => ({ role, value: text.slice(start, end) })));
  const found = matchBom(bom, lookups, asOf).filter(({ tier }) => tier === 'stated' || tier === 'identifier');
  return found.map(({ component }) => values[component]).sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0))[0];
}

/** Lists of weaknesses and guesses name vendors of everything; nothing in them is there. */
function isAboutWeaknesses(text: string): boolean {
  return /\bCVE-\d{4}-\d{4}|\bcvss\b|os[ _-]?(?:guess|match|class|family)|\baccuracy\b|\bOUI\b/i.test(text);
}

function* valuesIn(text: string, rows: number): Generator<Value> {
  const seen = new Set<string>();
  for (const value of isMarkup(text) ? keyed(text) : [...keyed(text), ...cellsIn(text, rows)]) {
    const key = `${value.role} ${text.slice(value.start, value.end)}`;
    if (value.end === value.start || value.end - value.start > 200 || seen.has(key)) continue;
    seen.add(key);
    yield value;
  }
}

function isMarkup(text: string): boolean {
  return /^[\s\ufeff]*[{[<]/.test(text);
}

const makerKey =
  '(?:manufacturer|vendor|supplier|brand|maker?|mfr|mfg|oem|producer|hersteller|fabricante?|制造商|厂商|品牌)(?:[_ -]?name)?';
/** What names a thing may begin with its maker. */
const thingKey = '(?:device|asset|unit|equipment|hardware|camera)(?:[_ -]?name)?|name';
const modelKey = '(?:model|part)(?:[_ -]?(?:number|name|no))?|mpn|sku';

/** Values of members, elements, attributes and lines whose key says that they name a maker or a model. */
function* keyed(text: string): Generator<Value> {
  for (const [key, role] of [
    [makerKey, 'manufacturer'],
    [modelKey, 'model-number'],
  ] as const) {
    for (const [start, end] of valuesOf(text, key)) yield trimmed(text, role, start, end);
  }
  for (const [from, to] of valuesOf(text, thingKey)) {
    const { start, end } = trimmed(text, 'name', from, to);
    const maker = productMakerAt(text.slice(start, end));
    if (maker > 0) yield { role: 'manufacturer', start, end: start + maker };
  }
}

function* valuesOf(text: string, key: string): Generator<readonly [number, number]> {
  const forms = [
    String.raw`"(?:${key})"\s{0,20}:\s{0,20}"([^"\\\n]{1,200})"`,
    String.raw`<(?:\w{1,20}:)?(?:${key})(?:\s[^<>]{0,200})?>([^<>\n]{1,200})<`,
    String.raw`\s(?:${key})\s{0,5}=\s{0,5}["']([^"'<>\n]{1,200})["']`,
    String.raw`^[ \t]{0,80}(?:-[ \t]{1,20})?["']?(?:${key})["']?[ \t]{0,20}:[ \t]{1,20}["']?([^"'\n#]{1,200})`,
  ];
  for (const match of text.matchAll(new RegExp(forms.join('|'), 'gimd'))) {
    for (const place of match.indices?.slice(1) ?? []) if (place) yield place;
  }
}

function trimmed(text: string, role: Role, from: number, to: number): Value {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { role, start, end };
}

interface Line {
  readonly line: string;
  readonly index: number;
}

/** Where a table begins, behind whatever stands above it: of the lines from there on so many have as many parts, and most have several. */
function tableIn<T extends string>(
  lines: readonly Line[],
  sign: T,
  rows: number,
): { readonly sign: T; readonly start: number } | undefined {
  const widths = lines.map(({ line }) => line.split(sign, mostParts).length);
  for (const [at, width] of widths.entries()) {
    if (width <= 2 || (widths[at - 1] ?? 0) > 2) continue;
    const below = widths.slice(at, at + sampled);
    const several = below.filter(other => other > 2);
    const alike = Math.max(...several.map(one => several.filter(other => other === one).length));
    if (alike >= rows && several.length >= below.length * 0.6) return { sign, start: lines[at]?.index ?? 0 };
  }
  return undefined;
}

/** Lines that are looked at to tell a table from prose. */
const sampled = 60;
/** Of one line. */
const mostParts = 1_000;

const modelHeader = new RegExp(`^(?:${modelKey}|product|type|device)$`, 'i');

/** Cells of a text in which line after line has as many parts with the same sign between them. */
function* cellsIn(text: string, rows: number): Generator<Value> {
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({ line, index }));
  const signs = [',', ';', '\t', '|'] as const;
  const [table] = signs.flatMap(sign => tableIn(lines, sign, rows) ?? []);
  if (table === undefined) return;
  const reader = new CsvReader(text, table.sign, table.start);
  const models = new Set<number>();
  for (let row = 0; reader.nextRow(); row++) {
    for (let cell = 0; cell < 60; cell++) {
      const [start, end] = [reader.cellStart(cell), reader.cellEnd(cell)];
      if (start === end) continue;
      if (row < 20 && modelHeader.test(text.slice(start, end).trim())) models.add(cell);
      yield trimmed(text, 'manufacturer', start, end);
      if (models.has(cell)) yield trimmed(text, 'model-number', start, end);
    }
  }
}
