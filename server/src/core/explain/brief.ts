import type { Judgement, Verdict } from '../model/verdict.ts';
import { outcomeWords } from '../model/words.ts';
import { coverageWords, heldWords, isList } from '../signatures/coverage.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { partyTitle } from '../signatures/parties.ts';
import type { Clause, Instrument } from '../signatures/types/instrument.ts';
import type { Vendor } from '../signatures/types/vendor.ts';
import { addressed, capitalised, clausesOn, leftOpen } from './pages.ts';

/** What somebody who buys has to know first, before anybody decides how much of it fits on a screen. */
export interface Brief {
  readonly title: string;
  readonly sections: readonly BriefSection[];
  readonly foot: readonly string[];
}

export interface BriefSection {
  readonly title: string;
  /** The most telling first. */
  readonly items: readonly string[];
  /** How many of them stay longest where not all fit. */
  readonly keep: number;
}

/**
 * Who it is, what it means for those who asked, by which act since when, what is open, on which lists it stands.
 * @param judgements what the law makes of the vendor itself, for contexts somebody asked about
 * @param asOf YYYY-MM-DD
 * @returns undefined for an id nobody has
 */
export function briefOn(
  id: string,
  lookups: Lookups,
  judgements: readonly Judgement[],
  asOf: string,
): Brief | undefined {
  const vendor = lookups.vendors.get(id) ?? lookups.listed?.vendor(id);
  if (vendor) return onVendor(vendor, lookups, judgements, asOf);
  const instrument = lookups.instruments.get(id);
  return instrument && onInstrument(instrument, lookups, asOf);
}

interface Naming {
  readonly instrument: Instrument;
  readonly clauses: readonly Clause[];
}

function onVendor(vendor: Vendor, lookups: Lookups, judgements: readonly Judgement[], asOf: string): Brief {
  const naming = lookups.set.instruments.flatMap((instrument): readonly Naming[] => {
    const clauses = clausesOn(instrument, vendor, lookups);
    return clauses.length === 0 ? [] : [{ instrument, clauses }];
  });
  const deciding = judgements.flatMap(judgement => nearOf(judgement).flatMap(verdict => clauseOf(verdict, lookups)));
  const open = leftOpen(deciding.length > 0 ? deciding : naming.flatMap(({ clauses }) => clauses));
  return {
    title: `${vendor.display} (${vendor.id})`,
    sections: [
      { title: '', items: [whoIs(vendor)], keep: 1 },
      ...(judgements.length > 0
        ? judgements.map(judgement => judged(judgement, lookups))
        : [{ title: `Acts that name it, as of ${asOf}`, items: acts(naming, lookups, asOf), keep: 12 }]),
      { title: 'Open', items: open.map(({ text }) => text), keep: 2 },
      { title: 'On lists', items: lists(naming, asOf), keep: 4 },
      { title: 'Also known', items: vendor.notes.map(({ text }) => text), keep: 1 },
    ],
    foot: [
      ...(judgements.length > 0
        ? []
        : [`--profile ID says what it means for whom you review for: ${profiles(lookups)}.`]),
      `--details has every clause, name and source. Signatures of ${lookups.set.date}. Not legal advice.`,
    ],
  };
}

function profiles(lookups: Lookups): string {
  return lookups.set.profiles.map(({ id }) => id).join(', ');
}

