import type { Stated } from '../model/claim.ts';
import type { Span } from '../text/span.ts';
import type { Configuration } from './configuration.ts';
import type { RuleSetting } from './shapes.ts';

/** What a configuration says about one file; undefined where it says nothing. */
export interface Chosen {
  readonly profiles: { readonly ids: readonly Stated<string>[]; readonly span: Span } | undefined;
  /** Profiles that are named for the file and that there are not. */
  readonly unknown: readonly string[];
  readonly rules: ReadonlyMap<string, Stated<RuleSetting>>;
}

/**
 * What a configuration says for one file: the first entry with a fitting glob that names profiles, and for
 * each rule the first that sets it.
 * @param path relative to the folder of the configuration, with forward slashes
 * @param known ids of the profiles that there are: others are passed over, and so is an entry that names only such
 */
export function chosenFor(path: string, { entries }: Configuration, known: readonly string[]): Chosen {
  const fitting = entries.filter(({ globs }) => globs === undefined || globs.matches(path));
  const rules = new Map<string, Stated<RuleSetting>>();
  for (const entry of fitting) {
    for (const [id, level] of entry.rules) if (!rules.has(id)) rules.set(id, level);
  }
  const at = fitting.findIndex(({ profiles }) => knownOnly(profiles, known) !== undefined);
  const looked = at < 0 ? fitting : fitting.slice(0, at + 1);
  const named = looked.flatMap(({ profiles }) => profiles?.ids.map(({ value }) => value) ?? []);
  return {
    profiles: knownOnly(fitting[at]?.profiles, known),
    unknown: named.filter(id => !known.includes(id)),
    rules,
  };
}

function knownOnly(profiles: Chosen['profiles'], known: readonly string[]): Chosen['profiles'] {
  if (!profiles) return undefined;
  const ids = profiles.ids.filter(({ value }) => known.includes(value));
  return ids.length === 0 && profiles.ids.length > 0 ? undefined : { ...profiles, ids };
}

/** Whether a configuration leaves a file, or a folder with everything below it, out of the review. */
export function isExcluded(path: string, { exclude }: Configuration): boolean {
  return exclude?.matches(path) === true;
}

/** Whether a file is among those that a configuration wants reviewed. */
export function isIncluded(path: string, { include }: Configuration): boolean {
  return include?.matches(path) !== false;
}
