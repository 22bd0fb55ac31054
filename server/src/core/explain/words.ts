import type { Evidence } from '../model/match.ts';
import type { Verdict } from '../model/verdict.ts';
import { outcomeOrder } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Provenance } from '../signatures/types/fact.ts';
import { type Message, message } from '../text/message.ts';

/** The strongest verdict, which set the level. */
export function strongest<V extends Pick<Verdict, 'outcome'>>(verdicts: readonly V[]): V | undefined {
  return [...verdicts].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome))[0];
}

/** `confidence medium; known by transcription, not checked at source`; empty for a fact that was read at its source. */
export function reservations(provenance: Provenance): string {
  const words: string[] = [];
  if (provenance.unverified) words.push('not verified at a source');
  if (provenance.transcription) words.push('known by transcription, not checked at the official text');
  if (provenance.confidence !== 'high') words.push(`confidence ${provenance.confidence}`);
  return words.join('; ');
}

/** Titles and addresses of sources, in the order named; an id without a record is left out. */
export function sourcesOf(
  ids: readonly string[],
  lookups: Lookups,
): readonly { readonly title: string; readonly url: string }[] {
  return ids.flatMap(id => lookups.set.sources[id] ?? []);
}

/** What is not sure of the signature that a piece of evidence met. */
export const caveatWords: Readonly<Record<NonNullable<Evidence['caveat']>, Message>> = {
  unverified: message('hover.unverified', 'this signature is background knowledge, not verified at a source'),
  transcription: message('hover.transcription', 'known by transcription, not checked at the official text'),
};
