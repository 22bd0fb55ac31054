import { HAN_BUSINESS_WORDS, isBusinessWord, isUnit } from '../identity/business-words.ts';
import { organisationsOf } from '../identity/distinguished-name.ts';
import { foldText } from '../identity/fold.ts';
import { GLUED_FORMS, takeLegalForms } from '../identity/legal-forms.ts';
import { dashedIn, isTail, listedIn } from '../identity/name-list.ts';
import { isEastAsian, normaliseOrganisation, type OrganisationName, splitBrackets } from '../identity/organisation.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { type Span, span } from '../text/span.ts';
import { isAcronym, isOfUnit, type Reading, readAmong, readBesideTrade } from './name-among.ts';
import { readGuess } from './name-guess.ts';
import { readMisspelt } from './name-misspelt.ts';
import { isFunction, isJapanese, isMisread, isOfLine } from './name-of-others.ts';
import { bracketedName, partsOf } from './name-parts.ts';
import { withoutPlaces } from './name-regions.ts';
import { readBeforeModel, readTogether } from './name-together.ts';

/** A name of the data found in a stated one. */
export interface NameHit extends Reading {
  /** The stated name as it was compared. */
  readonly normalised: string;
  /** The alias stands only in brackets behind another name. */
  readonly bracketed: boolean;
  /** A legal form stands with the name. */
  readonly form: boolean;
  /** Where in the stated text the name stands, if the text lists several. */
  readonly part?: Span;
}

const MOST_UNITS = 400;

/**
 * Reads a stated organisation name, or several: at most one hit per vendor, the most exact one. A reading that is known to
 * be somebody else's ends the search for that vendor.
 */
export function readName(value: string, index: NameIndex): readonly NameHit[] {
  const signed = organisationsOf(value.slice(0, MOST_UNITS));
  if (signed.length === 0) return readStated(value, index);
  const hits = signed.slice(0, MOST_SIGNED).flatMap(one => readStated(one, index));
  // places within one organisation are none in the whole text
  return [...new Map(hits.map(({ part: _, ...hit }) => [hit.alias.vendor, hit])).values()];
}

/** Organisations that a distinguished name has at most; most have one. */
const MOST_SIGNED = 4;

function readStated(value: string, index: NameIndex): readonly NameHit[] {
  const hits = readSpaced(value, index);
  if (!hits.every(({ guess }) => guess) || !(FEW_WORDS.test(value) && INNER_CAPITAL.test(value))) return hits;
  // places within the name as it was taken apart are none in the text
  const apart = readSpaced(value.replace(CAPITAL, '$1 '), index).map(({ part: _, ...hit }) => hit);
  return apart.length > 0 ? apart : hits;
}

/** Words of a name that only their first capitals part, as accounts are called: `AcmeOpenSource`. */
const FEW_WORDS = /^[\w-]+(?: [\w-]+){0,2}$/;
const INNER_CAPITAL = /[a-z][A-Z][A-Za-z]/;
const CAPITAL = /([a-z])(?=[A-Z][A-Za-z])/g;

function readSpaced(value: string, index: NameIndex): readonly NameHit[] {
  const disowned = new Set<string>();
  const hits = new Map<string, NameHit>();
  for (const hit of readOne(value, index, disowned)) hits.set(hit.alias.vendor, hit);
  // `Sinotrans & CSC Holdings` is one name and no list.
  const isOne = hits.size > 0 && index.whole.has(normaliseOrganisation(value).key);
  for (const hit of isOne ? [] : readListed(value, index)) {
    const { vendor, entity } = hit.alias;
    const known = hits.get(vendor);
    if (known?.complete && known.part === undefined) continue;
    // of two names of a group the company itself is told
    const isBetter =
      known?.part === undefined || (entity.relation === 'self' && known.alias.entity.relation !== 'self');
    if (isBetter && !disowned.has(vendor)) hits.set(vendor, hit);
  }
  return [...hits.values()];
}

/**
 * The names of a list, each by itself. Between names that a comma parts, a bare word that others use too counts only as an
 * acronym or beside a name that is surely one of the vendors'.
 */
