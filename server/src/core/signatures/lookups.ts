import { packageKey, parsePurl } from '../identity/purl.ts';
import type { ReviewContext } from '../model/context.ts';
import type { Judgement } from '../model/verdict.ts';
import { withoutEnd } from '../text/trim.ts';
import { type AdvisedMakers, buildAdvisedMakers, modelPatterns } from './advised-makers.ts';
import { hostingOwner } from './hosting.ts';
import { buildIdentifierFilter, type IdentifierFilter } from './identifier-filter.ts';
import { ListedNames } from './listed.ts';
import { buildNameIndex, type NameIndex } from './names.ts';
import { buildOtherMakers, type OtherMakers } from './other-makers.ts';
import { patternFault } from './pattern.ts';
import type {
  Identifier,
  Identifiers,
  MacIdentifier,
  ModelIdentifier,
  PatternIdentifier,
  PurlIdentifier,
} from './types/identifiers.ts';
import type { Instrument } from './types/instrument.ts';
import type { Profile } from './types/profile.ts';
import type { SignatureSet } from './types/set.ts';
import type { Entity, Vendor } from './types/vendor.ts';

/** An identifier of the data, with whose it is. */
export interface Owned<T> {
  readonly vendor: string;
  readonly entity: Entity;
  readonly identifier: T;
}

export type Table = ReadonlyMap<string, Owned<Identifier>>;

