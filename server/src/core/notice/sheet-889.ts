import { businessDaysAfter, dayWords, type PassedOver } from './business-days.ts';
import type { NoticeItem } from './item.ts';
import { lawSources, type Said } from './said.ts';

/** What whoever makes the notice knows besides the documents. */
export interface NoticeFacts {
  /** When it was found: YYYY-MM-DD, and perhaps the time, HH:MM. */
  readonly foundOn: string;
  readonly foundAt?: string;
  /** When the first report went out; absent: not yet. */
  readonly reportedOn?: string;
  readonly contracts: readonly string[];
  readonly orders: readonly string[];
  readonly profile: string;
}

/** A day by which something is due, and how it was counted. */
export interface Due {
  readonly what: string;
  readonly day: string;
  readonly how: readonly Said[];
}

const clause = lawSources.clause.url;

function say(text: string, source: string): Said {
  return { text, source };
}

function passedWords(passed: readonly PassedOver[]): string {
  if (passed.length === 0) return '';
  return ` Not counted: ${passed.map(({ day, why }) => `${day} (${why})`).join(', ')}.`;
}

/** When the reports are due, counted from the day of finding. */
export function dueDays({ foundOn, foundAt, reportedOn }: NoticeFacts): readonly Due[] {
  const first = businessDaysAfter(foundOn, 1);
  const sent = reportedOn ?? first.day;
  const second = businessDaysAfter(sent, 10);
  const holidays = lawSources.holidays.url;
  const counted = say(
    'The clause does not say what a business day is, as far as it was read; counted are Monday to Friday without the federal holidays.',
    holidays,
  );
  return [
    {
      what: 'First report, clause 52.204-25(d)(2)(i): within one business day',
      day: dayWords(first.day),
      how: [
        say(
          `One business day from the day of identification or notification, ${dayWords(foundOn)}${foundAt === undefined ? '' : ` ${foundAt}`}.${passedWords(first.passed)}`,
          clause,
        ),
        counted,
      ],
    },
    {
      what: 'Follow-up, clause 52.204-25(d)(2)(ii): within ten business days',
      day: dayWords(second.day),
      how: [
        say(
          `Ten business days from the day on which the first report is submitted: ${dayWords(sent)}${reportedOn === undefined ? ', if it goes out on the last day' : ''}.${passedWords(second.passed)}`,
          clause,
        ),
      ],
    },
    {
      what: 'Where the contract has 52.240-91 in the place of that clause: by a summary, within 72 hours',
      day: `${dayWords(threeDaysAfter(foundOn))}${foundAt === undefined ? '' : ` ${foundAt}`}`,
      how: [
        say(
          'Not verified: agencies use 52.240-91 by class deviation, and summaries by others say that its paragraph (h) asks for one report within 72 hours. That paragraph was not read for this page.',
          lawSources.summary.url,
        ),
        say(
          'Not verified: a rule proposed on 2026-06-23 would, by summaries, put one report within 72 hours in the place of those of one and ten business days.',
          lawSources.overhaul.url,
        ),
        say('Read the clause in your contract, and keep to the earlier day until you have.', lawSources.deviation.url),
      ],
    },
  ];
}

function threeDaysAfter(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 3);
  return moment.toISOString().slice(0, 10);
}

/** A field that the clause asks for, filled in as far as anything is known. */
export interface SheetField {
  readonly name: string;
  readonly values: readonly Said[];
  /** What there is to do where nothing is known. */
  readonly missing: string;
}

/** The fields of paragraph (d)(2)(i) for one component, in the order of the clause. */
export function fieldsOf(item: NoticeItem, { contracts, orders }: NoticeFacts): readonly SheetField[] {
  const given = (values: readonly string[]) => values.map(text => ({ text, source: 'as given on the command line' }));
  const one = (said: Said | undefined) => (said ? [said] : []);
  return [
    { name: 'Contract number', values: given(contracts), missing: 'Fill in.' },
    { name: 'Order number(s), if applicable', values: given(orders), missing: 'Fill in, or note that there is none.' },
    {
      name: 'Supplier name',
      values: one(item.supplier),
      missing: 'The document names no supplier: fill in who delivered it.',
    },
    { name: 'Supplier unique entity identifier (if known)', values: [], missing: 'No document states one.' },
    { name: 'Supplier CAGE code (if known)', values: one(item.cage), missing: 'No document states one.' },
    {
      name: 'Brand',
      values: one(item.brand),
      missing: 'The document names no maker: fill in what stands on the device.',
    },
    {
      name: 'Model number (of the maker, the part or the wholesaler)',
      values: one(item.model),
      missing: 'The document states none: fill in what stands on the device.',
    },
    { name: 'Item description', values: [item.description], missing: '' },
    {
      name: 'Readily available information about mitigation actions undertaken or recommended',
      values: [],
      missing: 'Fill in. Nothing is proposed here.',
    },
  ];
}

/** What the clause says, in our words, each with its source. */
export function clauseSays(profile: string): readonly Said[] {
  const to =
    profile === 'us-dod-contractor'
      ? 'In the case of the Department of Defense the report goes to https://dibnet.dod.mil; for indefinite delivery contracts it names the contract and the orders affected.'
      : 'The report goes to the contracting officer; for indefinite delivery contracts to the contracting officer of the contract and of each order affected.';
  return [
    say(
      'A contractor reports covered equipment or services that it identifies, or is notified of by a subcontractor or by anybody else, during contract performance, where they are a substantial or essential component of any system, or critical technology as part of any system.',
      clause,
    ),
    say(`${to} Other procedures of the contract come first.`, clause),
    say(
      'The follow-up tells any further information about mitigation, what was done to prevent use or submission of covered equipment or services, and what will be done to prevent it from now on.',
      clause,
    ),
  ];
}

/** What the follow-up asks for: nothing of it can be known here. */
export const followUp: readonly string[] = [
  'Further information about mitigation actions undertaken or recommended',
  'Efforts undertaken to prevent use or submission of covered equipment or services',
  'Additional efforts to prevent future use or submission',
];
