import { briefOn } from '../core/explain/brief.ts';
import { briefAsText } from '../core/explain/brief-text.ts';
import { pageAsText } from '../core/explain/page.ts';
import { explain } from '../core/explain/pages.ts';
import { contextOf, judgeSubject } from '../core/judge/index.ts';
import type { Judgement } from '../core/model/verdict.ts';
import { buildLookups, type Lookups } from '../core/signatures/lookups.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import { printable } from '../core/text/printable.ts';
import type { ExplainOptions } from './explain-options.ts';
import { signaturesWith, telling } from './packs.ts';
import type { ExitCode, World } from './world.ts';

/** Prints what is known of one vendor or instrument, and what it means for the profiles asked about. */
export function runExplain(options: ExplainOptions, world: World): Promise<ExitCode> {
  return telling(world, async () => tellAbout(options, buildLookups(await signaturesWith(options, world)), world));
}

function tellAbout(options: ExplainOptions, lookups: Lookups, world: World): ExitCode {
  const { set } = lookups;
  const id = idOf(options.subject, lookups);
  const unknown = options.profiles.find(profile => !lookups.profiles.has(profile));
  if (unknown !== undefined) {
    const known = set.profiles.map(profile => profile.id).join(', ');
    world.complain(`error: there is no profile "${printable(unknown)}". Profiles: ${known}.\n`);
    return 2;
  }
  const asOf = options.asOf ?? world.host.now();
  const judgements = judgementsOf(id, options, lookups, asOf);
  const text = options.details ? allOf(id, lookups, judgements) : screenOf(id, lookups, judgements, asOf);
  if (text === undefined) {
    const said = printable(options.subject);
    world.complain(`error: nothing is known of "${said}". ${suggestion(options.subject, set)}\n`);
    return 2;
  }
  world.print(text);
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

/** What the law makes of a product of the vendor itself, kind unknown, that stands alone. */
function judgementsOf(id: string, { profiles }: ExplainOptions, lookups: Lookups, asOf: string): readonly Judgement[] {
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

/** People type names; the data is kept by id. */
function idOf(subject: string, { set, listed }: Lookups): string {
  const wanted = subject.trim().toLowerCase();
  const vendor = set.vendors.find(({ display }) => display.toLowerCase() === wanted);
  return vendor?.id ?? listed?.find(subject.trim())[0]?.vendor.id ?? wanted.replaceAll(' ', '-');
}

function suggestion(subject: string, set: SignatureSet): string {
  const ids = [...set.vendors, ...set.instruments].map(({ id }) => id);
  const near = ids.filter(id => id.includes(subject.toLowerCase()) && subject !== '');
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  const filed = set.vendors.filter(({ list }) => list === undefined);
  return `Vendors: ${filed.map(({ id }) => id).join(', ')}. Instruments: ${set.instruments.map(({ id }) => id).join(', ')}.`;
}
