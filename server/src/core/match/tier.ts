import type { Role, Tier } from '../model/claim.ts';
import { type Component, isEquipment } from '../model/component.ts';
import { byStrength, type Level, weaker } from '../model/level.ts';
import type { Cap, Evidence, Limit, Match, OtherParty } from '../model/match.ts';
import {
  alternateCap,
  limitCaps,
  noneFittedCap,
  originatorCap,
  possibleOemCap,
  unverifiedRelationCap,
} from './caps.ts';
import { limitBy, mayContradict, type PartyLimit } from './party-limit.ts';
import type { SignatureHit } from './signature-hit.ts';

/** Strongest first. */
const TIER_ORDER: readonly Tier[] = [
  'stated',
  'identifier',
  'origin',
  'declared',
  'authorship',
  'mention',
  'document-actor',
];

/** Among equals the field that says more about who made the thing comes first. */
const ROLE_ORDER: readonly Role[] = [
  'manufacturer',
  'supplier',
  'provider',
  'originator',
  'cpe',
  'purl',
  'group',
  'model-number',
];

/**
 * Decides what the hits of one vendor on one component are worth together: tiers, caps and what makes good for a
 * weakness. Undefined where all of it together is only a mention.
 * @param other whom the component names instead of the vendor
 */
export function weigh(component: Component, hits: readonly SignatureHit[], other?: OtherParty): Match | undefined {
  const counted = hits.filter(hit => counts(component, hit));
  const beside = representatives(counted);
  const limit = other && limitBy(other, counted);
  const weighed = counted.map(hit => weighOne(component, hit, beside, limit)).sort(strongestFirst);
  const [best, ...others] = weighed;
  if (!best || best.ceiling === 'none') return undefined;
  const named = other && mayContradict(best.hit) ? other : undefined;
  const proving = weighed.filter(({ ceiling }) => ceiling !== 'none');
  return {
    component: component.index,
    vendor: best.hit.vendor,
    entity: best.hit.entity.id,
    relation: named && named.as !== 'supplier' ? 'possible-oem' : best.hit.relation,
    tier: best.evidence.tier,
    ...(named ? { other: named } : {}),
    ...(proving.every(({ hit }) => hit.limit === 'contained') ? { contained: true } : {}),
    evidence: [best.evidence, ...others.map(other => other.evidence)],
    ceiling: best.ceiling,
    ceilingReason: best.evidence.cap?.reason,
  };
}

/**
 * Two of each kind of hit, of different claims: all that another one is ever asked of is its tier, its limit and
 * whether it is of another claim. A component may have a hundred thousand of them.
 */
