import type { Bom, Reading } from '../../model/component.ts';
import type { FirmwareImage } from '../../model/image.ts';
import { Problems } from '../../text/problems.ts';
import { bomOf, type Findings, type NamedReport } from './bom.ts';
import { Budget, type LimitName, type Limits, usualLimits } from './budget.ts';
import { type Bytes, isAt } from './bytes.ts';
import { ofFirmware } from './containers/index.ts';
import { bomIn } from './evidence/embedded.ts';
import { osReleaseIn, packagesIn } from './evidence/packages.ts';
import { unreadDatabase } from './evidence/rpm.ts';
import { nearOf } from './near.ts';
import { Searcher } from './search.ts';
import { type Search, Walk } from './walk.ts';

export interface ImageOptions {
  /** Of the file, without its folder. */
  readonly name?: string;
  /** Texts that only one vendor's software has: `Lookups.imageTexts`. */
  readonly texts: readonly string[];
  /** What tools say of the file, by the name of each report. */
  readonly reports?: readonly NamedReport[];
  readonly limits?: Partial<Limits>;
  /** Keep the bytes around each sign that is found. */
  readonly near?: boolean;
  /** Told now and then how far the file is read, in bytes. */
  readonly onProgress?: (read: number) => void;
  /** Asked now and then whether to stop: time is over, or nobody waits any more. */
  readonly isOver?: () => boolean;
}

/** Texts of files are looked at to this length for a database of packages. */
const mostDatabase = 64 << 20;

/**
 * Reads a firmware image: what it is made of and what in it names somebody. Static: nothing is run, decrypted or written.
 * `bom` is undefined for a file that is no image.
 */
export function readImage(
  bytes: Bytes,
  { name, texts, reports, limits, isOver, near = false, onProgress }: ImageOptions,
): Reading {
  const budget = new Budget({ ...usualLimits, ...limits }, bytes.length, isOver);
  if (bytes.length > budget.limits.input) return tooLarge(bytes, budget);
  const searcher = new Searcher(texts, budget);
  const found: Findings[] = [];
  const search: Search = (own, path = '', standing) => {
    onProgress?.(standing.outer.start);
    const { texts: said, programs } = searcher.run(own, path);
    const packages = own.length <= mostDatabase ? packagesIn(path, own) : [];
    const system = osReleaseIn(path, own);
    const bom = bomIn(own);
    if (said.length + programs.length + packages.length > 0 || system || bom) {
      const around = near ? nearEach(own, [...said, ...packages]) : undefined;
      found.push({ standing, texts: said, programs, packages, system, bom, ...(around ? { near: around } : {}) });
    }
    return unreadDatabase(path);
  };
  const walk = new Walk(budget, search, near);
  const unread = walk.run(bytes);
  const { nodes } = walk;
  if (!isImage(bytes, nodes)) return { bom: undefined, problems: [] };
  const image: FirmwareImage = {
    size: bytes.length,
    nodes,
    unread: Math.min(bytes.length, unread),
    limits: limitsMet(budget),
  };
  const bom = bomOf(name, image, walk.facts, found, reports);
  return { bom, problems: problemsOf(image, bom) };
}

/** Bytes around each of some places, by where it begins. */
function nearEach(bytes: Bytes, places: readonly { readonly at: number; readonly length: number }[]) {
  return new Map(places.map(({ at, length }) => [at, nearOf(bytes, at, length)]));
}

const firmwareKinds: ReadonlySet<string> = new Set(ofFirmware.map(({ kind }) => kind));

/** Files that begin so may hold what looks like a part of an image, and are none. */
const ordinary = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'MZ',
  '\x7fELF',
  '\xd0\xcf\x11\xe0',
  'RIFF',
  'ID3',
  'OggS',
  'wOF',
  '#!',
];

/** A byte of text says nothing before others that are none: one image in a hundred begins with one of these. */
function beginsAsText(bytes: Bytes): boolean {
  const isMarkup = bytes[0] === 0x3c || bytes[0] === 0x5b || bytes[0] === 0x7b;
  return isMarkup && bytes.subarray(0, 64).every(byte => byte >= 0x20 || (byte >= 9 && byte <= 13));
}

function isImage(bytes: Bytes, nodes: FirmwareImage['nodes']): boolean {
  const [root] = nodes;
  if (!root) return false;
  if (firmwareKinds.has(root.kind)) return true;
  if (beginsAsText(bytes) || ordinary.some(beginning => isAt(bytes, 0, beginning))) return false;
  return nodes.some(({ kind }) => firmwareKinds.has(kind));
}

const limitWords: Readonly<Record<LimitName, string>> = {
  input: 'The file is larger than what is read.',
  total: 'More is packed in the image than is unpacked in one review.',
  stream: 'A part is larger, unpacked, than what is read of one.',
  ratio: 'A part is packed so densely that unpacking it was stopped.',
  depth: 'Containers stand in containers deeper than is looked.',
  entries: 'More files stand in the image than are listed.',
  nodes: 'More places are in the image than are kept.',
  texts: 'More texts were found than are kept.',
  time: 'The time for one image was over.',
  work: 'Unpacking it would take more work than is done for a file of its size.',
};

function limitsMet(budget: Budget): readonly string[] {
  return [...budget.met.keys()].map(limit => limitWords[limit]);
}

function problemsOf(image: FirmwareImage, _bom: Bom): Reading['problems'] {
  const problems = new Problems();
  const whole = { start: 0, end: image.size };
  for (const limit of image.limits)
    problems.notRead('part', 'image-limit', 'warning', `Review incomplete: ${limit}`, whole);
  for (const { state, note, span, kind } of image.nodes) {
    if (state !== 'unread' || note === undefined) continue;
    problems.notRead(
      'part',
      'image-part-unread',
      'warning',
      `A part of the image (${kind}) was not read: ${note.text}`,
      span,
    );
  }
  return problems.list;
}

function tooLarge(bytes: Bytes, { limits }: Budget): Reading {
  const problems = new Problems();
  const message = `The file has ${bytes.length} bytes; images of up to ${limits.input} are read.`;
  problems.notRead('document', 'image-too-large', 'error', message, { start: 0, end: bytes.length });
  return { bom: undefined, problems: problems.list };
}