/** Everything in lower case. */
export interface PurlTable {
  /** By `type/namespace`, and by `type/namespace/name` where the data names a package. */
  readonly exact: ReadonlyMap<string, Owned<PurlIdentifier>>;
  /** By `type/namespace`: package names that end in `*` in the data, without the star. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [string, Owned<PurlIdentifier>])[]>;
}

/** A pattern of the data, compiled; undefined where it does not compile or could take exponential time. */
export interface CompiledPattern<T extends PatternIdentifier = PatternIdentifier> extends Owned<T> {
  readonly pattern: RegExp | undefined;
}

/** The signatures, ready to be asked. Built once per set; what a document does not need is not built. */
export interface Lookups {
  readonly set: SignatureSet;
  readonly vendors: ReadonlyMap<string, Vendor>;
  /** Entities are unique over all vendors. */
  readonly entities: ReadonlyMap<string, { readonly vendor: Vendor; readonly entity: Entity }>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly names: NameIndex;
  /** Names of imported lists; undefined where there are none. */
  readonly listed: ListedNames | undefined;
  /** A first look at any identifier but a hardware id. */
  readonly identifiers: IdentifierFilter;
  readonly cpe: Table;
  readonly domains: Table;
  readonly usb: Table;
  readonly pci: Table;
  /** What a product of the PCI bus is, by `vendor:device`. */
  readonly pciProducts: ReadonlyMap<string, string | undefined>;
  readonly fcc: Table;
  readonly pen: Table;
  readonly bluetooth: Table;
  readonly pnp: Table;
  readonly purls: PurlTable;
  /** Owners on code-hosting sites, by `host/owner` in lower case. */
  readonly hosting: ReadonlyMap<string, Owned<PurlIdentifier>>;
  /** Address blocks by their 6, 7 or 9 hex digits. */
  readonly macs: ReadonlyMap<string, Owned<MacIdentifier>>;
  readonly models: readonly CompiledPattern<ModelIdentifier>[];
  /** Finds at least what any of `models` does: one look instead of one per pattern. */
  readonly anyModel: RegExp;
  readonly compatible: Table;
  readonly namespaces: Table;
  readonly imageFormats: Table;
  /** Texts of firmware as they stand there, letter case included. */
  readonly imageTexts: Table;
  readonly banners: readonly CompiledPattern[];
  readonly streams: readonly CompiledPattern[];
  /** Packages by others for a vendor's devices, as `packageKey`, with the vendors they are for. */
  readonly clients: ReadonlyMap<string, ReadonlySet<string>>;
  /** Values that look like a vendor's and are somebody else's, in lower case, with those vendors. */
  readonly confusables: ReadonlyMap<string, ReadonlySet<string>>;
  readonly otherMakers: OtherMakers;
  readonly advised: AdvisedMakers;
  /** The pattern of an advisory's model numbers. */
  readonly modelPattern: (models?: string) => RegExp;
  /** Judgements that were made, by context and by a key of the subject: equal subjects ask the law once. */
  readonly judgements: WeakMap<ReviewContext, Map<string, Judgement>>;
  /** Contexts that documents stated, by profile and day: equal ones are the same, so that `judgements` knows them. */
  readonly statedContexts: Map<string, ReviewContext>;
}

export function buildLookups(set: SignatureSet): Lookups {
  const entities = new Map<string, { readonly vendor: Vendor; readonly entity: Entity }>();
  for (const vendor of set.vendors) for (const entity of vendor.entities) entities.set(entity.id, { vendor, entity });
  const vendors = new Map(set.vendors.map(vendor => [vendor.id, vendor]));
  const register = (vendor: Vendor, entity: Entity): void => {
    vendors.set(vendor.id, vendor);
    entities.set(entity.id, { vendor, entity });
  };
  const owned = <T extends { readonly entity: string }>(pick: (identifiers: Identifiers) => readonly T[]): Owned<T>[] =>
    set.vendors.flatMap(vendor =>
      pick(vendor.identifiers).flatMap(identifier => {
        const entity = entities.get(identifier.entity)?.entity ?? vendor.entities[0];
        return entity ? [{ vendor: vendor.id, entity, identifier }] : [];
      }),
    );
  const table = (pick: (identifiers: Identifiers) => readonly Identifier[]): Table =>
    new Map(owned(pick).map(entry => [entry.identifier.value.toLowerCase(), entry]));
  const lookups: Lookups = lazily<Lookups>({
    set: () => set,
    entities: () => entities,
    vendors: () => vendors,
    instruments: () => new Map(set.instruments.map(instrument => [instrument.id, instrument])),
    profiles: () => new Map(set.profiles.map(profile => [profile.id, profile])),
    names: () => buildNameIndex(set.vendors),
    listed: () => set.nameLists && new ListedNames(set.nameLists, register),
    identifiers: () => buildIdentifierFilter(set.vendors),
    cpe: () => table(identifiers => identifiers.cpe),
    domains: () => table(identifiers => identifiers.domains),
    usb: () => table(identifiers => identifiers.usb),
    pci: () => table(identifiers => identifiers.pci),
    pciProducts: () =>
      new Map(set.vendors.flatMap(({ identifiers }) => identifiers.pci.map(({ value, what }) => [value, what]))),
    fcc: () => table(identifiers => identifiers.fcc),
    pen: () => table(identifiers => identifiers.pen),
    bluetooth: () => table(identifiers => identifiers.bluetooth),
    pnp: () => table(identifiers => identifiers.pnp),
    purls: () => buildPurls(owned(identifiers => identifiers.purl)),
    hosting: () => buildHosting(owned(identifiers => identifiers.purl)),
    macs: () => buildMacs(owned(identifiers => identifiers.mac)),
    models: () => owned(identifiers => identifiers.models).map(compileModel),
    anyModel: () => joinPatterns(lookups.models),
    compatible: () => table(identifiers => identifiers.compatible),
    namespaces: () => table(identifiers => identifiers.namespaces),
    imageFormats: () => table(identifiers => identifiers.imageFormats),
    imageTexts: () =>
      new Map(owned(identifiers => identifiers.imageTexts).map(entry => [entry.identifier.value, entry])),
    banners: () => owned(identifiers => identifiers.banners).map(compilePattern),
    streams: () => owned(identifiers => identifiers.streams).map(compilePattern),
    clients: () => buildClients(set.vendors),
    confusables: () => buildConfusables(set.vendors),
    otherMakers: () => buildOtherMakers(set),
    advised: () => buildAdvisedMakers(set.advisories),
    modelPattern: modelPatterns,
    judgements: () => new WeakMap(),
    statedContexts: () => new Map(),
  });
  return lookups;
}

/** Cold start counts in milliseconds: a table is built when it is first asked for, and then stays. */
function lazily<T extends object>(builders: { readonly [K in keyof T]: () => T[K] }): T {
  const result = {} as T;
  for (const key of Object.keys(builders) as (keyof T)[]) {
    Object.defineProperty(result, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = builders[key]();
        Object.defineProperty(result, key, { value });
        return value;
      },
    });
  }
  return result;
}

