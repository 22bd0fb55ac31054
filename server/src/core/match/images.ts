import type { Claim } from '../model/claim.ts';
import type { Lookups, Table } from '../signatures/lookups.ts';
import { matchName } from './names.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** In whose form of image a file is built. Those who sell a vendor's devices under their own names have its form too. */
export function matchImageFormat(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return hitIn(lookups.imageFormats, 'image-format', claim);
}

/** A text that only one vendor's firmware is known to have. */
export function matchImageText(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return hitIn(lookups.imageTexts, 'image-text', claim);
}

function hitIn(table: Table, kind: 'image-format' | 'image-text', claim: Claim): readonly SignatureHit[] {
  const { value, concluded } = claim;
  const owned = table.get(value);
  if (!owned) return NO_HITS;
  // What another tool says it found is no stronger than its word, and never a second sign beside what was seen.
  const limit = concluded ? 'image-report' : kind;
  return [hitOf(owned, { claim, tier: 'identifier', signature: `${kind}:${value}`, normalised: value, limit })];
}

/** To whom a certificate in an image was issued. It names whom the image trusts or speaks as, and not who made the device. */
export function matchCertificate(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return matchName(claim, lookups).map(hit => ({
    ...hit,
    tier: 'identifier',
    limit: 'certificate',
  }));
}