function whoIs({ entities: [self, ...others], display }: Vendor): string {
  const names = others.flatMap(({ names: [name] }) => name?.value ?? []);
  const legal = self?.names[0]?.value ?? display;
  if (names.length === 0) return legal;
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${legal}; of its group or sold by others: ${names.slice(0, 5).join(', ')}${more}`;
}

function nearOf({ verdicts }: Judgement): readonly Verdict[] {
  return verdicts.filter(({ outcome }) => outcome !== 'other-jurisdiction' && outcome !== 'out-of-scope');
}

function clauseOf({ instrument, because: [first] }: Verdict, lookups: Lookups): readonly Clause[] {
  return lookups.instruments.get(instrument)?.clauses.filter(({ id }) => id === first.clause) ?? [];
}

function judged(judgement: Judgement, lookups: Lookups): BriefSection {
  const near = nearOf(judgement);
  const far = judgement.verdicts.length - near.length;
  const whom = judgement.profile === null ? 'Without a profile' : `For ${judgement.profile}`;
  return {
    title: `${whom} as of ${judgement.asOf}, a product of the vendor itself`,
    items: [
      ...near.map(verdict => verdictLine(verdict, lookups)),
      ...(near.length === 0 ? ['No instrument of the data was found that binds, advises or lists here.'] : []),
      ...(far > 0 ? [`${far} other ${far === 1 ? 'act' : 'acts'} looked at: of other places, or out of scope.`] : []),
    ],
    keep: 10,
  };
}

/** `Prohibited: the statement of 27 June 2025 (announced; no legal text found), since 2025-06-27, concerns departments.` */
function verdictLine(verdict: Verdict, lookups: Lookups): string {
  const instrument = lookups.instruments.get(verdict.instrument);
  const [clause] = clauseOf(verdict, lookups);
  const outcome = capitalised(outcomeWords[verdict.outcome].text);
  const since = clause?.from === undefined ? '' : `, since ${clause.from}`;
  const whom = instrument && clause ? `, ${whomOf(clause, instrument, lookups)}` : '';
  const later = verdict.upcoming
    ? ` Becomes ${outcomeWords[verdict.upcoming.outcome].text} on ${verdict.upcoming.on}.`
    : '';
  const act = instrument ? `${instrument.short}${statusWords(instrument)}` : verdict.instrument;
  const [doubt = ''] = verdict.because[0].text.text
    .slice(clause?.text.length ?? 0)
    .trim()
    .split(/(?<=\.) /);
  const isOpen = verdict.outcome === 'cannot-determine' || verdict.outcome === 'restricted';
  const why = isOpen && doubt !== '' ? ` ${doubt}` : '';
  return `${outcome}: ${act}${since}${whom}.${why}${later}`;
}

/** What is simply in force needs no word. */
function statusWords({ status: { value, text } }: Instrument): string {
  return value === 'in-force' ? '' : ` (${text})`;
}

function whomOf(clause: Clause, instrument: Instrument, lookups: Lookups): string {
  const titles = clause.binds.map(id => partyTitle(id, lookups.set));
  const whom = titles.length > 2 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(', ');
  return `${addressed(clause, instrument.status).toLowerCase()} ${whom}`;
}

const EFFECTS: readonly Clause['effect'][] = ['prohibits', 'restricts', 'advises-against', 'calls-attention', 'lists'];

/** It names no company, or speaks to one company only: whoever buys asks of other acts first. */
function isAsked({ undecidable, binds }: Clause): boolean {
  return undecidable !== undefined || binds.includes('named-entity');
}

/** One line an act, the strongest first: of its clauses the strongest that holds, else the next that will. */
function acts(naming: readonly Naming[], lookups: Lookups, asOf: string): readonly string[] {
  const lines = naming.flatMap(({ instrument, clauses }) => {
    const strongestFirst = [...clauses].sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));
    const clause = strongestFirst.find(one => holds(one, asOf)) ?? strongestFirst.find(({ from = '' }) => from > asOf);
    if (!clause || instrument.kind === 'vulnerability') return [];
    const { jurisdiction, short } = instrument;
    const since = clause.from === undefined ? '' : `, ${clause.from > asOf ? 'from' : 'since'} ${clause.from}`;
    const asked = clause.undecidable === undefined ? '' : ' It names no company: ask.';
    const effect = capitalised(clause.effect.replaceAll('-', ' '));
    const whom = whomOf(clause, instrument, lookups);
    const text = `${effect}: ${short} [${jurisdiction}]${statusWords(instrument)}${since}, ${whom}.${asked}`;
    return [
      { text, rank: EFFECTS.indexOf(clause.effect) + (isAsked(clause) ? 0.5 : 0) + (holds(clause, asOf) ? 0 : 0.2) },
    ];
  });
  if (lines.length === 0) return ['No instrument of the data names this vendor.'];
  return lines.sort((a, b) => a.rank - b.rank).map(({ text }) => text);
}

function holds({ from = '', until }: Clause, asOf: string): boolean {
  return from <= asOf && (until === undefined || asOf < until);
}

/** Lists that name it, with the day, and how whole each of them is held. */
function lists(naming: readonly Naming[], asOf: string): readonly string[] {
  return naming.flatMap(({ instrument, clauses }) => {
    const listing = clauses.filter(({ effect, from = '' }) => effect === 'lists' && from <= asOf);
    const [first] = listing.map(({ from = '' }) => from).sort();
    if (first === undefined) return [];
    const still = listing.some(clause => holds(clause, asOf)) ? '' : ', no longer';
    const held = instrument.coverage && isList(instrument.coverage) ? coverageWords(instrument)?.text : undefined;
    if (instrument.unjudged) return [`${capitalised(instrument.short)}, imported; what it does is not judged here`];
    const since = first === '' ? 'names the group' : `known to name the group since ${first}`;
    return [`${held ?? capitalised(instrument.short)}; ${since}${still}`];
  });
}

function onInstrument(instrument: Instrument, lookups: Lookups, asOf: string): Brief {
  const { jurisdiction, issuer, citation, status, coverage, clauses, url } = instrument;
  const texts = (facts: Instrument['limits']) => facts.map(({ text }) => text);
  return {
    title: `${instrument.name} (${instrument.id})`,
    sections: [
      {
        title: '',
        items: [
          `${jurisdiction}, ${issuer}; ${citation}`,
          `Status: ${status.text}`,
          ...(coverage ? [`Held here: ${heldWords(coverage).text}`] : []),
          ...(url === '' ? [] : [url]),
        ],
        keep: 4,
      },
      {
        title: 'What it does',
        items: inForceFirst(clauses, asOf).map(clause => clauseLine(clause, instrument, lookups)),
        keep: 5,
      },
      { title: 'Whom it names', items: namesOf(clauses, lookups), keep: 1 },
      { title: 'What it does not do', items: texts(instrument.limits), keep: 2 },
      {
        title: 'Open, or not verified',
        items: [...leftOpen(clauses).map(({ text }) => text), ...texts(instrument.notVerified)],
        keep: 2,
      },
    ],
    foot: [`--details has every clause, fact and source. Signatures of ${lookups.set.date}. Not legal advice.`],
  };
}

/** What holds, the strongest first, then what will, at last what no longer does. */
function inForceFirst(clauses: readonly Clause[], asOf: string): readonly Clause[] {
  const rank = (clause: Clause) =>
    EFFECTS.indexOf(clause.effect) + (holds(clause, asOf) ? 0 : (clause.from ?? '') > asOf ? 10 : 20);
  return [...clauses].sort((a, b) => rank(a) - rank(b));
}

function clauseLine(clause: Clause, instrument: Instrument, lookups: Lookups): string {
  const time = [clause.from, clause.until && `until ${clause.until}`].filter(Boolean).join(' ');
  return `${time === '' ? '' : `${time}: `}${clause.text} ${capitalised(whomOf(clause, instrument, lookups))}.`;
}

function namesOf(clauses: readonly Clause[], lookups: Lookups): readonly string[] {
  const targets = clauses.filter(({ undecidable }) => undecidable === undefined).flatMap(clause => clause.targets);
  const names = [...new Set(targets.map(({ vendor }) => lookups.vendors.get(vendor)?.display ?? vendor))];
  if (names.length === 0) return [];
  const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
  return [`${names.slice(0, 20).join(', ')}${more}`];
}
