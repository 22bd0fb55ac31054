import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReviewContext } from '../../core/model/context.ts';
import type { Declaration } from '../../core/model/declaration.ts';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import { closest } from '../../core/text/closest.ts';
import { printable } from '../../core/text/printable.ts';
import { answersNamed, noAnswers } from '../../host/answers.ts';
import { contextsFor } from '../../host/contexts.ts';
import { configurationFile, parentOf } from '../../host/folders.ts';
import { Policies, type PolicyInput, type PolicyOptions } from '../../host/policy.ts';
import { type LoadedWaivers, type PolicyReader, policyReader } from '../../host/policy-files.ts';
import { repositoryAround } from '../../host/root.ts';
import { ruleIds } from '../../host/rules.ts';
import type { Selection } from '../files.ts';
import { type PackOptions, Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import type { ScanOptions } from './options.ts';
import type { FilePolicy } from './review-file.ts';

/** What a run is told besides the signatures. */
export type PolicyChoice = Pick<ScanOptions, 'paths' | 'config' | 'profiles' | 'asOf'>;

/** What holds for the documents of a run: flags, and the files that stand beside the documents. */
export class ScanPolicy {
  readonly #policies: Policies;
  readonly #set: SignatureSet;
  readonly #asOf: string;
  readonly #input: PolicyInput;
  readonly #system: System;
  readonly #answers = new Map<string, Promise<readonly Declaration[] | undefined>>();
  /** Places that a configuration names for answers, and where none are. */
  readonly #unanswered = new Set<string>();

  /**
   * @param reader where configurations and waivers are read from, where that is not the disk
   * @throws Refusal where a profile is asked for that the signatures do not have
   */
  constructor(choice: PolicyChoice, set: SignatureSet, system: System, reader?: PolicyReader) {
    const profiles = set.profiles.map(({ id }) => id);
    requireKnown(choice.profiles, profiles);
    this.#policies = policiesOf(choice, profiles, system, reader);
    this.#set = set;
    this.#asOf = choice.asOf ?? system.host.now();
    this.#input = { flags: { profiles: choice.profiles } };
    this.#system = system;
  }

  /** Undefined: the file is left out of the review. */
  async for(path: string): Promise<FilePolicy | undefined> {
    const policy = await this.#policies.policyFor(uriOf(path, this.#system), this.#input);
    if (policy.excluded) return undefined;
    const { contexts } = contextsFor(policy, this.#asOf, this.#set);
    const declared = await this.#declared(policy.answers);
    const { rules, waivers } = policy;
    return { contexts, rules, waivers, ...(declared.length > 0 ? { declared } : {}) };
  }

  /** What holds for a file of which is only asked what it is. */
  get ofNobody(): FilePolicy {
    return { contexts: contextsFor({ profiles: [] }, this.#asOf, this.#set).contexts, rules: {}, waivers: [] };
  }

  /** What suppliers answered where the configuration says. */
  async #declared(uris: readonly string[]): Promise<readonly Declaration[]> {
    const found = await Promise.all(
      uris.map(uri => {
        const known = this.#answers.get(uri) ?? answersNamed(uri, this.#system.host);
        this.#answers.set(uri, known);
        return known.then(answers => {
          if (!answers || answers.length === 0) this.#unanswered.add(this.shown(uri));
          return answers ?? [];
        });
      }),
    );
    return found.flat();
  }

  /** For whom was asked, whatever the documents are. */
  get contexts(): readonly ReviewContext[] {
    const profiles = (this.#input.flags?.profiles ?? []).map(value => ({ value, origin: '--profile' }));
    return contextsFor({ profiles }, this.#asOf, this.#set).contexts;
  }

  /** The waivers that hold for a document at an absolute path. */
  waiversAbove(absolute: string): Promise<LoadedWaivers | undefined> {
    return this.#policies.waiversFor(pathToFileURL(absolute).href, this.#input);
  }

  /** The waivers files that documents were judged with so far. */
  get waiversRead(): readonly LoadedWaivers[] {
    return this.#policies.waiversRead;
  }

  /** Levels of the rules for a file. */
  async rulesFor(uri: string): Promise<FilePolicy['rules']> {
    return (await this.#policies.policyFor(uri, this.#input)).rules;
  }

  /** YYYY-MM-DD: the day of the review. */
  get asOf(): string {
    return this.#asOf;
  }

  /** A file as people at this place call it. */
  shown(uri: string): string {
    return relative(this.#system.folder, fileURLToPath(uri)).replaceAll('\\', '/');
  }

  /** What is looked at while walking folders. */
  get selection(): Selection {
    return {
      enters: async folder => !(await this.#policies.excludesFolder(pathToFileURL(folder).href, this.#input)),
      wants: file => this.#policies.includes(pathToFileURL(file).href, this.#input),
    };
  }

  /** What is wrong with configurations and waivers, one sentence each with its place. */
  get notes(): readonly string[] {
    return [
      ...this.#policies.problems.map(
        ({ uri, line, column, message, code }) => `${this.shown(uri)}:${line}:${column} ${message} (${code})`,
      ),
      ...[...this.#unanswered].map(path => noAnswers(path).text),
    ];
  }

  /** Some entry of a waivers file has no effect. */
  get hasIneffectiveWaivers(): boolean {
    return this.#policies.problems.some(({ kind, severity }) => kind === 'waivers' && severity === 'error');
  }

  /** Some of what was configured has no effect, so that the review says too little or too much. */
  get isBroken(): boolean {
    return this.#policies.problems.some(({ kind, severity }) => kind === 'configuration' && severity === 'error');
  }
}

/** @throws Refusal where one of the profiles is none of those that are known */
export function requireKnown(asked: readonly string[], known: readonly string[]): void {
  const wrong = asked.find(id => !known.includes(id));
  if (wrong === undefined) return;
  const near = closest(wrong, known);
  const meant = near === undefined ? '' : `did you mean ${near}? `;
  throw new Refusal(`there is no profile "${printable(wrong)}"; ${meant}known: ${known.join(', ')}`);
}

/** The packs and keys of a run: those of the flags, else those of the configuration where the run was started. */
export async function packsOf(options: PolicyChoice & PackOptions, system: System): Promise<PackOptions> {
  const policies = policiesOf(options, undefined, system);
  const { packs, keys } = await policies.rootPolicy(pathToFileURL(system.folder).href, {});
  const paths = (uris: readonly string[]) => uris.map(uri => fileURLToPath(uri));
  return {
    packs: options.packs.length > 0 ? options.packs : paths(packs),
    packKeys: options.packKeys.length > 0 ? options.packKeys : paths(keys),
  };
}

/** The baseline that the configuration names where the run was started, as seen from there. */
export async function baselineOf(options: PolicyChoice, system: System): Promise<string | undefined> {
  const policies = policiesOf(options, undefined, system);
  const { baseline } = await policies.rootPolicy(pathToFileURL(system.folder).href, {});
  return baseline && relative(system.folder, fileURLToPath(baseline)).replaceAll('\\', '/');
}

/** Whether the run is to fail where something was not read: by the flag, or the configuration where it was started. */
export async function isCompleteRequired(
  options: PolicyChoice & Pick<ScanOptions, 'requireComplete'>,
  system: System,
): Promise<boolean> {
  if (options.requireComplete) return true;
  const policies = policiesOf(options, undefined, system);
  return (await policies.rootPolicy(pathToFileURL(system.folder).href, {})).requireComplete;
}

/** @throws Refusal where the configuration that was asked for cannot be read */
export async function checkConfig({ config }: PolicyChoice, system: System): Promise<void> {
  if (config === undefined || (await system.host.read(uriOf(config, system)))) return;
  throw new Refusal(`--config ${printable(config)}: There is no such file, or it cannot be read.`);
}

function policiesOf(
  { paths, config }: PolicyChoice,
  profiles: readonly string[] | undefined,
  system: System,
  reader: PolicyReader = policyReader(system.host),
): Policies {
  const home = pathToFileURL(system.folder).href;
  const beside = paths.flatMap(path => nearestConfiguration(dirname(resolve(system.folder, path))));
  const named = paths.map(path => uriOf(path, system));
  const options: PolicyOptions = {
    reader,
    foldersOf: outermost(new Set([home, ...named, ...beside, ...nearestConfiguration(system.folder)])),
    known: { profiles, rules: ruleIds },
    trusted: true,
  };
  return new Policies(config === undefined ? options : { ...options, fixed: { uri: uriOf(config, system), home } });
}

/** The nearest folder with a configuration, from a folder up to the top of its repository, as a URI. Where there is no repository, only that folder is looked into. */
export function nearestConfiguration(start: string): readonly string[] {
  const top = repositoryAround(start) ?? start;
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, configurationFile))) return [pathToFileURL(folder).href];
    if (folder === top) return [];
  }
}

/** The folders above a document up to the outermost of the roots that hold it: those of the folder that was started in hold for everything below it. */
function outermost(roots: ReadonlySet<string>): (uri: string) => readonly string[] {
  return uri => {
    const folders: string[] = [];
    let count = 0;
    for (let folder = parentOf(uri); folder.startsWith('file://'); folder = parentOf(folder)) {
      folders.push(folder);
      if (roots.has(folder)) count = folders.length;
    }
    return folders.slice(0, count);
  };
}

function uriOf(path: string, system: System): string {
  return pathToFileURL(resolve(system.folder, path)).href.replace(/\/$/, '');
}
