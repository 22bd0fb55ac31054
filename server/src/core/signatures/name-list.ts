import { sha256 } from '../identity/digest.ts';
import { normaliseOrganisation } from '../identity/organisation.ts';

/**
 * Tens of thousands of names of an imported list as one text, looked up where it lies: nothing is taken apart before a
 * document asks for a name. A line is `key TAB form TAB lists TAB name TAB company TAB entity`, in order of the keys.
 */
export interface NameList {
  /** Kebab-case: `csl`. */
  readonly id: string;
  /** Instruments that the names stand on; lines name them by their place here. */
  readonly lists: readonly string[];
  /** Entities of the shipped vendors that the lists name, with the places of those lists. */
  readonly known: Readonly<Record<string, readonly number[]>>;
  /** Id of the source. */
  readonly source: string;
  /** YYYY-MM-DD: the day of the list. */
  readonly asOf: string;
  readonly lines: string;
  /** Tells its text from any other, not proof against forgery: packs are signed for that. */
  readonly digest: string;
}

/** One line of a list. */
export interface ListedName {
  readonly key: string;
  readonly form: string;
  readonly lists: readonly number[];
  /** As the list writes it: the name of the company or another that it goes by. */
  readonly name: string;
  readonly company: string;
  /** The shipped entity that it is; '' where it is none. */
  readonly entity: string;
}

export interface NameListHeader extends Omit<NameList, 'lines' | 'digest'> {
  readonly format: 1;
  /** Version of the way in which names are compared: keys made in another way cannot be used. */
  readonly comparison: string;
}

const MARK = '# bomwarden names ';

/** The text of a list's file. */
export function writeNameList(
  header: Omit<NameListHeader, 'format' | 'comparison'>,
  names: readonly ListedName[],
): string {
  const full: NameListHeader = { format: 1, comparison: comparison(), ...header };
  return `${MARK}${JSON.stringify(full)}\n${linesOf(names)}`;
}

function linesOf(names: readonly ListedName[]): string {
  const lines = names.map(({ key, form, lists, name, company, entity }) =>
    [key, form, lists.join(','), name, company === name ? '' : company, entity].join('\t'),
  );
  // By the units of the text, as it is searched.
  return [...new Set(lines)]
    .sort()
    .map(line => `${line}\n`)
    .join('');
}

/** What is wrong with the text of a list, in one sentence, or the list. */
export function readNameList(text: string): NameList | string {
  const end = text.indexOf('\n');
  const header = text.startsWith(MARK) && end > 0 ? readHeader(text.slice(MARK.length, end)) : undefined;
  if (header === undefined) return 'It is no list that “bomwarden lists import” made.';
  const { format: _, comparison: own, ...rest } = header;
  const written = text.slice(end + 1);
  if (!isSorted(written)) return 'Its lines are not in order: it was changed by hand. Import the list again.';
  const lines = own === comparison() ? written : linesOf(namesIn(written).map(compareAnew));
  return { ...rest, lines, digest: hashOf(text) };
}

/** Two running hashes: a cryptographic one would cost more than the review of a document. */
function hashOf(text: string): string {
  let one = 0x811c9dc5;
  let other = text.length;
  const end = text.length - (text.length & 3);
  for (let at = 0; at < text.length; at += at < end ? 4 : 1) {
    let units = text.charCodeAt(at);
    if (at < end) {
      units ^= (text.charCodeAt(at + 1) << 8) ^ (text.charCodeAt(at + 2) << 16) ^ (text.charCodeAt(at + 3) << 24);
    }
    one = Math.imul(one ^ units, 0x01000193);
    other = (Math.imul(other, 0x2f0b4c47) + units) | 0;
  }
  return `${text.length}-${(one >>> 0).toString(16)}-${(other >>> 0).toString(16)}`;
}

function readHeader(json: string): NameListHeader | undefined {
  try {
    const header = JSON.parse(json) as Partial<NameListHeader> | null;
    const sound =
      header?.format === 1 &&
      typeof header.id === 'string' &&
      typeof header.source === 'string' &&
      typeof header.asOf === 'string' &&
      Array.isArray(header.lists) &&
      typeof header.known === 'object' &&
      header.known !== null;
    return sound ? (header as NameListHeader) : undefined;
  } catch {
    return undefined;
  }
}

function isSorted(lines: string): boolean {
  let before = '';
  for (let at = 0; at < lines.length; ) {
    const end = lines.indexOf('\n', at);
    const tab = lines.indexOf('\t', at);
    if (end < 0 || tab < 0 || tab > end) return false;
    const key = lines.slice(at, tab);
    if (key < before) return false;
    before = key;
    at = end + 1;
  }
  return true;
}

function namesIn(lines: string): readonly ListedName[] {
  return lines.split('\n').flatMap(line => (line === '' ? [] : [parseLine(line)]));
}

function parseLine(line: string): ListedName {
  const [key = '', form = '', lists = '', name = '', company = '', entity = ''] = line.split('\t');
  return { key, form, lists: lists.split(',').map(Number), name, company: company === '' ? name : company, entity };
}

/** A list that an earlier release compared in another way. */
function compareAnew(listed: ListedName): ListedName {
  const { key, form } = normaliseOrganisation(listed.name);
  return { ...listed, key, form: form === '' ? normaliseOrganisation(listed.company).form : form };
}

/** The names with a key. */
export function namesWith({ lines }: NameList, key: string): readonly ListedName[] {
  const found: ListedName[] = [];
  for (let at = firstLine(lines, key); at < lines.length; ) {
    const end = lines.indexOf('\n', at);
    if (!lines.startsWith(`${key}\t`, at)) break;
    found.push(parseLine(lines.slice(at, end)));
    at = end + 1;
  }
  return found;
}

/** Where the first line whose key is not before the given one begins. */
function firstLine(lines: string, key: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const start = lines.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const tab = lines.indexOf('\t', start);
    if (tab < 0) return lines.length;
    if (lines.slice(start, tab) < key) low = lines.indexOf('\n', tab) + 1;
    else high = start;
  }
  return low;
}

/** Every name of the list, in order. */
export function allNames(list: NameList): readonly ListedName[] {
  return namesIn(list.lines);
}

const PROBES = [
  'Hangzhou Hikvision Digital Technology Co., Ltd.',
  'ООО «Ромашка»',
  '华为技术有限公司',
  'Société Générale d’Électronique S.A.R.L.',
  'A. B. C. Trading & Industries Private Limited',
  'The 6th Research Institute of CEC',
  'Müller-Straße GmbH & Co. KG',
  'Z T E Corporation (Group)',
  'شركة المحدودة',
  'DJI Europe B.V.',
  'TECHNOLOGYCO.,LTD',
  'Xi’an Aircraft Industry',
];
let known: string | undefined;

/** Tells one way of comparing names from another. */
function comparison(): string {
  known ??= sha256(
    PROBES.map(probe => {
      const { key, form } = normaliseOrganisation(probe);
      return `${key}|${form}`;
    }).join('\n'),
  ).slice(0, 16);
  return known;
}