function readListed(value: string, index: NameIndex): readonly NameHit[] {
  const listed = listedIn(value);
  const pieces = listed.length > 0 ? listed : dashedIn(value);
  if (pieces.length === 0) return [];
  const found = pieces.flatMap(piece =>
    readOne(piece.text, index, new Set()).map(hit => ({ piece, hit: { ...hit, part: span(piece.start, piece.end) } })),
  );
  if (listed.length === 0 && new Set(found.map(({ piece }) => piece)).size < pieces.length) return [];
  const isOfChip = isFunction(value) && new Set(found.map(({ piece }) => piece)).size < pieces.length;
  const hasTail = pieces.some(isTail);
  const isSure = found.some(
    ({ hit }) =>
      (!hit.weak && !hit.bracketed && hit.alias.name.strength === 'distinctive') ||
      (isAcronym(hit.alias.name.value) && hit.alias.forms === undefined),
  );
  const holds = ({ piece, hit }: (typeof found)[number]): boolean => {
    if (isOfChip && isAcronym(hit.alias.name.value)) return false;
    if (!piece.loose) return true;
    if (hasTail) return false;
    return !hit.weak || (isAcronym(hit.alias.name.value) && hit.alias.forms === undefined) || isSure;
  };
  return found.filter(holds).map(({ hit }) => hit);
}

function readOne(value: string, index: NameIndex, disowned: Set<string>): readonly NameHit[] {
  // Folded first: commas and brackets have full-width forms too.
  const text = foldText(value.slice(0, MOST_UNITS)).replace(/\s+/g, ' ');
  const hits = new Map<string, NameHit>();
  const take = (reading: Reading, name: OrganisationName, part: string, bracketed: boolean): void => {
    const { vendor } = reading.alias;
    if (hits.has(vendor) || disowned.has(vendor) || isOtherForm(reading, name)) return;
    if (isJapanese(reading.alias, part)) return;
    const complete = reading.complete === true && part === text;
    hits.set(vendor, { ...reading, complete, normalised: name.key, bracketed, form: hasForm(name, part) });
  };
  const unread: { readonly name: OrganisationName; readonly part: string }[] = [];
  const read = (part: string, bracketed: boolean, isUnsafe = (_: Reading): boolean => false): void => {
    const name = normaliseOrganisation(part);
    for (const vendor of ownedByOthers(name, index)) disowned.add(vendor);
    const whole = readWhole(name, index);
    // `中国电子科学研究院` is a name, and no institute of `中国电子`
    const isOwn = whole.filter(({ complete, weak }) => complete && !weak).map(({ alias }) => alias.vendor);
    const within = [
      ...readTogether(name, index),
      ...readAmong(name, index),
      ...readBesideTrade(name, index),
      ...readBeforeModel(name, index),
    ];
    const readings = [
      ...whole,
      ...within.filter(({ alias }) => isOwn.length === 0 || isOwn.includes(alias.vendor) || alias.key === name.key),
    ];
    for (const reading of readings)
      if (!(bracketed && reading.weak) && !isUnsafe(reading)) take(reading, name, part, bracketed);
    if (readings.length === 0 && !bracketed) unread.push({ name, part });
  };
  const brackets = splitBrackets(text);
  for (const vendor of foreignAcronym(brackets, index)) disowned.add(vendor);
  for (const part of partsOf(text)) read(part, false);
  // `Dahua (Group)`: what makes a bare name another's may stand in brackets.
  const unsafe = brackets?.inside.some(inside => normaliseOrganisation(inside).words.some(isTrade)) === true;
  for (const part of brackets ? partsOf(brackets.outside) : []) {
    read(part, false, ({ alias }) => unsafe && alias.words === 1 && alias.name.strength !== 'distinctive');
  }
  for (const part of brackets?.inside ?? []) read(bracketedName(part), true);
  // what is only near to a name says nothing beside a name that is one
  for (const { name, part } of hits.size > 0 ? [] : unread) {
    const near = readMisspelt(name, index);
    for (const reading of near.length > 0 ? near : readGuess(name, part, index)) take(reading, name, part, false);
  }
  return [...hits.values()];
}

function hasForm({ form }: OrganisationName, text: string): boolean {
  return form !== '' || /公司|株式会社|有限会社|주식회사|유한회사/.test(text);
}

/**
 * Vendors whose acronym stands beside words that it is short for, and that are not the vendor's name: `SMIC (Saudi Medical
 * Imaging Company)`, and the other way round.
 */
function foreignAcronym(brackets: ReturnType<typeof splitBrackets>, index: NameIndex): readonly string[] {
  if (brackets?.inside.length !== 1) return [];
  const sides = [brackets.outside, brackets.inside[0] ?? ''].map(normaliseOrganisation);
  return [sides, [...sides].reverse()].flatMap(([short, long]) => {
    if (!short || !long || short.words.length !== 1 || long.words.length < 3) return [];
    const aliases = index.whole.get(short.key) ?? [];
    const all = [...long.words, ...long.form.split(' ')].filter(word => word !== '');
    const isShortFor = [all, all.filter(word => !SMALL_WORDS.has(word))].some(words => shortens(short.key, words));
    if (aliases.length === 0 || !isShortFor) return [];
    const own = new Set([...readWhole(long, index), ...readAmong(long, index)].map(({ alias }) => alias.vendor));
    return aliases.map(({ vendor }) => vendor).filter(vendor => !own.has(vendor));
  });
}

