import { turned, undisguised } from '../identity/disguise.ts';
import type { Claim, Role, Tier } from '../model/claim.ts';
import type { Limit } from '../model/match.ts';
import type { ListHit } from '../signatures/listed.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { NameIndex } from '../signatures/names.ts';
import { matchUrl } from './domains.ts';
import { type NameHit, readName } from './name-reading.ts';
import { NO_HITS, type SignatureHit } from './signature-hit.ts';

/**
 * Roles whose value is the name of an organisation. Persons, e-mail addresses and copyright lines name no organisation
 * that could mark a component.
 */
const TIERS: Partial<Record<Role, Tier>> = {
  supplier: 'stated',
  manufacturer: 'stated',
  originator: 'stated',
  provider: 'stated',
  'declared-maker': 'declared',
  author: 'authorship',
  publisher: 'authorship',
  licensor: 'authorship',
  'data-owner': 'authorship',
};

export function matchName(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  if (claim.party === 'tool') return NO_HITS;
  const { names } = lookups;
  const shown = undisguised(claim.value);
  const hits = hitsIn(claim, shown, names);
  const listed = claim.party === 'person' ? NO_LISTED : (lookups.listed?.find(shown) ?? NO_LISTED);
  if (hits.length === 0 && listed.length === 0) return ofSite(claim, shown, lookups);
  const tier = TIERS[claim.role] ?? 'mention';
  const known = new Set(hits.map(({ alias }) => alias.entity.id));
  const others = listed.filter(hit => !known.has(hit.known));
  return [...hits.map(hit => fromName(hit, claim, tier)), ...others.map(hit => fromList(hit, claim, tier))];
}

function hitsIn(claim: Claim, shown: string, names: NameIndex): readonly NameHit[] {
  if (!names.filter.mayHold(shown)) return NOBODY;
  const asWritten = recall(shown, names);
  const found = asWritten.length === 0 && shown.includes('\u202e') ? recall(turned(shown), names) : asWritten;
  // parts of a text that had to be undisguised have no known places
  const placed = shown === claim.value && found === asWritten ? found : found.map(({ part: _, ...hit }) => hit);
  return claim.party === 'person' ? placed.filter(hit => isCompany(hit) || isMistaken(hit, claim)) : placed;
}

function ofSite(claim: Claim, shown: string, lookups: Lookups): readonly SignatureHit[] {
  if (!STATED_BY.has(claim.role) || !isHost(shown)) return NO_HITS;
  return matchUrl({ ...claim, value: shown }, lookups).map(hit => ({ ...hit, claim }));
}

/** Who writes a site where a name should stand means whose site it is. */
const STATED_BY: ReadonlySet<Role> = new Set<Role>(['supplier', 'manufacturer']);

/** `hikvision.com`, `https://www.hikvision.com/`: a site and no name. */
export function isHost(value: string): boolean {
  return /^(?:https?:\/\/)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\/?$/.test(value.trim());
}

const NOBODY: readonly NameHit[] = [];
const NO_LISTED: readonly ListHit[] = [];

function fromList({ vendor, entity, name, key, weak }: ListHit, claim: Claim, tier: Tier): SignatureHit {
  return {
    claim,
    vendor: vendor.id,
    entity,
    relation: 'self',
    tier,
    signature: `name:${name}`,
    normalised: key,
    provenance: entity.provenance,
    limit: limitOf(weak, false),
  };
}

/** A registered name where a person should stand: nobody is called `Co., Ltd.`. */
function isCompany({ weak, guess, misspelt, bracketed, form }: NameHit): boolean {
  return !weak && !guess && !misspelt && !bracketed && form;
}

/**
 * The name of a company, whole and as it is known, as whose word stands behind a thing: tools write `Person:` before companies
 * too. Nobody's name is all of a distinctive one, but for somebody called by one name alone, so it is for a person to say.
 */
function isMistaken({ alias, weak, guess, misspelt, bracketed }: NameHit, { role, value }: Claim): boolean {
  if (weak || guess || misspelt || bracketed || TIERS[role] !== 'stated') return false;
  return value.trim().toLowerCase() === alias.name.value.toLowerCase();
}

function fromName(hit: NameHit, claim: Claim, tier: Tier): SignatureHit {
  const { alias, normalised, abroad, part } = hit;
  const { entity, name, vendor } = alias;
  return {
    claim,
    vendor,
    entity,
    relation: abroad && entity.relation === 'self' ? 'affiliate' : entity.relation,
    tier,
    signature: `name:${name.value}`,
    normalised,
    provenance: name.provenance,
    limit: claim.party === 'person' && !isCompany(hit) ? 'stated-person' : limitOfHit(hit),
    ...(part ? { part } : {}),
  };
}

function limitOfHit({ guess, misspelt, weak, bracketed }: NameHit): Limit | undefined {
  if (guess) return 'unknown-words';
  return misspelt ? 'misspelt' : limitOf(weak, bracketed);
}

function limitOf(weak: boolean, bracketed: boolean): Limit | undefined {
  if (weak) return 'weak-name';
  return bracketed ? 'bracketed' : undefined;
}

const MOST_REMEMBERED = 10_000;
const MOST_UNITS = 200;
const memory = new WeakMap<NameIndex, Map<string, readonly NameHit[]>>();

/** Documents name the same few organisations again and again: each is read once. */
function recall(value: string, names: NameIndex): readonly NameHit[] {
  let known = memory.get(names);
  if (!known) {
    known = new Map();
    memory.set(names, known);
  }
  let hits = known.get(value);
  if (hits === undefined) {
    hits = readName(value, names);
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (value.length <= MOST_UNITS) known.set(value, hits);
  }
  return hits;
}