function representatives(all: readonly SignatureHit[]): readonly SignatureHit[] {
  const kinds = new Map<string, SignatureHit[]>();
  for (const hit of all) {
    const kind = `${hit.tier} ${hit.limit}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [hit]);
    else if (known.length === 1 && known[0]?.claim !== hit.claim) known.push(hit);
  }
  return [...kinds.values()].flat();
}

interface Weighed {
  readonly hit: SignatureHit;
  readonly evidence: Evidence;
  readonly ceiling: Level;
}

/** Whether the hit counts at all here: a brand that is a common word says nothing of anything but equipment. */
function counts(component: Component, { relation, limit }: SignatureHit): boolean {
  return (relation !== 'possible-oem' && relation !== 'brand') || limit !== 'weak-name' || isEquipment(component);
}

function weighOne(
  component: Component,
  hit: SignatureHit,
  all: readonly SignatureHit[],
  party: PartyLimit | undefined,
): Weighed {
  // somebody is named: then a path says nothing more of who made it
  const isNamed = party !== undefined || all.some(other => other.tier === 'stated');
  const tier = hit.limit === 'stream-path' && isNamed ? 'mention' : tierOf(component, hit, all);
  const most = mostOf(tier, component);
  const own = weakest(capOf(component, hit, all), party?.holds(hit) ? party.cap : undefined);
  const cap = weakest(own, fittedCap(component));
  const { claim, signature, normalised, entity, relation, provenance, limit } = hit;
  const evidence: Evidence = {
    claim,
    tier,
    signature,
    normalised,
    entity: entity.id,
    relation,
    caveat: provenance.unverified ? 'unverified' : provenance.transcription ? 'transcription' : undefined,
    limit,
    cap: cap && weaker(most, cap.level) === cap.level ? cap : undefined,
  };
  return { hit, evidence, ceiling: cap ? weaker(most, cap.level) : most };
}

/** What the list itself says of whether the part is there at all. */
function fittedCap({ place, device }: Component): Cap | undefined {
  if (place === 'alternate') return alternateCap;
  return device?.quantity === 0 ? noneFittedCap : undefined;
}

/** The lower of two; of equals the one that speaks of the whole component. */
function weakest(own: Cap | undefined, party: Cap | undefined): Cap | undefined {
  if (!own || !party) return own ?? party;
  return own.level !== party.level && weaker(own.level, party.level) === own.level ? own : party;
}

function tierOf(component: Component, hit: SignatureHit, all: readonly SignatureHit[]): Tier {
  const { tier, limit } = hit;
  if (limit === 'guessed-cpe' && !names(component, hit) && !all.some(other => agrees(hit, other))) return 'mention';
  if (limit === 'common-model' && !all.some(other => vouches(hit, other, component))) return 'mention';
  return component.place === 'ancestor' && TIER_ORDER.indexOf(tier) < TIER_ORDER.indexOf('origin') ? 'origin' : tier;
}

/** Scanners guess from the name of a package, once for the vendor and once for the product; equipment is no package. */
function names(component: Component, { normalised }: SignatureHit): boolean {
  const [, vendor, product] = normalised.split(':');
  return isEquipment(component) && product !== vendor;
}

/** The most that a tier allows on this component. */
function mostOf(tier: Tier, component: Component): Level {
  if (tier === 'stated') return 'error';
  if (tier === 'identifier') return isEquipment(component) ? 'error' : 'warning';
  if (tier === 'origin' || tier === 'declared') return 'warning';
  return tier === 'authorship' ? 'information' : 'none';
}

/** Another field states or identifies the same vendor, and not by a guess. */
function agrees(one: SignatureHit, other: SignatureHit): boolean {
  return (
    other.claim !== one.claim &&
    (other.tier === 'stated' || other.tier === 'identifier') &&
    other.limit !== 'guessed-cpe' &&
    other.limit !== 'common-model' &&
    other.limit !== 'image-report' &&
    // A scanner guesses the CPE from the same namespace: that is one fact, told twice.
    !(one.limit === 'guessed-cpe' && other.limit === 'open-source')
  );
}

/** Whether other evidence confirms a word or a model number that several makers use; the same word again confirms nothing. */
function vouches(one: SignatureHit, other: SignatureHit, component: Component): boolean {
  if (other.claim === one.claim && other.tier !== 'mention') return false;
  // an answer makes nothing stronger that was found
  if (other.tier === 'declared') return false;
  if (other.tier === 'mention') return one.limit === 'common-model' && isEquipment(component);
  return (
    other.limit !== 'guessed-cpe' &&
    other.limit !== 'image-report' &&
    !(other.limit === one.limit && one.limit !== undefined)
  );
}

function capOf(component: Component, hit: SignatureHit, all: readonly SignatureHit[]): Cap | undefined {
  if (hit.relation === 'possible-oem') return possibleOemCap;
  const { limit, claim, tier } = hit;
  const vouched = limit === 'weak-name' && (isEquipment(component) || all.some(one => vouches(hit, one, component)));
  const agreed =
    ((limit === 'series' || limit === 'guessed-cpe') && all.some(one => agrees(hit, one))) ||
    (isOfImage(limit) && all.some(one => isSecond(hit, one)));
  const cap = limit === undefined || vouched || agreed ? undefined : limitCaps[limit];
  if (cap) return cap;
  // The site of who wrote an open-source package says no more than its namespace.
  if (tier === 'origin' && all.some(other => other.limit === 'open-source')) return limitCaps['open-source'];
  if (hit.relation !== 'self' && hit.entity.provenance.unverified) return unverifiedRelationCap;
  if (claim.role !== 'originator' || isEquipment(component)) return undefined;
  return all.some(other => agrees(hit, other)) ? undefined : originatorCap;
}

/** Signs of an image that are weak alone: two that do not depend on each other are as good as one that is certain. */
function isOfImage(limit: Limit | undefined): boolean {
  return limit === 'image-format' || limit === 'certificate' || limit === 'image-text';
}

function isSecond(one: SignatureHit, other: SignatureHit): boolean {
  return other.claim !== one.claim && other.limit !== one.limit && (isOfImage(other.limit) || agrees(one, other));
}

function strongestFirst(a: Weighed, b: Weighed): number {
  return (
    byStrength(a.ceiling, b.ceiling) ||
    TIER_ORDER.indexOf(a.evidence.tier) - TIER_ORDER.indexOf(b.evidence.tier) ||
    roleRank(a.evidence.claim.role) - roleRank(b.evidence.claim.role)
  );
}

function roleRank(role: Role): number {
  const rank = ROLE_ORDER.indexOf(role);
  return rank < 0 ? ROLE_ORDER.length : rank;
}
