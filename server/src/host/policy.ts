import type { Waiver } from '../core/model/waiver.ts';
import { type Chosen, chosenFor, isExcluded, isIncluded } from '../core/policy/choose.ts';
import type { KnownIds } from '../core/policy/configuration.ts';
import { reaches } from '../core/policy/waiver-effect.ts';
import type { RuleLevels } from '../core/review.ts';
import { isInFolder, parentOf, relativePath } from './folders.ts';
import {
  type LoadedConfiguration,
  type LoadedWaivers,
  type PolicyFile,
  PolicyFiles,
  type PolicyProblem,
  type PolicyReader,
} from './policy-files.ts';
import {
  aboveRoot,
  below,
  type FolderOptions,
  type FolderPolicy,
  inFolder,
  isReceived,
  waiversUriOf,
} from './policy-folders.ts';

/** A value with where it comes from, for people: `--profile`, `.bomwarden.yml:3`, `setting bomwarden.profiles`. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: string;
}

/** What holds for one document. */
export interface Policy {
  /** Ids of profiles; empty where nobody chose one. */
  readonly profiles: readonly Sourced<string>[];
  /** Profiles that a configuration names and that there are not. */
  readonly unknownProfiles: readonly string[];
  readonly rules: RuleLevels;
  /** Where the level of each rule was set. */
  readonly ruleOrigins: Readonly<Record<string, string>>;
  /** Those that reach the document by scope and path; which of them hold turns on finding, profile and day. */
  readonly waivers: readonly Waiver[];
  /** The file that they stand in. */
  readonly waiversFile: PolicyFile | undefined;
  /** Where a new waiver goes; undefined outside of every root and for what others sent. */
  readonly waiversUri: string | undefined;
  /** The document was sent by others: evidence that no fix may touch. */
  readonly received: boolean;
  /** URIs of questionnaires that suppliers filled in, or of folders with them, besides those that stand beside the document. */
  readonly answers: readonly string[];
  /** The document is left out of the review. */
  readonly excluded: boolean;
  /** Files that would have had a say are passed over, as the workspace is not trusted. */
  readonly withheld: boolean;
}

/** What concerns a whole run, as said by the configuration of a root: URIs. */
export interface RootPolicy {
  readonly packs: readonly string[];
  readonly keys: readonly string[];
  readonly baseline: string | undefined;
  readonly requireComplete: boolean;
}

/** What a face says by itself: its flags win over every configuration, its settings hold where none says otherwise. */
export interface PolicyInput {
  readonly flags?: { readonly profiles: readonly string[] };
  /** Profiles that there are for this document, where that is not the same for all. */
  readonly knownProfiles?: readonly string[];
  readonly settings?: {
    readonly profiles: readonly string[];
    readonly rules: RuleLevels;
    readonly received: readonly string[];
  };
}

export interface PolicyOptions {
  readonly reader: PolicyReader;
  /** The folders from that of a document up to its root, nearest first; none outside of every root. Nothing above the root is read. */
  readonly foldersOf: (uri: string) => readonly string[];
  readonly known: KnownIds;
  /** False: nothing that stands in the workspace has a say. */
  readonly trusted: boolean;
  /** One configuration for everything, and the folder that its paths and globs are relative to. */
  readonly fixed?: { readonly uri: string; readonly home: string };
}

/**
 * What holds for each document: a flag wins over the first fitting entry of the nearest `.bomwarden.yml`, that over the
 * setting for the document. The command line and the language server ask here, so that both answer alike. Files are read
 * once: whoever learns that one has changed makes a new object.
 */
export class Policies {
  readonly #files: PolicyFiles;
  readonly #options: PolicyOptions;
  readonly #folderOptions: FolderOptions;
  readonly #known = new Map<string, Promise<FolderPolicy>>();

  constructor(options: PolicyOptions) {
    this.#options = options;
    this.#files = new PolicyFiles(options.reader, options.known);
    this.#folderOptions = { files: this.#files, trusted: options.trusted, fixed: options.fixed };
  }

  /** What is wrong with the files that were read so far. */
  get problems(): readonly PolicyProblem[] {
    return this.#files.problems;
  }

  /** The waivers files that were read so far. */
  get waiversRead(): readonly LoadedWaivers[] {
    return this.#files.waiversRead;
  }

  /** Whether an answer given so far may have depended on a file. */
  dependOn(uri: string): boolean {
    return this.#files.asked(uri);
  }

  async policyFor(uri: string, input: PolicyInput): Promise<Policy> {
    const folders = this.#options.foldersOf(uri);
    const root = folders.at(-1);
    const folder = await this.#folder(folders, 0, input);
    const { configuration, waivers } = folder;
    const received = folder.received || isReceived(uri, folder.receivedFolders);
    const path = configuration ? pathIn(configuration, uri) : '';
    const known = input.knownProfiles ?? this.#options.known.profiles ?? [];
    const chosen = configuration && chosenFor(path, configuration.value, known);
    return {
      profiles: profilesOf(chosen, configuration, root, input),
      unknownProfiles: chosen?.unknown ?? [],
      ...rulesOf(chosen, configuration, root, input),
      waivers:
        !waivers || received
          ? []
          : waivers.read.value.filter(waiver => reaches(waiver, relativePath(waivers.home, uri))),
      waiversFile: received ? undefined : waivers?.file,
      waiversUri:
        received || root === undefined ? undefined : (waivers?.file.uri ?? newWaiversUri(root, configuration)),
      received,
      answers: configuration?.value.answers.map(({ value }) => inFolder(configuration.home, value)) ?? [],
      excluded: folder.excluded || leavesOut(configuration, path),
      withheld: folder.withheld,
    };
  }