/** Whether the acronym is made of the beginnings of the first words, one and more letters of each: `CATL` of `Catalan Language`. */
function shortens(acronym: string, words: readonly string[], at = 0): boolean {
  if (acronym === '') return true;
  const word = words[at] ?? '';
  for (let length = 1; length <= Math.min(word.length, acronym.length) && length <= MOST_OF_WORD; length++) {
    if (!acronym.startsWith(word.slice(0, length))) return false;
    if (shortens(acronym.slice(length), words, at + 1)) return true;
  }
  return false;
}

const MOST_OF_WORD = 3;

/** What an acronym leaves out: `CETC (Centro Español de Traducción y Cultura)`. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and at by da das de del der des di do dos du e et f for fur in la le les of on the to und y'.split(' '),
);

/** `Innolight GmbH` is not `Zhongji Innolight Co., Ltd.`: of who is known by its names alone, the legal form tells, but of its companies abroad. */
function isOtherForm({ alias: { forms, name }, abroad }: Reading, { form }: OrganisationName): boolean {
  if (forms === undefined || forms.size === 0 || form === '' || isEastAsian(form)) return false;
  if (name.strength === 'distinctive') return false;
  // of a common word only all of its form: `Dawning Ltd.` is not `Dawning Co., Ltd.`
  if (name.strength === 'weak' && forms.size > 1 && !form.includes(' ')) return true;
  return !abroad && !form.split(' ').some(word => forms.has(word));
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
    if (isMisread(alias, name.squashed)) continue;
    readings.push({ alias, abroad: false, weak: alias.name.strength === 'weak', complete: true });
  }
  for (const squashed of squashes(name)) {
    for (const alias of index.squashed.get(squashed) ?? [])
      if (!isMisread(alias, squashed)) readings.push({ alias, abroad: false, weak: false });
  }
  const ungrouped = withoutGroup(name.key);
  for (const alias of (ungrouped === undefined ? undefined : index.whole.get(ungrouped)) ?? []) {
    if (alias.words > 1) readings.push({ alias, abroad: false, weak: alias.name.strength === 'weak' });
  }
  readings.push(...readUnit(name, index));
  for (const { key, abroad, regionsOnly, form } of withoutPlaces(name.key.split(' '))) {
    for (const alias of abroad && isOfLine(key, index) ? [] : (index.whole.get(key) ?? [])) {
      const sameForm = form !== '' && alias.form === form && alias.name.strength === 'exact';
      if (alias.words > 1 || (sameForm && regionsOnly)) {
        readings.push({ alias, abroad, weak: alias.name.strength === 'weak' });
      } else if (regionsOnly && mayBeCompany(alias, name)) readings.push({ alias, abroad, weak: true });
    }
  }
  return readings;
}

/** `360 Digital Security Group` is what people call 360 Digital Security. */
function withoutGroup(key: string): string | undefined {
  const found = / (?:group|holdings?)$/.exec(key);
  return found ? key.slice(0, found.index) : undefined;
}

/** Words that a registered name has at least before the name of a unit. */
const LEAST_REGISTERED = 3;

/** A registered name before one of the company's own units: `Acme Widget Group Corporation No. 7 Research Institute`. */
function readUnit({ key }: OrganisationName, index: NameIndex): readonly Reading[] {
  const words = key.split(' ');
  for (let length = words.length - 1; length >= LEAST_REGISTERED; length--) {
    const rest = words.slice(length);
    if (!rest.every(isOfUnit)) return [];
    const own = words.slice(0, length);
    takeLegalForms(own);
    // `China Electronics Corporation Smart Energy`: what stands behind a legal form is the company's
    const isRegistered = own.length < length;
    const aliases = rest.some(isUnit) || isRegistered ? index.whole.get(own.join(' ')) : undefined;
    if (aliases) return aliases.map(alias => ({ alias, abroad: true, weak: false }));
  }
  return [];
}

/** `DJI Europe B.V.`: one short word, a region and a legal form. Brands that only may be relabelled are not read so. */
function mayBeCompany({ name, entity }: Alias, { form }: OrganisationName): boolean {
  // `CloudWalk Argentina S.A.`: others abroad go by a common word too
  if (name.strength === 'weak' && !isAcronym(name.value)) return false;
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
