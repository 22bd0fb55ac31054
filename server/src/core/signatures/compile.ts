import { sha256 } from '../identity/digest.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { emptySpan } from '../text/span.ts';
import { canonicalJson } from './canonical.ts';
import { type FileProblem, FileReader } from './check.ts';
import { prepareNames } from './prepare-names.ts';
import { checkReferences, type SignatureFiles } from './references.ts';
import {
  type AlternativesFile,
  fileKinds,
  type InstrumentFile,
  type MacFile,
  type ProfileFile,
  type SourcesFile,
  type VendorFile,
} from './shapes.ts';
import type {
  AlternativeCategory,
  Identifiers,
  MacIdentifier,
  OtherRegistrant,
  Provenance,
  SignatureSet,
  SourceReference,
  Vendor,
} from './types.ts';

/** A file of a signature folder. */
export interface SignatureFile {
  /** Below the folder, with forward slashes: `vendors/hikvision.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface Compiled {
  /** What could be made of the files; not to be used where a problem is an error. */
  readonly value: SignatureSet;
  readonly problems: readonly FileProblem[];
}

/**
 * Checks the files of a signature folder and joins them into one set. The same files give the same set and digest, in
 * whatever order they come. A file with a problem is left out; references are checked once every file is sound.
 */
export function compileSignatures(files: readonly SignatureFile[]): Compiled {
  const { read, problems } = readFiles([...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
  const all = problems.length > 0 ? problems : checkReferences(read);
  const vendors = read.vendors.map(vendor => prepareNames(joinVendor(vendor, read.macs))).sort(byId);
  const categories = read.alternatives.map(toCategory).sort(byId);
  const sources: Record<string, SourceReference> = {};
  for (const file of read.sources) {
    for (const [id, { title, url = '', kind }] of Object.entries(file)) sources[id] = { title, url, kind };
  }
  const content = {
    vendors,
    instruments: [...read.instruments].sort(byId),
    categories,
    profiles: [...read.profiles].sort(byId),
    otherRegistrants: read.macs.flatMap(file => file.others).map((one): OtherRegistrant => one),
    sources,
  };
  const digest = `sha256:${sha256(canonicalJson(content))}`;
  return { value: { schemaVersion: 1, date: newest(read), digest, ...content }, problems: all };
}

function readFiles(files: readonly SignatureFile[]): { read: SignatureFiles; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const read: SignatureFiles = {
    vendors: [],
    macs: [],
    alternatives: [],
    instruments: [],
    profiles: [],
    sources: [],
    places: new Map(),
  };
  for (const { path, text } of files) {
    const kind = fileKinds.find(one => one.path.test(path));
    if (kind === undefined) {
      const message =
        'This file is in no folder of signature data (vendors, mac, alternatives, instruments, profiles).';
      problems.push({ code: 'unknown-file', message, severity: 'error', span: emptySpan, file: path, path: '' });
      continue;
    }
    problems.push(...readFile(path, text, kind, read));
  }
  return { read, problems };
}

function readFile(path: string, text: string, kind: (typeof fileKinds)[number], read: SignatureFiles): FileProblem[] {
  const tree = parseYaml(text);
  if (tree.problems.length > 0) return tree.problems.map(problem => ({ ...problem, file: path, path: '' }));
  const reader = new FileReader(path);
  const value = reader.read(tree.value, kind.shape);
  if (!reader.ok) return reader.problems;
  for (const [record, place] of reader.places) read.places.set(record, place);
  keep(kind.kind, value, read);
  return [];
}

/** The kind says what the shape made of the file. */
function keep(kind: (typeof fileKinds)[number]['kind'], value: unknown, read: SignatureFiles): void {
  switch (kind) {
    case 'vendor':
      read.vendors.push(value as VendorFile);
      break;
    case 'mac':
      read.macs.push(value as MacFile);
      break;
    case 'alternatives':
      read.alternatives.push(value as AlternativesFile);
      break;
    case 'instrument':
      read.instruments.push(value as InstrumentFile);
      break;
    case 'profile':
      read.profiles.push(value as ProfileFile);
      break;
    case 'sources':
      read.sources.push(value as SourcesFile);
      break;
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function joinVendor(vendor: VendorFile, macs: readonly MacFile[]): Vendor {
  const own = new Set(vendor.entities.map(entity => entity.id));
  const mac: MacIdentifier[] = macs.flatMap(file => file.registrations).filter(one => own.has(one.entity));
  const identifiers: Identifiers = { ...vendor.identifiers, mac };
  return { ...vendor, identifiers };
}

function toCategory({ id, title, notFoundOn, checkedAsOf, suppliers }: AlternativesFile): AlternativeCategory {
  return {
    id,
    title,
    suppliers: suppliers.map(one => ({ ...one, seat: one.seat, families: one.families, notFoundOn, checkedAsOf })),
  };
}

/** The newest day on which any fact was read; of a month or a year its first day. */
function newest(read: SignatureFiles): string {
  let date = '';
  for (const record of read.places.keys()) {
    const asOf = (record as { provenance?: Provenance }).provenance?.asOf ?? '';
    if (asOf > date) date = asOf;
  }
  return date === '' ? date : date + '-01-01'.slice(date.length - 4);
}
