import { briefOn } from '../core/explain/brief.ts';
import { briefAsText } from '../core/explain/brief-text.ts';
import { contextOf, judgeSubject } from '../core/judge/index.ts';
import type { Judgement } from '../core/model/verdict.ts';
import { agentNotice } from '../core/report/agent.ts';
import type { Lookups } from '../core/signatures/lookups.ts';

/** What somebody wants to know of a vendor or an instrument. */
export interface ExplainedFor {
  readonly profiles: readonly string[];
  /** YYYY-MM-DD */
  readonly asOf: string;
}

/** People type names; the data is kept by id. */
export function subjectId(subject: string, { set, listed }: Lookups): string {
  const wanted = subject.trim().toLowerCase();
  const vendor = set.vendors.find(({ display }) => display.toLowerCase() === wanted);
  return vendor?.id ?? listed?.find(subject.trim())[0]?.vendor.id ?? wanted.replaceAll(' ', '-');
}

/** What the law makes of a product of the vendor itself, kind unknown, that stands alone; of each profile that there is. */
export function judgedAlone(id: string, { profiles, asOf }: ExplainedFor, lookups: Lookups): readonly Judgement[] {
  const self = (lookups.vendors.get(id) ?? lookups.listed?.vendor(id))?.entities[0];
  if (!self) return [];
  const subject = {
    vendor: id,
    entity: self.id,
    relation: 'self',
    abroad: false,
    builtIn: false,
    product: undefined,
    ...(lookups.listed ? { lists: lookups.listed.listsOf(self.id) } : {}),
  } as const;
  return profiles.flatMap(profile => {
    const context = contextOf(profile, asOf, lookups.set);
    return context ? [judgeSubject(subject, context, lookups)] : [];
  });
}

/** The same for a program that works for somebody; undefined where nothing is known of the subject. */
export function agentExplanation(subject: string, asked: ExplainedFor, lookups: Lookups): string | undefined {
  const id = subjectId(subject, lookups);
  const brief = briefOn(id, lookups, judgedAlone(id, asked, lookups), asked.asOf);
  if (brief === undefined) return undefined;
  const open = brief.sections.filter(({ title }) => title === 'Open').flatMap(({ items }) => items);
  return `${JSON.stringify({
    notice: agentNotice,
    reviewedFor: {
      profiles: asked.profiles.map(profile => ({ profile })),
      ...(asked.profiles.length === 0
        ? { nobodyInParticular: 'No profile is chosen: what follows for somebody depends on who buys.' }
        : {}),
      asOf: asked.asOf,
      signatures: lookups.set.date,
    },
    explanation: briefAsText(brief),
    unknown: { open, otherwise: 'What is not named here was not looked at.' },
  })}\n`;
}
