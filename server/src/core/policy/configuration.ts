import type { Stated } from '../model/claim.ts';
import { parseYaml, type YamlEntry, type YamlMapping } from '../syntax/yaml.ts';
import type { Parsed } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { type GlobSet, globSet, reasonAgainstGlob } from './globs.ts';
import { configurationShape, type RuleSetting, ruleLevels } from './shapes.ts';
import { isNothing, Values } from './values.ts';

/** A part of a configuration that holds for some files, or for all. */
export interface ConfigurationEntry {
  /** Undefined: every file. */
  readonly globs: GlobSet | undefined;
  /** As written, known or not; an empty list says that nobody in particular reviews. The place is that of the key. */
  readonly profiles: { readonly ids: readonly Stated<string>[]; readonly span: Span } | undefined;
  /** The place is that of the level. */
  readonly rules: ReadonlyMap<string, Stated<RuleSetting>>;
}

/** `.bomwarden.yml`, as far as it could be read. Paths and globs are relative to the folder that holds it. */
export interface Configuration {
  /** In the order in which they are asked: the first that says something about a file wins. */
  readonly entries: readonly ConfigurationEntry[];
  /** Undefined: every file is reviewed that nothing excludes. */
  readonly include: GlobSet | undefined;
  readonly exclude: GlobSet | undefined;
  /** Folders with documents that others sent: evidence, never policy. */
  readonly received: readonly Stated<string>[];
  /** Questionnaires that suppliers filled in, or folders with them. */
  readonly answers: readonly Stated<string>[];
  readonly waivers: Stated<string> | undefined;
  /** Folders of signature packs. */
  readonly packs: readonly Stated<string>[];
  /** Files of public keys: with any, only packs signed by one of them are taken. */
  readonly keys: readonly Stated<string>[];
  readonly baseline: Stated<string> | undefined;
  /** A run in which something was not read fails. */
  readonly requireComplete: Stated<boolean> | undefined;
}

/** The ids that a configuration may name. */
export interface KnownIds {
  /** Undefined: not known yet, and so not checked. */
  readonly profiles: readonly string[] | undefined;
  readonly rules: readonly string[];
}

// Which keys there are depends on no profile and no rule.
const { fields } = configurationShape([], []);
const levels: readonly string[] = ruleLevels.values;

/** Reads `.bomwarden.yml`. What is wrong has no effect and is a problem with its place; all the rest holds. */
export function readConfiguration(text: string, known: KnownIds): Parsed<Configuration> {
  const { value, problems } = parseYaml(text);
  const values = new Values();
  values.problems.push(...problems);
  if (value.kind !== 'mapping') {
    if (!isNothing(value)) {
      values.report('configuration-syntax', 'A configuration is a group of "key: value" lines.', value.span);
    }
    return { value: nothing, problems: values.problems };
  }
  return { value: new Reader(values, known).read(value), problems: values.problems };
}

const nothing: Configuration = {
  entries: [],
  include: undefined,
  exclude: undefined,
  received: [],
  answers: [],
  waivers: undefined,
  packs: [],
  keys: [],
  baseline: undefined,
  requireComplete: undefined,
};

/** Each of them is tried on each path: so many cost a thousandth of a second, and nobody writes more. */
const mostGlobs = 500;

class Reader {
  readonly #values: Values;
  readonly #known: KnownIds;
  #globCount = 0;

  constructor(values: Values, known: KnownIds) {
    this.#values = values;
    this.#known = known;
  }

  read(root: YamlMapping): Configuration {
    const values = this.#values;
    const entries = values.entries(root, fields);
    const signatures = this.#signatures(entries.get('signatures'));
    return {
      entries: [...this.#files(entries.get('files')), ...this.#forAll(entries)],
      include: this.#globs(entries.get('include')),
      exclude: this.#globs(entries.get('exclude')),
      received: values.paths(entries.get('received')),
      answers: values.paths(entries.get('answers')),
      waivers: values.path(entries.get('waivers')),
      packs: values.paths(signatures?.get('packs')),
      keys: values.paths(signatures?.get('keys')),
      baseline: values.path(entries.get('baseline')),
      requireComplete: values.flag(entries.get('require-complete')),
    };
  }

  #signatures(entry: YamlEntry | undefined): ReadonlyMap<string, YamlEntry> | undefined {
    const mapping = this.#values.mapping(entry);
    return mapping && this.#values.entries(mapping, fields.signatures.of.fields);
  }

