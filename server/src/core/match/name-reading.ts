import { canonicalWord, HAN_BUSINESS_WORDS, isBusinessWord } from '../identity/business-words.ts';
import { foldText } from '../identity/fold.ts';
import { GLUED_FORMS, isLegalForm } from '../identity/legal-forms.ts';
import { isEastAsian, normaliseOrganisation, type OrganisationName, splitBrackets } from '../identity/organisation.ts';
import { HAN_PLACES, isPlace } from '../identity/places.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { bracketedName, partsOf } from './name-parts.ts';
import { isAbroad, withoutPlaces } from './name-regions.ts';

/** A name of the data as a text holds it. */
interface Reading {
  readonly alias: Alias;
  /** A company of the group in another country than the entity's: the stated name adds a region to the alias. */
  readonly abroad: boolean;
  /** Others go by such a name too: it counts with a second sign of the vendor. */
  readonly weak: boolean;
}

/** A name of the data found in a stated one. */
export interface NameHit extends Reading {
  /** The stated name as it was compared. */
  readonly normalised: string;
  /** The alias stands only in brackets behind another name. */
  readonly bracketed: boolean;
}

const MOST_UNITS = 400;

/**
 * Reads a stated organisation name: at most one hit per vendor, the most exact one. A reading that is known to be
 * somebody else's ends the search for that vendor.
 */
export function readName(value: string, index: NameIndex): readonly NameHit[] {
  const hits = new Map<string, NameHit>();
  const disowned = new Set<string>();
  const read = (part: string, bracketed: boolean): void => {
    const name = normaliseOrganisation(part);
    for (const vendor of ownedByOthers(name, index)) disowned.add(vendor);
    for (const reading of [...readWhole(name, index), ...readAmong(name, index)]) {
      const { vendor } = reading.alias;
      if (hits.has(vendor) || disowned.has(vendor) || (bracketed && reading.weak)) continue;
      hits.set(vendor, { ...reading, normalised: name.key, bracketed });
    }
  };
  // Folded first: commas and brackets have full-width forms too.
  const text = foldText(value.slice(0, MOST_UNITS)).replace(/\s+/g, ' ');
  const brackets = splitBrackets(text);
  for (const part of partsOf(text)) read(part, false);
  for (const part of brackets ? partsOf(brackets.outside) : []) read(part, false);
  for (const part of brackets?.inside ?? []) read(bracketedName(part), true);
  return [...hits.values()];
}

/** Vendors that the name is mistaken for. Where a vendor has the same name, only the legal form tells whose it is. */
function ownedByOthers(name: OrganisationName, index: NameIndex): readonly string[] {
  const confusables = index.confusables.get(name.key) ?? [];
  const isOwn = (vendor: string): boolean => index.whole.get(name.key)?.some(alias => alias.vendor === vendor) === true;
  return confusables.filter(({ vendor, form }) => form === name.form || !isOwn(vendor)).map(({ vendor }) => vendor);
}

/** The whole name is an alias: as it is, without lost or torn spaces, or with places added. */
function readWhole(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const readings: Reading[] = [];
  for (const alias of fitting(index.whole.get(name.key), name)) {
    readings.push({ alias, abroad: false, weak: alias.name.strength === 'weak' });
  }
  for (const squashed of squashes(name)) {
    for (const alias of index.squashed.get(squashed) ?? []) readings.push({ alias, abroad: false, weak: false });
  }
  for (const { key, abroad, regionsOnly } of withoutPlaces(name.key.split(' '))) {
    for (const alias of index.whole.get(key) ?? []) {
      if (alias.words > 1) readings.push({ alias, abroad, weak: false });
      else if (regionsOnly && mayBeCompany(alias, name)) readings.push({ alias, abroad, weak: true });
    }
  }
  return readings;
}

/** `DJI Europe B.V.`: one short word, a region and a legal form. Brands that only may be relabelled are not read so. */
function mayBeCompany({ name, entity }: Alias, { form }: OrganisationName): boolean {
  return form !== '' && name.strength !== 'distinctive' && name.kind !== 'brand' && entity.relation !== 'possible-oem';
}

/**
 * The aliases that the name may stand for. Where a vendor has the bare word as a weak alias, its registered name (`ZTE
 * Corporation`) asks for its own legal form; and a brand that is a common word is no company (`Omada A/S`).
 */
function fitting(aliases: readonly Alias[] | undefined, name: OrganisationName): readonly Alias[] {
  if (!aliases) return [];
  const isWeak = (alias: Alias): boolean => alias.name.strength === 'weak';
  const weak = new Set(aliases.filter(isWeak).map(alias => alias.vendor));
  const sameForm = aliases.filter(alias => alias.form === name.form && !isWeak(alias));
  const others = aliases.filter(alias => isWeak(alias) || (alias.form !== name.form && !weak.has(alias.vendor)));
  return [
    ...sameForm,
    ...others.filter(alias => !isWeak(alias) || alias.name.kind !== 'brand' || alias.form === name.form),
  ];
}

function squashes(name: OrganisationName): readonly string[] {
  const glued = GLUED_FORMS.filter(form => name.squashed.endsWith(form)).map(form =>
    name.squashed.slice(0, -form.length),
  );
  return [name.squashed, ...glued];
}

/** A coined name among words that say nothing else: places, legal forms, words of trade. One word more, and it is nobody's. */
function readAmong(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const words = name.words.flatMap(word => (isEastAsian(word) ? segment(word, index) : [canonicalWord(word)]));
  const found: Alias[] = [];
  let abroad = false;
  for (let at = 0; at < words.length; ) {
    const { aliases, length } = aliasAt(words, at, index);
    const word = words[at] as string;
    if (aliases) found.push(...aliases);
    else if (!isBusinessWord(word) && !isPlace(word) && !isLegalForm(word) && !isEastAsianFiller(word)) return [];
    else abroad ||= isAbroad(word);
    at += length;
  }
  found.sort((a, b) => b.key.length - a.key.length);
  return found.map(alias => ({ alias, abroad, weak: false }));
}

function aliasAt(
  words: readonly string[],
  at: number,
  index: NameIndex,
): { aliases?: readonly Alias[]; length: number } {
  for (let length = Math.min(index.longest, words.length - at); length > 0; length--) {
    const aliases = index.distinctive.get(words.slice(at, at + length).join(' '));
    if (aliases) return { aliases, length };
  }
  const word = words[at] as string;
  const torn = word + (words[at + 1] ?? '');
  if (torn.length >= 8 && at + 1 < words.length && index.distinctive.has(torn)) {
    return { aliases: index.distinctive.get(torn) ?? [], length: 2 };
  }
  for (const form of GLUED_FORMS) {
    const aliases = word.endsWith(form) ? index.distinctive.get(word.slice(0, -form.length)) : undefined;
    if (aliases) return { aliases, length: 1 };
  }
  return { length: 1 };
}

/** Cuts a run without spaces into aliases, places and words of trade, longest first; what is none of these stays one piece. */
function segment(run: string, index: NameIndex): readonly string[] {
  const pieces: string[] = [];
  const most = Math.max(index.longestEastAsian, 5);
  for (let at = 0; at < run.length; ) {
    let piece = '';
    for (let length = Math.min(most, run.length - at); length > 0 && piece === ''; length--) {
      const candidate = run.slice(at, at + length);
      if (index.distinctive.has(candidate) || isEastAsianFiller(candidate)) piece = candidate;
    }
    if (piece === '') return [run];
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}

function isEastAsianFiller(word: string): boolean {
  return HAN_PLACES.has(word) || HAN_BUSINESS_WORDS.has(word);
}