function buildPurls(entries: readonly Owned<PurlIdentifier>[]): PurlTable {
  const exact = new Map<string, Owned<PurlIdentifier>>();
  const prefixes = new Map<string, (readonly [string, Owned<PurlIdentifier>])[]>();
  for (const entry of entries) {
    const { type, namespace, name } = entry.identifier;
    const space = withoutEnd((namespace ?? '').toLowerCase(), /[./]/);
    const key = space === '' ? type.toLowerCase() : `${type.toLowerCase()}/${space}`;
    if (name === undefined) exact.set(key, entry);
    else if (!name.endsWith('*')) exact.set(`${key}/${name.toLowerCase()}`, entry);
    else prefixes.set(key, [...(prefixes.get(key) ?? []), [name.slice(0, -1).toLowerCase(), entry]]);
  }
  return { exact, prefixes };
}

function buildHosting(entries: readonly Owned<PurlIdentifier>[]): Map<string, Owned<PurlIdentifier>> {
  const hosting = new Map<string, Owned<PurlIdentifier>>();
  for (const entry of entries) {
    const owner = hostingOwner(entry.identifier);
    if (owner !== undefined) hosting.set(owner, entry);
  }
  return hosting;
}

function buildMacs(entries: readonly Owned<MacIdentifier>[]): Map<string, Owned<MacIdentifier>> {
  const macs = new Map<string, Owned<MacIdentifier>>();
  for (const entry of entries) for (const prefix of entry.identifier.prefixes) macs.set(prefix, entry);
  return macs;
}

/** Checked once more: a set may come from elsewhere than our compiler, and a pattern must not run for ever. */
function compilePattern<T extends PatternIdentifier>(entry: Owned<T>): CompiledPattern<T> {
  const { pattern, flags } = entry.identifier;
  return {
    ...entry,
    pattern: patternFault(pattern, flags) === undefined ? new RegExp(pattern, flags.replace(/[gy]/g, '')) : undefined,
  };
}

/**
 * A number that goes on before or behind what the grammar describes is another number. A word behind a hyphen does not
 * go on with it: `ME909s-firmware`.
 */
function compileModel(entry: Owned<ModelIdentifier>): CompiledPattern<ModelIdentifier> {
  const { pattern } = compilePattern(entry);
  if (!pattern) return { ...entry, pattern };
  const whole = `(?<![A-Za-z0-9])(?:${pattern.source})(?![A-Za-z0-9]|-(?![A-Za-z]{5,}(?![A-Za-z0-9]))[A-Za-z0-9])`;
  return { ...entry, pattern: new RegExp(whole, pattern.flags) };
}

function joinPatterns(patterns: readonly CompiledPattern[]): RegExp {
  const sources = patterns.flatMap(({ pattern, identifier }) => (pattern ? [identifier.pattern] : []));
  return sources.length === 0 ? /(?!)/ : new RegExp(sources.join('|'), 'i');
}

function buildClients(vendors: readonly Vendor[]): Map<string, Set<string>> {
  const clients = new Map<string, Set<string>>();
  for (const vendor of vendors) {
    for (const text of vendor.thirdPartyClients) {
      const purl = parsePurl(text);
      addTo(clients, purl ? packageKey(purl) : text.toLowerCase(), vendor.id);
    }
  }
  return clients;
}

function buildConfusables(vendors: readonly Vendor[]): Map<string, Set<string>> {
  const confusables = new Map<string, Set<string>>();
  for (const vendor of vendors) {
    for (const { value } of vendor.confusables) addTo(confusables, value.toLowerCase(), vendor.id);
  }
  return confusables;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