  /** `profiles` may be a list for every file, or lists by glob; `rules` hold for every file. */
  #forAll(entries: ReadonlyMap<string, YamlEntry>): readonly ConfigurationEntry[] {
    const profiles = entries.get('profiles');
    const rules = this.#rules(entries.get('rules'));
    if (profiles?.value.kind !== 'mapping') return [{ globs: undefined, profiles: this.#profiles(profiles), rules }];
    const byGlob = profiles.value.entries.flatMap((entry): readonly ConfigurationEntry[] => {
      const globs = this.#globSet([{ value: entry.key, span: entry.keySpan }]);
      return globs ? [{ globs, profiles: this.#profiles(entry), rules: new Map() }] : [];
    });
    return [...byGlob, { globs: undefined, profiles: undefined, rules }];
  }

  #files(entry: YamlEntry | undefined): readonly ConfigurationEntry[] {
    if (entry === undefined || isNothing(entry.value)) return [];
    if (entry.value.kind !== 'sequence') {
      this.#values.report(
        'configuration-invalid',
        '"files" is a list, each entry beginning with "- glob:".',
        entry.keySpan,
      );
      return [];
    }
    return entry.value.items.flatMap(item => {
      if (item.kind === 'mapping') return this.#file(item) ?? [];
      this.#values.report('configuration-invalid', 'An entry of "files" begins with "- glob:".', item.span);
      return [];
    });
  }

  #file(mapping: YamlMapping): ConfigurationEntry | undefined {
    const entries = this.#values.entries(mapping, fields.files.of.of.fields);
    const globs = this.#globs(entries.get('glob'));
    if (!globs) {
      const place = mapping.entries[0]?.keySpan ?? mapping.span;
      this.#values.report('configuration-invalid', 'This entry has no effect: it names no glob.', place);
      return undefined;
    }
    return { globs, profiles: this.#profiles(entries.get('profiles')), rules: this.#rules(entries.get('rules')) };
  }

  #globs(entry: YamlEntry | undefined): GlobSet | undefined {
    const texts = this.#values.texts(entry);
    return texts && this.#globSet(texts);
  }

  /** Undefined where none of the texts is a glob. */
  #globSet(texts: readonly Stated<string>[]): GlobSet | undefined {
    const usable = texts.filter(({ value, span }) => {
      const reason = reasonAgainstGlob(value);
      if (reason !== undefined) this.#values.report('configuration-invalid', `A glob ${reason}`, span);
      else if (this.#globCount++ === mostGlobs) {
        const message = `This glob and those behind it have no effect: a configuration has at most ${mostGlobs}.`;
        this.#values.report('configuration-invalid', message, span);
      }
      return reason === undefined && this.#globCount <= mostGlobs;
    });
    return usable.length > 0 ? globSet(usable) : undefined;
  }

  #profiles(entry: YamlEntry | undefined): ConfigurationEntry['profiles'] {
    const stated = this.#values.texts(entry, 'profiles');
    if (!entry || !stated) return undefined;
    const known = this.#known.profiles;
    for (const { value, span } of stated) {
      if (known === undefined || known.includes(value)) continue;
      const message = `No profile is called so. Known: ${known.join(', ')}.`;
      this.#values.report('configuration-unknown-profile', message, span);
    }
    return { ids: stated, span: entry.keySpan };
  }

  #rules(entry: YamlEntry | undefined): ReadonlyMap<string, Stated<RuleSetting>> {
    const rules = new Map<string, Stated<RuleSetting>>();
    for (const { key, keySpan, value } of this.#values.mapping(entry)?.entries ?? []) {
      if (!this.#known.rules.includes(key)) {
        const message = `No rule is called so. Known: ${this.#known.rules.join(', ')}.`;
        this.#values.report('configuration-unknown-rule', message, keySpan);
      } else if (value.kind === 'scalar' && levels.includes(value.text)) {
        rules.set(key, { value: value.text as RuleSetting, span: value.span });
      } else {
        this.#values.report('configuration-invalid', `A rule is set to one of ${levels.join(', ')}.`, value.span);
      }
    }
    return rules;
  }
}
