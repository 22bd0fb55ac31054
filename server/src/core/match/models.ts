import type { Claim } from '../model/claim.ts';
import type { Limit } from '../model/match.ts';
import type { CompiledPattern, Lookups } from '../signatures/lookups.ts';
import type { ModelIdentifier } from '../signatures/types/identifiers.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

const MOST_UNITS = 120;

/** Model numbers in a field made for one, or in the name of a device: `fromName` says which. */
export function matchModel(claim: Claim, lookups: Lookups, fromName: boolean): readonly SignatureHit[] {
  const text = claim.value.slice(0, MOST_UNITS);
  if (!lookups.anyModel.test(text)) return NO_HITS;
  const found = lookups.models.flatMap(owned => sight(owned, claim, text, fromName, lookups));
  // A wide grammar of a vendor says nothing more where a narrow one fits.
  return found.filter(
    ({ vendor, limit }) =>
      limit !== 'common-model' || !found.some(other => other.vendor === vendor && other.limit !== 'common-model'),
  );
}

function sight(
  owned: CompiledPattern<ModelIdentifier>,
  claim: Claim,
  text: string,
  fromName: boolean,
  lookups: Lookups,
): readonly SignatureHit[] {
  const found = owned.pattern?.exec(text);
  if (!found || found[0] === '' || !isWhole(text, found.index, found.index + found[0].length)) return [];
  const model = found[0];
  if (lookups.confusables.get(model.toLowerCase())?.has(owned.vendor)) return [];
  return [
    hitOf(owned, {
      claim,
      tier: 'identifier',
      signature: `model:${owned.identifier.what}`,
      normalised: model,
      limit: limitOf(owned.identifier.precision, fromName),
    }),
  ];
}

function limitOf(precision: ModelIdentifier['precision'], fromName: boolean): Limit | undefined {
  if (precision === 'context') return 'common-model';
  if (fromName) return 'from-name';
  return precision === 'series' ? 'series' : undefined;
}

/** No letter or digit of any script stands at either end; before a hyphen only a word may stand: `Quectel-EC25`. */
function isWhole(text: string, start: number, end: number): boolean {
  if (/[\p{L}\p{N}]/u.test(text.charAt(start - 1) + text.charAt(end))) return false;
  return text.charAt(start - 1) !== '-' || /(?:^|[^\p{L}\p{N}_-])\p{L}{3,}-$/u.test(text.slice(0, start));
}
