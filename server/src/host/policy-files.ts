import { type Configuration, type KnownIds, readConfiguration } from '../core/policy/configuration.ts';
import { readWaivers, type WaiversFile } from '../core/policy/waivers.ts';
import { decodeText } from '../core/text/decode.ts';
import type { Problem } from '../core/text/problem.ts';
import { Source } from '../core/text/source.ts';
import { decoded } from './folders.ts';
import type { Host } from './host.ts';

/** The text of a file that sets policy. */
export interface PolicyFile {
  readonly uri: string;
  readonly text: string;
  /** The version of the open document it was taken from; undefined: from disk. */
  readonly version?: number;
  /** Why the file could not be read, in a sentence; its text is then empty. */
  readonly unread?: string;
}

/** Where policy is read from: a disk, the buffers of an editor, one side of a pull request. */
export interface PolicyReader {
  /** Undefined where there is no such file. */
  read(uri: string): Promise<PolicyFile | undefined>;
  /** The same as it was saved last, where that may differ: a waiver that is only typed accepts nothing. */
  readSaved?(uri: string): Promise<PolicyFile | undefined>;
}

/** Reads what a host can read. */
export function policyReader(host: Pick<Host, 'read' | 'leaves'>): PolicyReader {
  return {
    async read(uri) {
      if (await host.leaves?.(uri))
        return { uri, text: '', unread: 'Nothing of it is read: a link leads out of the repository.' };
      const bytes = await host.read(uri);
      return bytes && { uri, text: decodeText(bytes).value };
    },
  };
}

/** A configuration with the file that it stands in. */
export interface LoadedConfiguration {
  readonly file: PolicyFile;
  readonly source: Source;
  /** URI of the folder that its paths and globs are relative to. */
  readonly home: string;
  readonly value: Configuration;
}

/** Waivers with the file that they stand in. */
export interface LoadedWaivers {
  readonly file: PolicyFile;
  readonly source: Source;
  /** URI of the folder that their paths are relative to. */
  readonly home: string;
  readonly read: WaiversFile;
}

/** What is wrong with a file that sets policy; what is marked so has no effect. */
export interface PolicyProblem extends Problem {
  readonly uri: string;
  readonly kind: 'configuration' | 'waivers';
  /** One-based. */
  readonly line: number;
  readonly column: number;
}

/** Reads and checks each file once. */
export class PolicyFiles {
  readonly #reader: PolicyReader;
  readonly #known: KnownIds;
  readonly #texts = new Map<string, Promise<PolicyFile | undefined>>();
  readonly #saved = new Map<string, Promise<PolicyFile | undefined>>();
  readonly #problems = new Map<string, readonly PolicyProblem[]>();
  readonly #waivers = new Map<string, LoadedWaivers>();

  constructor(reader: PolicyReader, known: KnownIds) {
    this.#reader = reader;
    this.#known = known;
  }

  /** In the order in which the files were met. */
  get problems(): readonly PolicyProblem[] {
    return [...this.#problems.values()].flat();
  }

  /** Those that were read, in the order in which they were met. */
  get waiversRead(): readonly LoadedWaivers[] {
    return [...this.#waivers.values()];
  }

  /** Whether anything may depend on a file: it was asked for, there or not. */
  asked(uri: string): boolean {
    return this.#texts.has(decoded(uri)) || this.#saved.has(decoded(uri));
  }

  exists(uri: string): Promise<boolean> {
    return this.#read(uri).then(file => file !== undefined);
  }

  /** Adds a problem that shows only beside other files. */
  report({ file, source }: LoadedConfiguration, problem: Problem): void {
    this.#problems.set(file.uri, [
      ...(this.#problems.get(file.uri) ?? []),
      placed(problem, file.uri, 'configuration', source),
    ]);
  }

  async configuration(uri: string, home: string): Promise<LoadedConfiguration | undefined> {
    const file = await this.#read(uri);
    if (!file || this.#isUnread(file, 'configuration')) return undefined;
    const source = new Source(file.text);
    const { value, problems } = readConfiguration(file.text, this.#known);
    this.#problems.set(
      uri,
      problems.map(problem => placed(problem, uri, 'configuration', source)),
    );
    return { file, source, home, value };
  }

  async waivers(uri: string, home: string): Promise<LoadedWaivers | undefined> {
    const file = await this.#readSaved(uri);
    if (!file || this.#isUnread(file, 'waivers')) return undefined;
    const source = new Source(file.text);
    const read = readWaivers(file.text);
    this.#problems.set(
      uri,
      read.problems.map(problem => placed(problem, uri, 'waivers', source)),
    );
    const loaded = { file, source, home, read };
    this.#waivers.set(uri, loaded);
    return loaded;
  }

  /** Tells it: a review without what was meant says something else. */
  #isUnread({ uri, unread }: PolicyFile, kind: PolicyProblem['kind']): boolean {
    if (unread === undefined) return false;
    const problem: Problem = {
      code: `${kind}-outside`,
      message: unread,
      severity: 'error',
      span: { start: 0, end: 0 },
    };
    this.#problems.set(uri, [placed(problem, uri, kind, new Source(''))]);
    return true;
  }

  #read(uri: string): Promise<PolicyFile | undefined> {
    const key = decoded(uri);
    const known = this.#texts.get(key) ?? this.#reader.read(uri);
    this.#texts.set(key, known);
    return known;
  }

  #readSaved(uri: string): Promise<PolicyFile | undefined> {
    if (!this.#reader.readSaved) return this.#read(uri);
    const key = decoded(uri);
    const known = this.#saved.get(key) ?? this.#reader.readSaved(uri);
    this.#saved.set(key, known);
    return known;
  }
}

function placed(problem: Problem, uri: string, kind: PolicyProblem['kind'], source: Source): PolicyProblem {
  const { line, character } = source.positionAt(problem.span.start);
  return { ...problem, uri, kind, line: line + 1, column: character + 1 };
}
