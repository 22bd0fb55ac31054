import { packageKey, parsePurl } from '../identity/purl.ts';
import type { Claim, Role, Stated } from '../model/claim.ts';
import { type Bom, type Component, isEquipment } from '../model/component.ts';
import { Glances, type Question } from '../model/glances.ts';
import type { Match } from '../model/match.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Entity } from '../signatures/types/vendor.ts';
import { allOf } from '../text/steps.ts';
import { matchBanner } from './banners.ts';
import { matchCompatible } from './compatible.ts';
import { matchCpe } from './cpe.ts';
import { matchEmail, matchSwid, matchUrl } from './domains.ts';
import { firstLook } from './first-look.ts';
import { matchHardwareId } from './hardware-ids.ts';
import { matchCertificate, matchImageFormat, matchImageText } from './images.ts';
import { matchMac } from './mac.ts';
import { matchMention } from './mentions.ts';
import { matchModel } from './models.ts';
import { matchName } from './names.ts';
import { matchNamespace } from './namespaces.ts';
import { matchProperty } from './properties.ts';
import { matchGroup, matchPurl } from './purl.ts';
import { cutToPart, type LocatePart, locatePlain, NO_HITS, type SignatureHit } from './signature-hit.ts';
import { otherParty } from './standing.ts';
import { matchStream } from './streams.ts';
import { weigh } from './tier.ts';

type Matcher = (claim: Claim, lookups: Lookups) => readonly SignatureHit[];

/** How each role is looked at. A role that is not here never begins a match. */
const MATCHERS: Partial<Record<Role, Matcher>> = {
  supplier: matchName,
  manufacturer: matchName,
  originator: matchName,
  provider: matchName,
  // its text stands in another document
  'declared-maker': (claim, lookups) => matchName(claim, lookups).map(({ part: _, ...whole }) => whole),
  author: matchName,
  publisher: matchName,
  licensor: matchName,
  'data-owner': matchName,
  purl: afterFirstLook(matchPurl),
  group: matchGroup,
  cpe: afterFirstLook(matchCpe),
  swid: afterFirstLook(matchSwid),
  mac: matchMac,
  'usb-id': matchHardwareId,
  'pci-id': matchHardwareId,
  'fcc-id': matchHardwareId,
  pen: matchHardwareId,
  'bluetooth-id': matchHardwareId,
  'pnp-id': matchHardwareId,
  'model-number': (claim, lookups) => matchModel(claim, lookups, false),
  banner: matchBanner,
  compatible: matchCompatible,
  namespace: matchNamespace,
  stream: matchStream,
  'image-format': matchImageFormat,
  'image-text': matchImageText,
  certificate: matchCertificate,
  url: afterFirstLook(matchUrl),
  download: afterFirstLook(matchUrl),
  email: afterFirstLook(matchEmail),
  property: matchProperty,
};

/** Nearly every identifier of a document is of nobody here: a look at its words is cheaper than to take it apart. */
function afterFirstLook(matcher: Matcher): Matcher {
  return (claim, lookups) => (lookups.identifiers.mayHold(claim.value) ? matcher(claim, lookups) : NO_HITS);
}

/** Texts in which a vendor may be mentioned, and roles that are told beside stronger evidence. */
const MENTIONING: ReadonlySet<Role> = new Set<Role>(['name', 'description', 'property', 'copyright']);

/**
 * Finds which vendors the components of a document are of, and on what evidence. Components stand in the order of the
 * document. What only mentions a vendor makes no match.
 * @param asOf YYYY-MM-DD: a company that had left the group by that day marks the group no more.
 * @param locate where a part of a stated text stands, for names in a list of several
 */
export function matchBom(bom: Bom, lookups: Lookups, asOf: string, locate: LocatePart = locatePlain): Match[] {
  const question = mayMatch(lookups);
  const glances = new Glances(bom.components, [question]);
  return allOf(matchInSteps(bom, lookups, asOf, component => glances.has(component, question), locate));
}

/** What a component is asked first, to be passed over where it is not so. */
export function mayMatch(lookups: Lookups): Question {
  return firstLook(Object.keys(MATCHERS) as Role[], lookups);
}

/** How many components are matched in one step. */
const step = 2000;

/**
 * The same in steps, for those who have other things to do between them.
 * @param isWorth what was found out of each component by asking `mayMatch`
 */
