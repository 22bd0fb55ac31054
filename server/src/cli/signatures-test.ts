import { matchBom } from '../core/match/index.ts';
import type { Role } from '../core/model/claim.ts';
import { bomOfClaims } from '../core/model/loose-claims.ts';
import { buildLookups } from '../core/signatures/lookups.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { printable } from '../core/text/printable.ts';
import type { System } from './system.ts';

/** Prints whom each value would be taken for, were it stated as a supplier, an identifier or an address. */
export function tellMatches(values: readonly string[], set: SignatureSet, system: System): void {
  const bom = bomOfClaims(values.map(claimOf));
  const matches = matchBom(bom, buildLookups(set), system.host.now());
  values.forEach((value, index) => {
    const found = matches.filter(match => match.component === index);
    const told = found.map(({ vendor, entity, tier, relation, evidence }) => {
      return `${vendor} (${entity}, ${relation}), ${tier} ${evidence[0].signature}`;
    });
    system.print(`${printable(value)}: ${told.length > 0 ? told.join('; ') : 'nobody'}\n`);
  });
}

const forms: readonly (readonly [RegExp, Role])[] = [
  [/^pkg:/i, 'purl'],
  [/^cpe:/i, 'cpe'],
  [/^https?:/i, 'url'],
  [/^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$|^[0-9a-f]{4}(\.[0-9a-f]{4}){2}$/i, 'mac'],
];

function claimOf(value: string): { readonly role: Role; readonly value: string } {
  return { role: forms.find(([form]) => form.test(value))?.[1] ?? 'supplier', value };
}
