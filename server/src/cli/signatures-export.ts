import { contextOf, judgeSubject } from '../core/judge/index.ts';
import { atLeast } from '../core/model/level.ts';
import { type PolicyFormat, policyFormats } from '../core/signatures/export/index.ts';
import { buildLookups } from '../core/signatures/lookups.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import type { Vendor } from '../core/signatures/types/vendor.ts';
import { printable } from '../core/text/printable.ts';
import type { ExitCode, System } from './system.ts';

/** Prints the signatures as the policy of another tool: of vendors whose own products would be marked at warning or above. */
export function exportPolicy(
  format: PolicyFormat,
  profile: string | undefined,
  set: SignatureSet,
  system: System,
): ExitCode {
  const asOf = system.host.now();
  const context = contextOf(profile ?? null, asOf, set);
  if (!context) {
    const known = set.profiles.map(({ id }) => id).join(', ');
    system.complain(`error: there is no profile "${printable(profile ?? '')}". Profiles: ${known}.\n`);
    return 2;
  }
  const lookups = buildLookups(set);
  const marked = ({ id, entities: [self] }: Vendor) => {
    const subject = { vendor: id, entity: self?.id, relation: 'self', abroad: false, builtIn: false } as const;
    return atLeast(judgeSubject({ ...subject, product: undefined }, context, lookups).level, 'warning');
  };
  const chosenBy = `marked at warning or above ${profile ? `for ${profile}` : 'without a profile'} as of ${asOf}`;
  system.print(policyFormats[format]({ set, vendors: set.vendors.filter(marked), chosenBy }));
  return 0;
}