export function* matchInSteps(
  bom: Bom,
  lookups: Lookups,
  asOf: string,
  isWorth: (component: Component) => boolean,
  locate: LocatePart = locatePlain,
): Generator<undefined, Match[]> {
  const matches: Match[] = [];
  for (const component of bom.components) {
    if (component.index % step === step - 1) yield;
    if (component.place === 'tool') continue;
    const hits = sight(component, lookups, isWorth(component), locate);
    if (hits === undefined) continue;
    const clients = clientsOf(component, lookups);
    const mentions = mentioning(component);
    for (const [vendor, own] of byVendor(hits)) {
      const supplied = clients.has(vendor) ? own.filter(({ tier }) => tier === 'stated') : own;
      const match = matchVendor(component, supplied, mentions, lookups, asOf);
      if (match) matches.push(match);
    }
  }
  return matches;
}

function sight(
  component: Component,
  lookups: Lookups,
  isWorth: boolean,
  locate: LocatePart,
): SignatureHit[] | undefined {
  let hits: SignatureHit[] | undefined;
  for (const claim of isWorth ? component.claims : []) {
    const found = echoesPackage(claim, component) ? undefined : MATCHERS[claim.role]?.(claim, lookups);
    if (found === undefined || found.length === 0) continue;
    const placed = found.map(hit => cutToPart(hit, locate));
    if (hits) hits.push(...placed);
    else hits = placed;
  }
  const name = isEquipment(component) ? component.name : undefined;
  if (name) {
    const found = matchModel({ role: 'name', value: name.value, span: name.span }, lookups, true);
    if (found.length > 0 && !isModel(name, component)) hits = [...(hits ?? []), ...found];
  }
  return hits;
}

/**
 * A group of one word is an account or a namespace on software, and no company; so is one that a package URL of the component
 * has too.
 */
function echoesPackage({ role, value }: Claim, { claims, kind }: Component): boolean {
  if (role !== 'group' || value.includes('.')) return false;
  if (kind !== 'device' && kind !== 'hardware' && kind !== 'firmware' && !/[\s/@]/.test(value)) return true;
  const group = value.toLowerCase();
  return claims.some(claim => {
    const purl = claim.role === 'purl' ? parsePurl(claim.value) : undefined;
    return purl !== undefined && purl.type !== 'generic' && purl.namespace.toLowerCase().includes(group);
  });
}

/** Lists of devices name a device without a name by its model, and images a chip by its compatible: these are looked at already. */
function isModel({ span }: Stated<string>, { claims }: Component): boolean {
  return claims.some(
    claim =>
      (claim.role === 'model-number' || claim.label === 'built on') &&
      claim.span.start === span.start &&
      span.end > span.start,
  );
}

function byVendor(hits: readonly SignatureHit[]): ReadonlyMap<string, readonly SignatureHit[]> {
  const vendors = new Map<string, SignatureHit[]>();
  for (const hit of hits) {
    const known = vendors.get(hit.vendor);
    if (known) known.push(hit);
    else vendors.set(hit.vendor, [hit]);
  }
  return vendors;
}

function matchVendor(
  component: Component,
  supplied: readonly SignatureHit[],
  mentioning: readonly Claim[],
  lookups: Lookups,
  asOf: string,
): Match | undefined {
  const current = supplied.filter(({ entity }) => holds(entity, asOf));
  const vendor = current[0]?.vendor;
  if (vendor === undefined) return undefined;
  const former = supplied.filter(({ entity }) => !holds(entity, asOf)).map(asMention);
  const mentions = mentioning.flatMap(claim => matchMention(claim, vendor, lookups));
  const other = otherParty(component, vendor, supplied, ({ entity }) => holds(entity, asOf), lookups);
  return weigh(component, [...current, ...former, ...mentions], other);
}

/** Whether the entity belonged to the group on the day. */
function holds({ since, until }: Entity, asOf: string): boolean {
  return (since === undefined || since <= asOf) && (until === undefined || asOf < until);
}

/** A company that has left the group is told beside other evidence, and proves nothing. */
function asMention(hit: SignatureHit): SignatureHit {
  return { ...hit, tier: 'mention' };
}

/** Vendors for whose devices the component is somebody else's software. */
function clientsOf({ claims }: Component, lookups: Lookups): ReadonlySet<string> {
  const vendors = new Set<string>();
  for (const { role, value } of claims) {
    const purl = role === 'purl' ? parsePurl(value) : undefined;
    if (purl) for (const vendor of lookups.clients.get(packageKey(purl)) ?? []) vendors.add(vendor);
  }
  return vendors;
}

function mentioning({ claims, name }: Component): readonly Claim[] {
  const texts = claims.filter(({ role }) => MENTIONING.has(role));
  if (!name || texts.some(({ role }) => role === 'name')) return texts;
  return [{ role: 'name', value: name.value, span: name.span }, ...texts];
}
