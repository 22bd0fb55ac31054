import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { askSupplier } from './ask-supplier.ts';
import { askWhoMade } from './ask-who-made.ts';
import { correct } from './correct.ts';
import type { FixEnvironment, FixProvider } from './fix.ts';
import { heldWaiver } from './held-waiver.ts';
import { markReplaced } from './mark-replaced.ts';
import { proposeAlternative } from './propose-alternative.ts';
import { replaceVendor } from './replace.ts';
import { waive } from './waive.ts';

/** In the order in which people are offered them: what settles a finding comes first. */
const providers: readonly FixProvider[] = [
  waive,
  heldWaiver,
  askSupplier,
  askWhoMade,
  replaceVendor,
  proposeAlternative,
  correct,
  markReplaced,
];

/** Everything that can be done about a finding, made anew from the document's present text. */
export function fixesFor(finding: Finding, environment: FixEnvironment): readonly Fix[] {
  return providers.flatMap(provider => provider(finding, environment));
}
