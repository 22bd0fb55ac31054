import { canonicalWord } from '../identity/business-words.ts';
import { foldText } from '../identity/fold.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { SignatureHit } from './signature-hit.ts';

const MOST_UNITS = 1000;
const MOST_WORDS = 3;

/**
 * Coined names of one vendor that stand in a name or a description as whole words. They never mark by themselves: they
 * are looked for only where something stronger was found, to be told beside it.
 */
export function matchMention(claim: Claim, vendor: string, lookups: Lookups): readonly SignatureHit[] {
  const words = (foldText(claim.value.slice(0, MOST_UNITS)).match(/[\p{L}\p{N}]+/gu) ?? []).map(canonicalWord);
  for (let at = 0; at < words.length; at++) {
    for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length++) {
      const key = words.slice(at, at + length).join(' ');
      const alias = lookups.names.distinctive.get(key)?.find(candidate => candidate.vendor === vendor);
      if (!alias) continue;
      const { entity, name } = alias;
      const signature = `name:${name.value}`;
      const { relation } = entity;
      return [
        {
          claim,
          vendor,
          entity,
          relation,
          tier: 'mention',
          signature,
          normalised: key,
          provenance: name.provenance,
          limit: undefined,
        },
      ];
    }
  }
  return [];
}
