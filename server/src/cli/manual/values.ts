import type { KnownProfile } from '../program.ts';
import type { ValueEntry } from './table.ts';

/** What the signatures know that may be written on a command line. */
export interface KnownValues {
  readonly profiles: readonly KnownProfile[];
  /** Ids of vendors and instruments. */
  readonly subjects: readonly string[];
}

/** The words that a value may be; empty where that cannot be listed. */
export function wordsFor({ kind, choices }: ValueEntry, { profiles, subjects }: KnownValues): readonly string[] {
  if (kind === 'profile') return profiles.map(({ id }) => id);
  return kind === 'subject' ? subjects : choices;
}
