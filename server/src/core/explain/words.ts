import type { Role } from '../model/claim.ts';
import type { Relation } from '../model/match.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Provenance } from '../signatures/types.ts';

/** Outcomes in the words people read, strongest first. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'cannot-determine': 'cannot be determined',
  'advised-against': 'advised against',
  listed: 'listed',
  'other-jurisdiction': 'restricted elsewhere',
  'out-of-scope': 'out of scope',
};

export const outcomeOrder = Object.keys(outcomeWords) as readonly Outcome[];

export const relationWords: Readonly<Record<Relation, string>> = {
  self: 'the company itself',
  affiliate: 'a company of its group',
  brand: 'a brand of its group',
  'possible-oem': 'possibly made by it for another brand',
};

const roleWords: Partial<Readonly<Record<Role, string>>> = {
  purl: 'package URL',
  cpe: 'CPE',
  swid: 'SWID tag',
  mac: 'MAC address',
  url: 'link',
  download: 'download location',
  email: 'e-mail address',
  'usb-id': 'USB id',
  'pci-id': 'PCI id',
  'fcc-id': 'FCC id',
  pen: 'enterprise number',
  'model-number': 'model number',
};

export function roleWord(role: Role): string {
  return roleWords[role] ?? role.replaceAll('-', ' ');
}

/** The strongest verdict, which set the level. */
export function strongest(verdicts: readonly Verdict[]): Verdict | undefined {
  return [...verdicts].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome))[0];
}

/** `confidence medium; known by transcription, not checked at source`; empty for a fact that was read at its source. */
export function reservations(provenance: Provenance): string {
  const words: string[] = [];
  if (provenance.unverified) words.push('not verified at a source');
  if (provenance.transcription) words.push('known by transcription, not checked at the official text');
  if (provenance.confidence !== 'high') words.push(`confidence ${provenance.confidence}`);
  return words.join('; ');
}

/** Titles and addresses of sources, in the order named; an id without a record is left out. */
export function sourcesOf(
  ids: readonly string[],
  lookups: Lookups,
): readonly { readonly title: string; readonly url: string }[] {
  return ids.flatMap(id => lookups.set.sources[id] ?? []);
}
