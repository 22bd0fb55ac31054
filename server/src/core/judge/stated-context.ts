import type { Bom, Component, Site } from '../model/component.ts';
import type { ReviewContext } from '../model/context.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Profile } from '../signatures/types/profile.ts';
import { contextOf } from './context.ts';

/**
 * Contexts that the document states of the site where a component stands and that nobody chose: who owns a site decides
 * which rules bind it. They add judgements to the chosen ones and take none away.
 */
export function statedContexts(
  component: Component | undefined,
  bom: Bom,
  chosen: readonly ReviewContext[],
  lookups: Lookups,
): readonly ReviewContext[] {
  const index = component?.device?.siteIndex;
  const site = index === undefined ? undefined : bom.sites?.[index];
  const asOf = chosen[0]?.asOf;
  if (!site || asOf === undefined) return [];
  return lookups.set.profiles
    .filter(profile => speaksFor(profile, site) && !chosen.some(context => context.profile === profile.id))
    .flatMap(({ id }) => recall(id, asOf, lookups) ?? []);
}

function speaksFor({ sites }: Profile, { organisationKind, jurisdiction, sensitive }: Site): boolean {
  return sites.some(
    site =>
      site.organisation === organisationKind &&
      (jurisdiction === site.jurisdiction || jurisdiction?.startsWith(`${site.jurisdiction}-`)) &&
      (!site.sensitive || sensitive),
  );
}

/** Judgements are remembered by their context: equal ones must be the same. */
function recall(profile: string, asOf: string, lookups: Lookups): ReviewContext | undefined {
  const key = `${profile} ${asOf}`;
  const context = lookups.statedContexts.get(key) ?? contextOf(profile, asOf, lookups.set);
  if (!context) return undefined;
  const stated: ReviewContext = context.stated ? context : { ...context, stated: true };
  lookups.statedContexts.set(key, stated);
  return stated;
}
