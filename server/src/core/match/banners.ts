import { canonicalWord } from '../identity/business-words.ts';
import { foldText } from '../identity/fold.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Alias } from '../signatures/names.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

const MOST_UNITS = 300;
const MOST_WORDS = 3;

/**
 * What a service on a device says of itself: a text that is known to be of one maker's software, or a coined name of a
 * vendor in it. The title of a page is anybody's words; there only texts that are known count.
 */
export function matchBanner(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const text = claim.value.slice(0, MOST_UNITS);
  const known = lookups.banners.flatMap(owned => {
    const found = owned.pattern?.exec(text)?.[0];
    if (found === undefined) return [];
    const signature = `banner:${owned.identifier.what}`;
    return [hitOf(owned, { claim, tier: 'identifier', signature, normalised: found, limit: 'platform' })];
  });
  if (known.length > 0) return known;
  if (claim.label === 'http-title' || !lookups.names.filter.mayHold(text)) return NO_HITS;
  const alias = coinedNameIn(text, lookups);
  return alias ? [named(claim, alias)] : NO_HITS;
}

function coinedNameIn(text: string, { names }: Lookups): Alias | undefined {
  const words = (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(canonicalWord);
  for (let at = 0; at < words.length; at++) {
    for (let length = MOST_WORDS; length > 0; length--) {
      const alias = names.distinctive.get(words.slice(at, at + length).join(' '))?.[0];
      if (alias) return alias;
    }
  }
  return undefined;
}

function named(claim: Claim, { vendor, entity, name, key }: Alias): SignatureHit {
  return {
    claim,
    vendor,
    entity,
    relation: entity.relation,
    tier: 'identifier',
    signature: `name:${name.value}`,
    normalised: key,
    provenance: name.provenance,
    limit: 'platform',
  };
}
