import { type Message, message } from '../text/message.ts';
import type { Role } from './claim.ts';
import type { Level } from './level.ts';
import type { Relation } from './match.ts';
import type { Judgement, Outcome } from './verdict.ts';

/** Levels in the words people read. */
export const levelWords: Readonly<Record<Level, Message>> = {
  error: message('level.error', 'error'),
  warning: message('level.warning', 'warning'),
  information: message('level.information', 'information'),
  none: message('level.none', 'none'),
};

/** Outcomes in the words people read, strongest first. */
export const outcomeWords: Readonly<Record<Outcome, Message>> = {
  prohibited: message('outcome.prohibited', 'prohibited'),
  restricted: message('outcome.restricted', 'restricted'),
  'cannot-determine': message('outcome.cannot-determine', 'cannot be determined'),
  'advised-against': message('outcome.advised-against', 'advised against'),
  'called-to-attention': message('outcome.called-to-attention', 'called to attention'),
  listed: message('outcome.listed', 'listed'),
  'other-jurisdiction': message('outcome.other-jurisdiction', 'named elsewhere'),
  'out-of-scope': message('outcome.out-of-scope', 'out of scope'),
};

export const outcomeOrder = Object.keys(outcomeWords) as readonly Outcome[];

/** For whom a judgement is: `ca-federal`, and where nobody chose that, who says so. Undefined without a profile. */
export function whomWords({ profile, stated }: Pick<Judgement, 'profile' | 'stated'>): Message | undefined {
  if (profile === null) return undefined;
  return stated
    ? message('whom.stated', '{profile} (by what the document states of its site)', { profile })
    : message('whom.chosen', '{profile}', { profile });
}

export const relationWords: Readonly<Record<Relation, Message>> = {
  self: message('relation.self', 'the company itself'),
  affiliate: message('relation.affiliate', 'a company of its group'),
  brand: message('relation.brand', 'a brand of its group'),
  'possible-oem': message('relation.possible-oem', 'possibly made by it for another brand'),
};

const roleWords: Readonly<Record<Role, Message>> = {
  supplier: message('role.supplier', 'supplier'),
  manufacturer: message('role.manufacturer', 'manufacturer'),
  originator: message('role.originator', 'originator'),
  provider: message('role.provider', 'provider'),
  purl: message('role.purl', 'package URL'),
  cpe: message('role.cpe', 'CPE'),
  swid: message('role.swid', 'SWID tag'),
  group: message('role.group', 'group'),
  mac: message('role.mac', 'MAC address'),
  'usb-id': message('role.usb-id', 'USB id'),
  'pci-id': message('role.pci-id', 'PCI id'),
  'fcc-id': message('role.fcc-id', 'FCC id'),
  pen: message('role.pen', 'enterprise number'),
  'bluetooth-id': message('role.bluetooth-id', 'Bluetooth company id'),
  'pnp-id': message('role.pnp-id', 'PNP id'),
  'model-number': message('role.model-number', 'model number'),
  hash: message('role.hash', 'hash'),
  banner: message('role.banner', 'banner'),
  compatible: message('role.compatible', 'compatible'),
  namespace: message('role.namespace', 'namespace'),
  'image-format': message('role.image-format', 'image format'),
  certificate: message('role.certificate', 'certificate'),
  'image-text': message('role.image-text', 'text in the image'),
  url: message('role.url', 'link'),
  download: message('role.download', 'download location'),
  email: message('role.email', 'e-mail address'),
  author: message('role.author', 'author'),
  publisher: message('role.publisher', 'publisher'),
  licensor: message('role.licensor', 'licensor'),
  copyright: message('role.copyright', 'copyright'),
  'data-owner': message('role.data-owner', 'data owner'),
  'declared-maker': message('role.declared-maker', 'maker by the supplier’s answer'),
  name: message('role.name', 'name'),
  description: message('role.description', 'description'),
  property: message('role.property', 'property'),
  stream: message('role.stream', 'stream'),
  'document-actor': message('role.document-actor', 'document actor'),
};

export function roleWord(role: Role): Message {
  return roleWords[role];
}

/** The time in which something has to have been acquired: `what was acquired on or after 2023-12-22`. */
export function acquiredWords({ from, until }: { readonly from?: string; readonly until?: string } = {}): Message {
  if (from === undefined) return message('acquired.before', 'what was acquired before {until}', { until: until ?? '' });
  return until === undefined
    ? message('acquired.since', 'what was acquired on or after {from}', { from })
    : message('acquired.between', 'what was acquired on or after {from} and before {until}', { from, until });
}

/** ` and 3 more`: behind what is named. */
export function andMore(n: number): Message {
  return message('and-more', { one: ' and {n} more', other: ' and {n} more' }, { n });
}
