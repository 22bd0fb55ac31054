import { matchBom } from '../../server/src/core/match/index.ts';
import type { Claim } from '../../server/src/core/model/claim.ts';
import type { Component } from '../../server/src/core/model/component.ts';
import type { Match } from '../../server/src/core/model/match.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from './bom.ts';
import { smallSet } from './small-set.ts';

const lookups = buildLookups(smallSet);

/** Matches of one component against the hand-written signatures. */
export function matchesOf(
  claims: readonly (string | Claim)[],
  more: Partial<Component> = {},
  asOf = '2026-11-22',
): Match[] {
  return matchBom(bom(component(claims, more)), lookups, asOf);
}

/** `vendor ceiling signature` of each match, with the reason behind a dash where the ceiling is capped. */
export function verdictOf(claims: readonly (string | Claim)[], more: Partial<Component> = {}): string {
  return matchesOf(claims, more)
    .map(({ vendor, ceiling, evidence, ceilingReason }) => {
      const reason = ceilingReason ? ` - ${ceilingReason.id}` : '';
      return `${vendor} ${ceiling} ${evidence[0].signature}${reason}`;
    })
    .join(', ');
}