  /** The waivers of the nearest folder that has any; none for what others sent. */
  async waiversFor(uri: string, input: PolicyInput): Promise<LoadedWaivers | undefined> {
    const folder = await this.#folder(this.#options.foldersOf(uri), 0, input);
    return folder.received || isReceived(uri, folder.receivedFolders) ? undefined : folder.waivers;
  }

  /** Whether a folder is left out, with everything below it. */
  async excludesFolder(uri: string, input: PolicyInput): Promise<boolean> {
    const folders = [uri, ...this.#options.foldersOf(uri)];
    return (await this.#folder(folders, 0, input)).excluded;
  }

  /** Whether a configuration names a file among those that it wants reviewed, whatever its ending. */
  async includes(uri: string, input: PolicyInput): Promise<boolean> {
    const { configuration } = await this.#folder(this.#options.foldersOf(uri), 0, input);
    return configuration?.value.include !== undefined && isIncluded(pathIn(configuration, uri), configuration.value);
  }

  /** What the configuration of a root says of a whole run. */
  async rootPolicy(root: string, input: PolicyInput): Promise<RootPolicy> {
    const { configuration, receivedFolders } = await this.#folder([root], 0, input);
    const uris = (paths: readonly { readonly value: string }[]) =>
      paths
        .map(({ value }) => inFolder(configuration?.home ?? root, value))
        .filter(uri => !isReceived(uri, receivedFolders));
    const { packs = [], keys = [], baseline, requireComplete } = configuration?.value ?? {};
    return {
      packs: uris(packs),
      keys: uris(keys),
      baseline: uris(baseline ? [baseline] : [])[0],
      requireComplete: requireComplete?.value ?? false,
    };
  }

  /** What holds in the folder at a place of the list, which goes from it up to its root. */
  #folder(folders: readonly string[], at: number, input: PolicyInput): Promise<FolderPolicy> {
    const received = { home: folders.at(-1) ?? '', names: input.settings?.received ?? [] };
    const folder = folders[at];
    const key = JSON.stringify([folder, received]);
    const known = this.#known.get(key);
    if (known) return known;
    const made =
      folder === undefined
        ? aboveRoot(received, this.#folderOptions)
        : this.#folder(folders, at + 1, input).then(above => below(above, folder, this.#folderOptions));
    this.#known.set(key, made);
    return made;
  }
}

function profilesOf(
  chosen: Chosen | undefined,
  configuration: LoadedConfiguration | undefined,
  root: string | undefined,
  { flags, settings }: PolicyInput,
): readonly Sourced<string>[] {
  const from = (ids: readonly string[], origin: string) => [...new Set(ids)].map(value => ({ value, origin }));
  if (flags && flags.profiles.length > 0) return from(flags.profiles, '--profile');
  if (chosen?.profiles && configuration) {
    const ids = new Map(chosen.profiles.ids.map(id => [id.value, id]));
    return [...ids.values()].map(({ value, span }) => ({ value, origin: originOf(configuration, span.start, root) }));
  }
  return from(settings?.profiles ?? [], 'setting bomwarden.profiles');
}

function rulesOf(
  chosen: Chosen | undefined,
  configuration: LoadedConfiguration | undefined,
  root: string | undefined,
  { settings }: PolicyInput,
): Pick<Policy, 'rules' | 'ruleOrigins'> {
  const rules: Record<string, RuleLevels[string]> = {};
  const ruleOrigins: Record<string, string> = {};
  for (const [id, level] of Object.entries(settings?.rules ?? {})) {
    rules[id] = level;
    ruleOrigins[id] = 'setting bomwarden.rules';
  }
  for (const [id, { value, span }] of chosen?.rules ?? []) {
    if (!configuration) continue;
    rules[id] = value;
    ruleOrigins[id] = originOf(configuration, span.start, root);
  }
  return { rules, ruleOrigins };
}

/** `sub/.bomwarden.yml:3`: the path as seen from the root, and the line. */
function originOf({ file, source }: LoadedConfiguration, offset: number, root: string | undefined): string {
  const path =
    root !== undefined && isInFolder(file.uri, root)
      ? relativePath(root, file.uri)
      : relativePath(parentOf(file.uri), file.uri);
  return `${path}:${source.positionAt(offset).line + 1}`;
}

/** The path of a document as the globs of a configuration see it; empty where it stands elsewhere. */
function pathIn({ home }: LoadedConfiguration, uri: string): string {
  return isInFolder(uri, home) ? relativePath(home, uri) : '';
}

function leavesOut(configuration: LoadedConfiguration | undefined, path: string): boolean {
  if (!configuration || path === '') return false;
  return isExcluded(path, configuration.value) || !isIncluded(path, configuration.value);
}

/** The nearest configuration may say where waivers stand; else they stand in the root. */
function newWaiversUri(root: string, configuration: LoadedConfiguration | undefined): string {
  return waiversUriOf(configuration?.value.waivers ? configuration.home : root, configuration);
}
