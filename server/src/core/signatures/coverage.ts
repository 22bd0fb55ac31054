import { bareName } from '../text/bare-name.ts';
import { type Message, message, quote } from '../text/message.ts';
import type { InstrumentFile } from './shapes.ts';
import type { Advisory } from './types/advisory.ts';
import type { Clause, Coverage, Instrument } from './types/instrument.ts';
import type { SignatureSet } from './types/set.ts';
import type { Vendor } from './types/vendor.ts';

/** An instrument that says how many of its names are held: counted from its clauses, never typed. */
export function withCoverage(
  { coverage, ...instrument }: InstrumentFile | Instrument,
  vendors: readonly Vendor[],
  advisories: readonly Advisory[],
): Instrument {
  if (coverage === undefined) return instrument;
  const { of, clauses, without = [] } = coverage;
  const counted = instrument.clauses.filter(
    ({ id, undecidable }) => undecidable === undefined && (clauses === undefined || clauses.includes(id)),
  );
  const names = new Set([
    ...counted.flatMap(clause => clause.targets.flatMap(target => namesOf(target, vendors))),
    ...toldBy(instrument, advisories),
  ]);
  for (const id of without) names.delete(id);
  const { of: _, ...rest } = coverage;
  return { ...instrument, coverage: { ...rest, names: names.size, ...(of === undefined ? {} : { of: Number(of) }) } };
}

/** Ids of the companies that a target reaches by name. Where it speaks of products only the maker counts. */
function namesOf(
  { vendor, entities = [], reach, speaksOf }: Clause['targets'][number],
  vendors: readonly Vendor[],
): readonly string[] {
  const self = vendors.find(({ id }) => id === vendor)?.entities[0]?.id;
  return [
    ...(reach.self !== 'not-covered' && self !== undefined ? [self] : []),
    ...(speaksOf === undefined ? entities : []),
  ];
}

/** Makers of whose weaknesses it tells. */
function toldBy({ id, kind }: Pick<Instrument, 'id' | 'kind'>, advisories: readonly Advisory[]): readonly string[] {
  if (kind !== 'vulnerability') return [];
  return advisories
    .filter(({ weaknesses }) => weaknesses.some(({ told }) => told.some(({ instrument }) => instrument === id)))
    .map(({ id: maker, vendor }) => vendor ?? maker);
}

/** What a coverage names that is not there, and whether a list lacks its length. */
export function coverageFaults(
  { coverage, clauses }: InstrumentFile,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly clause: string | undefined; readonly entity: string | undefined; readonly lacksLength: boolean } {
  const entities = [...groups.values()];
  return {
    clause: coverage?.clauses?.find(id => !clauses.some(clause => clause.id === id)),
    entity: coverage?.without?.find(id => !entities.some(group => group.has(id))),
    lacksLength: coverage?.held === 'list' && coverage.of === undefined,
  };
}

/** `Section 1260H list (2026-06-08): 188 of 188 names`; undefined where nobody said how whole it is. */
export function coverageWords(instrument: Instrument): Message | undefined {
  const { coverage } = instrument;
  if (coverage === undefined) return undefined;
  const short = quote(capitalised(bareName(instrument.short)));
  const act =
    coverage.edition === undefined
      ? short
      : message('coverage.edition', '{act} ({edition})', { act: short, edition: coverage.edition });
  return message('coverage.of', '{act}: {held}', { act, held: heldWords(coverage) });
}

/** `188 of 188 names`. */
export function heldWords({ held, names, of }: Coverage): Message {
  switch (held) {
    case 'list':
      return message(
        'coverage.list',
        { one: '{names} of {n} name', other: '{names} of {n} names' },
        { n: of ?? names, names },
      );
    case 'of-interest':
      return message(
        'coverage.of-interest',
        { one: '{n} name, not the whole list', other: '{n} names, not the whole list' },
        { n: names },
      );
    case 'nobody':
      return message('coverage.nobody', 'it names no maker or supplier');
    case 'not-read':
      return message('coverage.not-read', 'the names were not read');
  }
}

/** Against what the names were compared; undefined where there is nothing to compare. */
export function checkedWords({ checked }: Coverage): Message | undefined {
  return checked === undefined ? undefined : CHECKED[checked];
}

const CHECKED: Readonly<Record<NonNullable<Coverage['checked']>, Message>> = {
  official: message('coverage.official', 'compared with the official text'),
  transcription: message('coverage.transcription', 'by a transcription, not compared with the official text'),
  reports: message('coverage.reports', 'by reports, not compared with the official text'),
};

/** How whole a list is, as reports tell it. */
export interface ListHeld {
  readonly instrument: string;
  readonly held: Coverage['held'];
  readonly names: number;
  readonly of?: number;
  readonly edition?: string;
  readonly checked?: NonNullable<Coverage['checked']>;
  readonly text: Message;
}

/** Whether there is a word to say: an act that names nobody, or one company, needs none. */
export function isList({ held, of = 0 }: Coverage): boolean {
  return held === 'of-interest' || held === 'not-read' || (held === 'list' && of > 1);
}

/** Every act that names several companies, or whose names are not all known. */
export function listsHeld({ instruments }: SignatureSet): readonly ListHeld[] {
  return instruments.flatMap(instrument => {
    const { id, coverage } = instrument;
    const text = coverageWords(instrument);
    if (coverage === undefined || text === undefined) return [];
    const { held, names, of, edition, checked } = coverage;
    if (!isList(coverage)) return [];
    return [
      {
        instrument: id,
        held,
        names,
        ...(of === undefined ? {} : { of }),
        ...(edition === undefined ? {} : { edition }),
        ...(checked === undefined ? {} : { checked }),
        text,
      },
    ];
  });
}

/**
 * The lists that a report tells of: those that come in editions, and those of which names are missing here.
 * Catalogues of weaknesses restrict nobody.
 * @param jurisdictions of those who review
 * @param everywhere nobody was chosen for some documents: the long lists of all places are told too
 */
export function listsJudgedBy(
  set: SignatureSet,
  jurisdictions: readonly string[],
  everywhere: boolean,
): readonly ListHeld[] {
  const acts = new Map(set.instruments.map(instrument => [instrument.id, instrument]));
  return listsHeld(set).filter(({ instrument, held, names, of = 0, edition }) => {
    const { jurisdiction = '', kind } = acts.get(instrument) ?? {};
    const here = jurisdictions.some(own => own === jurisdiction || own.startsWith(`${jurisdiction}-`));
    const worth = edition !== undefined || held !== 'list' || names < of;
    const asked = here || (everywhere && (edition !== undefined || names >= LONG));
    return worth && kind !== 'vulnerability' && asked;
  });
}

/** A list with so many names held is worth a word to somebody who has not said where he is. */
const LONG = 5;

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
