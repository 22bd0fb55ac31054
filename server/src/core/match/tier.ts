import type { Role, Tier } from '../model/claim.ts';
import { type Component, isEquipment } from '../model/component.ts';
import { byStrength, type Level, weaker } from '../model/level.ts';
import type { Cap, Evidence, Limit, Match, OtherParty } from '../model/match.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { SignatureHit } from './signature-hit.ts';
import { identifiersAgree } from './standing.ts';

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

/** Whether it says who made a component: then it contradicts whoever else is stated. Authorship, and a part inside, do not. */
function mayContradict({ tier, limit }: SignatureHit): boolean {
  if (tier !== 'identifier' && tier !== 'origin') return false;
  return (
    limit !== 'contained' &&
    limit !== 'open-source' &&
    limit !== 'stream-path' &&
    limit !== 'hosting-site' &&
    limit !== 'dns-name'
  );
}

/** A cap on what is not stated, by whom the component names instead. */
interface PartyLimit {
  readonly cap: Cap;
  readonly holds: (hit: SignatureHit) => boolean;
}

function limitBy({ claim, as, makes }: OtherParty, all: readonly SignatureHit[]): PartyLimit {
  const name = printable(claim.value, 80);
  if (as === 'supplier' && makes && !identifiersAgree(all)) {
    const reason = message(
      'cap.other-maker-supplies',
      'An identifier is the vendor’s, but “{name}”, which makes equipment itself, is stated as the supplier: ask who made it.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  if (as === 'supplier') {
    const reason = message(
      'cap.supplied',
      'The series is the vendor’s, but only “{name}” is stated as the supplier: ask who made it.',
      { name },
    );
    return { cap: cap('warning', reason), holds: ({ signature }) => signature.startsWith('model:') };
  }
  if (as === 'relabeller') {
    const reason = message(
      'cap.relabeller',
      '“{name}” has sold equipment of the vendor under its own name: possibly relabelled.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  if (identifiersAgree(all)) {
    const reason = message(
      'cap.identifiers-agree',
      'Two independent identifiers are the vendor’s, but “{name}” is stated as the maker: possibly relabelled.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  const reason = message(
    'cap.contradicted',
    '“{name}” is stated as the maker, and an identifier does not overrule it.',
    {
      name,
    },
  );
  return { cap: cap('information', reason), holds: mayContradict };
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
  if (place === 'alternate') return ALTERNATE;
  return device?.quantity === 0 ? NONE_FITTED : undefined;
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
  return other.limit !== 'guessed-cpe' && !(other.limit === one.limit && one.limit !== undefined);
}

function capOf(component: Component, hit: SignatureHit, all: readonly SignatureHit[]): Cap | undefined {
  if (hit.relation === 'possible-oem') return POSSIBLE_OEM;
  const { limit, claim, tier } = hit;
  const vouched = limit === 'weak-name' && (isEquipment(component) || all.some(one => vouches(hit, one, component)));
  const agreed =
    ((limit === 'series' || limit === 'guessed-cpe') && all.some(one => agrees(hit, one))) ||
    (isOfImage(limit) && all.some(one => isSecond(hit, one)));
  const cap = limit === undefined || vouched || agreed ? undefined : CAPS[limit];
  if (cap) return cap;
  // The site of who wrote an open-source package says no more than its namespace.
  if (tier === 'origin' && all.some(other => other.limit === 'open-source')) return CAPS['open-source'];
  if (hit.relation !== 'self' && hit.entity.provenance.unverified) return UNVERIFIED_RELATION;
  if (claim.role !== 'originator' || isEquipment(component)) return undefined;
  return all.some(other => agrees(hit, other)) ? undefined : ORIGINATOR;
}

/** Signs of an image that are weak alone: two that do not depend on each other are as good as one that is certain. */
function isOfImage(limit: Limit | undefined): boolean {
  return limit === 'image-format' || limit === 'certificate' || limit === 'image-text';
}

function isSecond(one: SignatureHit, other: SignatureHit): boolean {
  return other.claim !== one.claim && other.limit !== one.limit && (isOfImage(other.limit) || agrees(one, other));
}

const ALTERNATE = cap(
  'warning',
  message('cap.alternate', 'The list names it as an alternate: it may be fitted in place of another part.'),
);

const NONE_FITTED = cap(
  'information',
  message('cap.none-fitted', 'The list says that there is none of it: its quantity is 0, or it is not fitted.'),
);

const POSSIBLE_OEM = cap(
  'information',
  message(
    'cap.possible-oem',
    'This brand has sold relabelled equipment of the vendor; nothing here says that this model is such equipment.',
  ),
);

const UNVERIFIED_RELATION = cap(
  'warning',
  message(
    'cap.unverified-relation',
    'That this company or brand is of the vendor’s group is background knowledge, not read at a source.',
  ),
);

const ORIGINATOR = cap(
  'warning',
  message(
    'cap.originator',
    'Scanners fill in the originator from package metadata, and nothing else here names the vendor.',
  ),
);

const CAPS = withLimits({
  'weak-name': cap(
    'warning',
    message('cap.weak-name', 'The bare name is also used by others, and nothing else here names the vendor.'),
  ),
  'unknown-words': cap(
    'information',
    message(
      'cap.unknown-words',
      'The name begins as the vendor’s does, and goes on otherwise: ask whose company it is.',
    ),
  ),
  misspelt: cap(
    'warning',
    message('cap.misspelt', 'It is spelt almost as the vendor’s name is: ask whose company it is.'),
  ),
  bracketed: cap('warning', message('cap.bracketed', 'The name stands in brackets behind another name.')),
  'interface-registrant': cap(
    'warning',
    message(
      'cap.interface-registrant',
      'An address block names the registrant of the network interface, not the maker of the device around it.',
    ),
  ),
  'guessed-cpe': cap(
    'warning',
    message('cap.guessed-cpe', 'Part a of a CPE is for software, and scanners guess it; here it stands on equipment.'),
  ),
  'open-source': cap(
    'information',
    message(
      'cap.open-source',
      'Open-source software published by the vendor: authorship is not equipment that the lists cover.',
    ),
  ),
  'hosting-site': cap(
    'information',
    message('cap.hosting-site', 'An account on a code-hosting site says who publishes there, not who supplied this.'),
  ),
  platform: cap(
    'warning',
    message(
      'cap.platform',
      'This shows whose software the device runs; devices that others sell under their own names run it too.',
    ),
  ),
  'image-format': cap(
    'warning',
    message(
      'cap.image-format',
      'The image is built in the vendor’s format; devices that others sell under their own names have such images too.',
    ),
  ),
  'image-report': cap(
    'information',
    message('cap.image-report', 'Another tool says so of the image; it was not seen in the image itself.'),
  ),
  certificate: cap(
    'warning',
    message(
      'cap.certificate',
      'A certificate in the image was issued to the vendor: the image trusts it or speaks in its name, which does not say who made the device.',
    ),
  ),
  'image-text': cap(
    'warning',
    message(
      'cap.image-text',
      'The image holds a text of the vendor’s software; who made the device is another question.',
    ),
  ),
  'stream-path': cap(
    'information',
    message(
      'cap.stream-path',
      'Devices of the vendor answer at this path, and so do those that others relabel or copy: ask who made it.',
    ),
  ),
  'dns-name': cap(
    'information',
    message('cap.dns-name', 'A host that the device may talk to says whose service it uses, not who made it.'),
  ),
  'from-name': cap(
    'warning',
    message('cap.from-name', 'Read from the name of the component; no field states who made it.'),
  ),
  series: cap('warning', message('cap.series', 'Only the form of the part number names the vendor.')),
  contained: cap(
    'warning',
    message('cap.contained', 'The label names a part inside; who made the product around it is another question.'),
  ),
  'common-model': cap('warning', message('cap.common-model', 'Other makers use model numbers of this form too.')),
});

function withLimits(caps: Partial<Record<Limit, Cap>>): Partial<Record<Limit, Cap>> {
  return Object.fromEntries(Object.entries(caps).map(([limit, cap]) => [limit, { ...cap, limit }]));
}

function cap(level: Level, reason: Message): Cap {
  return { level, reason };
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
