import { HAN_BUSINESS_WORDS, isBusinessWord } from '../identity/business-words.ts';
import { foldText } from '../identity/fold.ts';
import { GLUED_FORMS } from '../identity/legal-forms.ts';
import { normaliseOrganisation, type OrganisationName, splitBrackets } from '../identity/organisation.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { type Reading, readAmong, readBesideTrade } from './name-among.ts';
import { bracketedName, partsOf } from './name-parts.ts';
import { withoutPlaces } from './name-regions.ts';

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
  const read = (part: string, bracketed: boolean, isUnsafe = (_: Reading): boolean => false): void => {
    const name = normaliseOrganisation(part);
    for (const vendor of ownedByOthers(name, index)) disowned.add(vendor);
    for (const reading of [...readWhole(name, index), ...readAmong(name, index), ...readBesideTrade(name, index)]) {
      const { vendor } = reading.alias;
      if (isOtherForm(reading, name)) continue;
      if (hits.has(vendor) || disowned.has(vendor) || (bracketed && reading.weak) || isUnsafe(reading)) continue;
      hits.set(vendor, { ...reading, normalised: name.key, bracketed });
    }
  };
  // Folded first: commas and brackets have full-width forms too.
  const text = foldText(value.slice(0, MOST_UNITS)).replace(/\s+/g, ' ');
  const brackets = splitBrackets(text);
  for (const part of partsOf(text)) read(part, false);
  // `Dahua (Group)`: what makes a bare name another's may stand in brackets.
  const unsafe = brackets?.inside.some(inside => normaliseOrganisation(inside).words.some(isTrade)) === true;
  for (const part of brackets ? partsOf(brackets.outside) : []) {
    read(part, false, ({ alias }) => unsafe && alias.words === 1 && alias.name.strength !== 'distinctive');
  }
  for (const part of brackets?.inside ?? []) read(bracketedName(part), true);
  return [...hits.values()];
}

/** `Innolight GmbH` is not `Zhongji Innolight Co., Ltd.`: of who is known by its names alone, the legal form tells. */
function isOtherForm({ alias: { forms } }: Reading, { form }: OrganisationName): boolean {
  if (forms === undefined || forms.size === 0 || form === '') return false;
  return !form.split(' ').some(word => forms.has(word));
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

function isTrade(word: string): boolean {
  return isBusinessWord(word) || HAN_BUSINESS_WORDS.has(word);
}
