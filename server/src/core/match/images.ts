import type { Claim } from '../model/claim.ts';
import type { Limit } from '../model/match.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchName } from './names.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** In whose form of image a file is built. Those who sell a vendor's devices under their own names have its form too. */
export function matchImageFormat(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const owned = lookups.imageFormats.get(claim.value);
  if (!owned) return NO_HITS;
  const signature = `image-format:${claim.value}`;
  return [
    hitOf(owned, {
      claim,
      tier: 'identifier',
      signature,
      normalised: claim.value,
      limit: limitOf(claim, 'image-format'),
    }),
  ];
}

/** What another tool says it found is no stronger than its word, and never a second sign beside what was seen. */
function limitOf({ concluded }: Claim, own: Limit): Limit {
  return concluded ? 'image-report' : own;
}

/** A text that only one vendor's firmware is known to have. */
export function matchImageText(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const owned = lookups.imageTexts.get(claim.value);
  if (!owned) return NO_HITS;
  const signature = `image-text:${claim.value}`;
  return [
    hitOf(owned, {
      claim,
      tier: 'identifier',
      signature,
      normalised: claim.value,
      limit: limitOf(claim, 'image-text'),
    }),
  ];
}

/** To whom a certificate in an image was issued. It names whom the image trusts or speaks as, and not who made the device. */
export function matchCertificate(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return matchName(claim, lookups).map(hit => ({
    ...hit,
    tier: 'identifier',
    limit: hit.limit === 'weak-name' ? 'weak-name' : 'certificate',
  }));
}
