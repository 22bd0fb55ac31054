import { type Coverage, noCoverage } from '../../../model/coverage.ts';
import type { CsvReader } from '../../../syntax/csv.ts';

/** What a first look at a row tells, in bits: it states an organisation, an identifier, and may concern a vendor. */
export const look = {
  organisation: 1,
  identifier: 2,
  concerns: 4,
  /** It has a model or part number. */
  number: 8,
} as const;

const one = { ...noCoverage, components: 1 };
const oneOf = {
  withOrganisation: { ...one, withOrganisation: 1 },
  numbered: { ...one, identifiersOnly: 1, makerUnknown: 1 },
  identified: { ...one, identifiersOnly: 1 },
  nothing: { ...one, nothing: 1 },
};

/** The rows of a piece, those that are worth a review with their text. */
export class KeptRows {
  readonly texts: string[] = [];
  /** For each of those: its line in the reviewed text and in the table. */
  readonly places: { readonly from: number; readonly to: number }[] = [];
  readonly counts = { components: 0, withOrganisation: 0, identifiersOnly: 0, nothing: 0, makerUnknown: 0 };
  faults = 0;
  /** The part that alternates below it stand for, and its line in the table. */
  part: { readonly start: number; readonly end: number; readonly line: number } | undefined;
  #line: number;

  constructor(headLines: number) {
    this.#line = headLines;
  }

  count(seen: number): void {
    if ((seen & look.organisation) !== 0) this.add(oneOf.withOrganisation);
    else if ((seen & look.identifier) !== 0) this.add((seen & look.number) !== 0 ? oneOf.numbered : oneOf.identified);
    else this.add(oneOf.nothing);
  }

  add({ components, withOrganisation, identifiersOnly, nothing, makerUnknown = 0 }: Coverage): void {
    const { counts } = this;
    counts.components += components;
    counts.withOrganisation += withOrganisation;
    counts.identifiersOnly += identifiersOnly;
    counts.nothing += nothing;
    counts.makerUnknown += makerUnknown;
  }

  get coverage(): Coverage {
    const { makerUnknown, ...counts } = this.counts;
    return makerUnknown > 0 ? { ...counts, makerUnknown } : counts;
  }

  /** Keeps the part in whose place the row behind it may be fitted, whoever made it. */
  keepPart(text: string): void {
    const { part } = this;
    if (!part || (this.places.at(-1)?.to ?? -1) >= part.line) return;
    const row = text.slice(part.start, part.end);
    this.places.push({ from: this.#line, to: part.line });
    this.texts.push(row);
    this.#line += lineEndsIn(row) + 1;
  }

  /** Keeps the row that a reader stands on. */
  keep(reader: CsvReader, text: string, linesBefore: number): void {
    this.places.push({ from: this.#line, to: linesBefore + reader.line });
    this.texts.push(text.slice(reader.row.start, reader.row.end));
    this.#line += reader.lines - reader.line;
  }
}

/** The line of the table on which a line of the kept rows stands. */
export function lineIn(places: readonly { readonly from: number; readonly to: number }[], line: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.from ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place ? place.to + line - place.from : line;
}

export function lineEndsIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
