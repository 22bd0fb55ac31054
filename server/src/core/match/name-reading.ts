import { canonicalWord, HAN_BUSINESS_WORDS, isBusinessWord } from '../identity/business-words.ts';
import { foldText } from '../identity/fold.ts';
import { GLUED_FORMS, isLegalForm, takeLegalForms } from '../identity/legal-forms.ts';
import { isEastAsian, normaliseOrganisation, type OrganisationName, splitBrackets } from '../identity/organisation.ts';
import { HAN_PLACES, isPlace, isRegion } from '../identity/places.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';

/** A name of the data found in a stated one. */
export interface NameHit {
  readonly alias: Alias;
  /** The stated name as it was compared. */
  readonly normalised: string;
  /** A company of the group in another country than the entity's: the stated name adds a region to the alias. */
  readonly abroad: boolean;
  /** The alias stands only in brackets behind another name. */
  readonly bracketed: boolean;
}

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
    for (const { alias, abroad } of [...readWhole(name, index), ...readAmong(name, index)]) {
      if (hits.has(alias.vendor) || disowned.has(alias.vendor) || (bracketed && alias.name.strength === 'weak'))
        continue;
      hits.set(alias.vendor, { alias, normalised: name.key, abroad, bracketed });
    }
  };
  // Folded first: commas and brackets have full-width forms too.
  const text = foldText(value.slice(0, MOST_UNITS)).replace(/\s+/g, ' ');
  const brackets = splitBrackets(text);
  for (const part of partsOf(text)) read(part, false);
  for (const part of brackets ? partsOf(brackets.outside) : []) read(part, false);
  for (const part of brackets?.inside ?? []) read(part.replace(ABBREVIATED, ''), true);
  return [...hits.values()];
}

/** Vendors that the name is mistaken for. Where a vendor has the same name, only the legal form tells whose it is. */
function ownedByOthers(name: OrganisationName, index: NameIndex): readonly string[] {
  const confusables = index.confusables.get(name.key) ?? [];
  const isOwn = (vendor: string): boolean => index.whole.get(name.key)?.some(alias => alias.vendor === vendor) === true;
  return confusables.filter(({ vendor, form }) => form === name.form || !isOwn(vendor)).map(({ vendor }) => vendor);
}

const MOST_UNITS = 400;
const ABBREVIATED = /^\s*(?:(?:abbr(?:eviat\w*)?|a\.?k\.?a|d\.?b\.?a|short)\b|简称)[.:]?\s*/;

interface Reading {
  readonly alias: Alias;
  readonly abroad: boolean;
}

/**
 * The folded texts to be read one by one: the whole, what stands before the comma behind a legal form (an address or a
 * description follows there), the names of a list, and the parts in different writings of a name given in both.
 */
function partsOf(text: string): readonly string[] {
  const parts = [text];
  const address = /\b(?:ltd|limited|inc|corp|llc|gmbh|b\.?v|plc)\b\.?\s*[,;](?=.{3})/.exec(text);
  if (address) parts.push(text.slice(0, address.index + address[0].length));
  parts.push(...text.split(SEPARATORS).slice(0, 8));
  if (isEastAsian(text) && /[a-z]{2}/.test(text)) {
    parts.push(text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g, ' '), text.replace(/[a-z.,&]+/g, ' '));
  }
  return [...new Set(parts)];
}

/** Between the names of a list, and between a company and the one it belongs to. */
const SEPARATORS =
  / \/ |[;|\r\n]|,?\s(?:an?|the)\s(?:\w+\s)?(?:affiliate|brand|company|division|member|part|subsidiary|unit)\sof\s/;

/** The whole name is an alias: as it is, without lost or torn spaces, or with a region added. */
function readWhole(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const readings: Reading[] = [];
  for (const alias of fitting(index.whole.get(name.key), name)) readings.push({ alias, abroad: false });
  for (const squashed of squashes(name)) {
    for (const alias of index.squashed.get(squashed) ?? []) readings.push({ alias, abroad: false });
  }
  for (const core of withoutRegions(name.key.split(' '))) {
    for (const alias of index.whole.get(core.key) ?? []) {
      if (alias.words > 1 || isWeakCompany(alias, name)) readings.push({ alias, abroad: core.abroad });
    }
  }
  return readings;
}

/** `DJI Europe B.V.`: the whole name is the weak word, a region and a legal form. Brands that only may be relabelled are not read so. */
function isWeakCompany({ name, entity }: Alias, { form }: OrganisationName): boolean {
  return name.strength === 'weak' && form !== '' && entity.relation !== 'possible-oem';
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

const MOST_REGIONS = 4;

/** Half the name of a region: `South` is a place in `South Africa`, and not in `South Hills`. */
const COMPASS: ReadonlySet<string> = new Set(
  'east eastern west western north northern south southern central middle northeast southeast new great'.split(' '),
);

function isHalfOfRegion(words: readonly string[], at: number): boolean {
  const isMiddleEast = (from: number): boolean => words[from] === 'middle' && words[from + 1] === 'east';
  return isLand(words[at + 1]) || isMiddleEast(at) || isMiddleEast(at - 1);
}

function isLand(word: string | undefined): boolean {
  return word !== undefined && isRegion(word) && !COMPASS.has(word);
}

/** The name without one and more regions at its ends, the fewest taken off first. */
function withoutRegions(words: readonly string[]): readonly { readonly key: string; readonly abroad: boolean }[] {
  const isTaken = (at: number): boolean =>
    isLand(words[at]) || (COMPASS.has(words[at] ?? '') && isHalfOfRegion(words, at));
  let first = 0;
  while (first < MOST_REGIONS && isTaken(first)) first++;
  let last = words.length;
  while (last > words.length - MOST_REGIONS && isTaken(last - 1)) last--;
  const cores: { key: string; abroad: boolean }[] = [];
  for (let start = 0; start <= first; start++) {
    for (let end = words.length; end >= last && end > start; end--) {
      if (end - start === words.length) continue;
      const core = words.slice(start, end);
      takeLegalForms(core);
      const taken = [...words.slice(0, start), ...words.slice(end)];
      cores.push({ key: core.join(' '), abroad: taken.some(isAbroad) });
    }
  }
  return cores;
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
  return found.map(alias => ({ alias, abroad }));
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

/** Regions that say where a company of the group sits, other than China, where most groups of the data have their seat. */
function isAbroad(word: string): boolean {
  return isRegion(word) && !HOME_OR_EVERYWHERE.has(word);
}

const HOME_OR_EVERYWHERE: ReadonlySet<string> = new Set(
  'international global worldwide overseas china chinese prc asia east west north south central'.split(' '),
);
