import { sha256 } from '../identity/digest.ts';
import { canonicalJson } from './canonical.ts';
import type { FileProblem } from './check.ts';
import { withCoverage } from './coverage.ts';
import { addLists } from './lists.ts';
import { prepareNames } from './prepare-names.ts';
import { readFiles, type SignatureFile } from './read-files.ts';
import { checkReferences, type SignatureFiles } from './references.ts';
import type { AlternativesFile, InstrumentFile } from './shapes.ts';
import type { AlternativeCategory } from './types/alternative.ts';
import type { Provenance } from './types/fact.ts';
import type { MacIdentifier } from './types/identifiers.ts';
import type { Instrument } from './types/instrument.ts';
import type { SignatureSet, SourceReference } from './types/set.ts';
import type { Vendor } from './types/vendor.ts';

export type { SignatureFile } from './read-files.ts';

export interface Compiled {
  /** What could be made of the files; not to be used where a problem is an error. */
  readonly value: SignatureSet;
  readonly problems: readonly FileProblem[];
}

type Content = Omit<SignatureSet, 'schemaVersion' | 'date' | 'digest'>;

/**
 * Checks the files of a signature folder and joins them into one set. The same files give the same set and digest, in
 * whatever order they come. A file with a problem is left out; references are checked once every file is sound.
 *
 * With a `base` the files are a pack of a user's own: they add to that set, and what has the id of something in it
 * stands in its place. Address blocks of the base stay with their entities unless the pack registers them anew.
 */
export function compileSignatures(files: readonly SignatureFile[], base?: SignatureSet): Compiled {
  const { read, problems } = readFiles(files);
  const faults = addLists(read, base);
  const all = problems.length > 0 ? problems : checkReferences(read, base, faults);
  const vendors = joinVendors(read, base);
  const advisories = override(base?.advisories, read.advisories);
  const instruments = override<InstrumentFile | Instrument>(base?.instruments, read.instruments);
  const nameLists = override(base?.nameLists, read.nameLists);
  const content: Content = {
    vendors,
    ...(nameLists.length > 0 ? { nameLists } : {}),
    instruments: instruments.map(instrument =>
      isCounted(instrument, read, base) ? instrument : withCoverage(instrument, vendors, advisories),
    ),
    categories: override(base?.categories, read.alternatives.map(toCategory)),
    profiles: override(base?.profiles, read.profiles),
    advisories,
    otherRegistrants: [...(base?.otherRegistrants ?? []), ...read.macs.flatMap(file => file.others)],
    parties: Object.assign({}, base?.parties, ...read.parties),
    sources: { ...base?.sources, ...sourcesOf(read) },
  };
  const digest =
    base && files.length === 0
      ? base.digest
      : `sha256:${sha256(base ? ownDigest(files, read, base) : canonicalJson(content))}`;
  return { value: { schemaVersion: 1, date: newest(read, base?.date ?? ''), digest, ...content }, problems: all };
}

/** In order of ids; an own one takes the place of one of the base. */
function override<T extends { readonly id: string }>(base: readonly T[] = [], own: readonly T[]): readonly T[] {
  const ids = new Set(own.map(one => one.id));
  return [...base.filter(one => !ids.has(one.id)), ...own].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a pack adds to a base, told by its files; the digest of a long list stands for its names. */
function ownDigest(files: readonly SignatureFile[], read: SignatureFiles, base: SignatureSet): string {
  const lists = read.nameLists.map(({ digest }) => digest);
  const texts = files.filter(({ path }) => !path.endsWith('.tsv')).map(({ path, text }) => `${path}\n${text}`);
  return [base.digest, ...lists, ...texts.sort()].join('\n');
}

/** An instrument of the base whose names no file of the pack can change. */
function isCounted(
  instrument: InstrumentFile | Instrument,
  read: SignatureFiles,
  base: SignatureSet | undefined,
): instrument is Instrument {
  const own: readonly object[] = read.instruments;
  return base !== undefined && read.vendors.length === 0 && read.advisories.length === 0 && !own.includes(instrument);
}

function joinVendors(read: SignatureFiles, base: SignatureSet | undefined): readonly Vendor[] {
  if (base && read.vendors.length === 0 && read.macs.length === 0 && read.registered.length === 0) return base.vendors;
  const own = read.vendors.map((vendor): Vendor => ({ ...vendor, identifiers: { ...vendor.identifiers, mac: [] } }));
  const blocks = blocksOf(read, base);
  return override(base?.vendors, own).map(vendor => {
    const entities = new Set(vendor.entities.map(entity => entity.id));
    const mac = blocks.filter(block => entities.has(block.entity));
    return prepareNames({ ...vendor, identifiers: { ...withRegistered(vendor, entities, read), mac } });
  });
}

/** With the numbers that files of registries give its companies. */
function withRegistered(
  { identifiers }: Vendor,
  entities: ReadonlySet<string>,
  { registered }: SignatureFiles,
): Vendor['identifiers'] {
  const added = { ...identifiers };
  for (const { registry, numbers } of registered) {
    const own = numbers.filter(({ entity }) => entities.has(entity));
    const known = new Set(added[registry].map(({ value }) => value));
    const fresh = own.filter(({ value }) => !known.has(value)).map(({ registrant: _, ...identifier }) => identifier);
    if (fresh.length > 0) added[registry] = [...added[registry], ...fresh];
  }
  return added;
}

function blocksOf(read: SignatureFiles, base: SignatureSet | undefined): readonly MacIdentifier[] {
  const own = read.macs.flatMap(file => file.registrations);
  const taken = new Set(own.flatMap(block => block.prefixes));
  const kept = (base?.vendors ?? [])
    .flatMap(vendor => vendor.identifiers.mac)
    .map(block => ({ ...block, prefixes: block.prefixes.filter(prefix => !taken.has(prefix)) }));
  return [...kept.filter(block => block.prefixes.length > 0), ...own];
}

function toCategory({ id, title, notFoundOn, checkedAsOf, suppliers }: AlternativesFile): AlternativeCategory {
  return {
    id,
    title,
    suppliers: suppliers.map(one => ({ ...one, seat: one.seat, families: one.families, notFoundOn, checkedAsOf })),
  };
}

function sourcesOf(read: SignatureFiles): Readonly<Record<string, SourceReference>> {
  const sources: Record<string, SourceReference> = {};
  for (const file of read.sources) {
    for (const [id, { title, url = '', kind, looked }] of Object.entries(file)) {
      sources[id] = { title, url, kind, ...(looked === undefined ? {} : { looked }) };
    }
  }
  return sources;
}

/** The newest day on which any fact was read; of a month or a year its first day. */
function newest(read: SignatureFiles, base: string): string {
  let date = base;
  for (const record of read.places.keys()) {
    const asOf = (record as { provenance?: Provenance }).provenance?.asOf ?? '';
    if (asOf > date) date = asOf;
  }
  return date === '' ? date : date + '-01-01'.slice(date.length - 4);
}
