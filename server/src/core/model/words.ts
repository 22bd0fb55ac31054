import type { Role } from './claim.ts';
import type { Relation } from './match.ts';
import type { Judgement, Outcome } from './verdict.ts';

/** Outcomes in the words people read, strongest first. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'cannot-determine': 'cannot be determined',
  'advised-against': 'advised against',
  listed: 'listed',
  'other-jurisdiction': 'named elsewhere',
  'out-of-scope': 'out of scope',
};

export const outcomeOrder = Object.keys(outcomeWords) as readonly Outcome[];

/** For whom a judgement is: `ca-federal`, and where nobody chose that, who says so. Undefined without a profile. */
export function whomWords({ profile, stated }: Pick<Judgement, 'profile' | 'stated'>): string | undefined {
  if (profile === null) return undefined;
  return stated ? `${profile} (by what the document states of its site)` : profile;
}

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
