import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { NO_SIGHTINGS, type Sighting, sightingOf } from './sighting.ts';

const MOST_UNITS = 120;

/** Model numbers in a field made for one, or in the name of a device: `fromName` says which. */
export function matchModel(claim: Claim, lookups: Lookups, fromName: boolean): readonly Sighting[] {
  const text = claim.value.slice(0, MOST_UNITS);
  if (!lookups.anyModel.test(text)) return NO_SIGHTINGS;
  return lookups.models.flatMap(owned => {
    const found = owned.pattern?.exec(text);
    if (!found || found[0] === '' || !startsToken(text, found.index)) return [];
    const model = text.slice(found.index, tokenEnd(text, found.index + found[0].length));
    if (lookups.confusables.get(model.toLowerCase())?.has(owned.vendor)) return [];
    const limit = owned.identifier.precision === 'context' ? 'common-model' : fromName ? 'from-name' : undefined;
    return [
      sightingOf(owned, {
        claim,
        tier: 'identifier',
        signature: `model:${owned.identifier.what}`,
        normalised: model,
        limit,
      }),
    ];
  });
}

function startsToken(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}_]/u.test(text.charAt(at - 1));
}

/** End of the model number in which a pattern ended: it may know only how the number begins. */
function tokenEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[A-Za-z0-9/_-]/.test(text.charAt(at))) at++;
  return at;
}
