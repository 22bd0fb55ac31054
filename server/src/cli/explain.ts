import { briefOn } from '../core/explain/brief.ts';
import { briefAsText } from '../core/explain/brief-text.ts';
import { pageAsText } from '../core/explain/page.ts';
import { explain } from '../core/explain/pages.ts';
import type { Judgement } from '../core/model/verdict.ts';
import { buildLookups, type Lookups } from '../core/signatures/lookups.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { printable } from '../core/text/printable.ts';
import { judgedAlone, subjectId } from '../host/explaining.ts';
import type { ExplainOptions } from './explain-options.ts';
import { Refusal, signaturesWith, telling } from './packs.ts';
import { requireKnown } from './scan/policy.ts';
import type { ExitCode, System } from './system.ts';

/** Prints what is known of one vendor or instrument, and what it means for the profiles asked about. */
export function runExplain(options: ExplainOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => tellAbout(options, buildLookups(await signaturesWith(options, system)), system));
}

function tellAbout(options: ExplainOptions, lookups: Lookups, system: System): ExitCode {
  const { set } = lookups;
  const id = subjectId(options.subject, lookups);
  requireKnown(
    options.profiles,
    set.profiles.map(profile => profile.id),
  );
  const asOf = options.asOf ?? system.host.now();
  const judgements = judgedAlone(id, { profiles: options.profiles, asOf }, lookups);
  const text = options.details ? allOf(id, lookups, judgements) : screenOf(id, lookups, judgements, asOf);
  if (text === undefined) {
    throw new Refusal(nothingKnown(options.subject, set));
  }
  system.print(text);
  return 0;
}

function allOf(id: string, lookups: Lookups, judgements: readonly Judgement[]): string | undefined {
  const page = explain(id, lookups, judgements);
  return page && pageAsText(page);
}

function screenOf(id: string, lookups: Lookups, judgements: readonly Judgement[], asOf: string): string | undefined {
  const brief = briefOn(id, lookups, judgements, asOf);
  return brief && briefAsText(brief);
}

/** The sentence that a subject is unknown, with what may have been meant. */
export function nothingKnown(subject: string, set: SignatureSet): string {
  return `nothing is known of "${printable(subject)}". ${suggestion(subject, set)}`;
}

function suggestion(subject: string, set: SignatureSet): string {
  const ids = [...set.vendors, ...set.instruments].map(({ id }) => id);
  const near = ids.filter(id => id.includes(subject.toLowerCase()) && subject !== '');
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  const filed = set.vendors.filter(({ list }) => list === undefined);
  return `Vendors: ${filed.map(({ id }) => id).join(', ')}. Instruments: ${set.instruments.map(({ id }) => id).join(', ')}.`;
}
