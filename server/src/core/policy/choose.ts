import type { Stated } from '../model/claim.ts';
import type { Span } from '../text/span.ts';
import type { Configuration, RuleSetting } from './configuration.ts';

/** What a configuration says about one file; undefined where it says nothing. */
export interface Chosen {
  readonly profiles: { readonly ids: readonly Stated<string>[]; readonly span: Span } | undefined;
  readonly rules: ReadonlyMap<string, Stated<RuleSetting>>;
}

/**
 * Of all that a configuration says, what holds for a file: the first entry with a fitting glob that names profiles, and for
 * each rule the first that sets it.
 * @param path relative to the folder of the configuration, with forward slashes
 */
export function chosenFor(path: string, { entries }: Configuration): Chosen {
  const fitting = entries.filter(({ globs }) => globs === undefined || globs.matches(path));
  const rules = new Map<string, Stated<RuleSetting>>();
  for (const entry of fitting) {
    for (const [id, level] of entry.rules) if (!rules.has(id)) rules.set(id, level);
  }
  return { profiles: fitting.find(({ profiles }) => profiles !== undefined)?.profiles, rules };
}

/** Whether a configuration leaves a file, or a folder with everything below it, out of the review. */
export function isExcluded(path: string, { exclude }: Configuration): boolean {
  return exclude?.matches(path) === true;
}

/** Whether a file is among those that a configuration wants reviewed. */
export function isIncluded(path: string, { include }: Configuration): boolean {
  return include?.matches(path) !== false;
}
