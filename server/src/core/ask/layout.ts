import { partyKey } from '../judge/asked.ts';
import type { Language } from '../l10n/language.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Question } from './question.ts';

/** The first cell of a questionnaire, by which it is known again. */
export const marker = 'bomwarden-questionnaire';

/** All that one supplier is asked. */
export interface Questionnaire {
  /** As a document names it; undefined: whoever sent the documents. */
  readonly party: string | undefined;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly questions: readonly Question[];
}

/** One for each supplier, in the order in which the documents name them. */
export function questionnairesOf(questions: readonly Question[], day: string): readonly Questionnaire[] {
  const byParty = new Map<string, Question[]>();
  for (const question of questions) {
    const key = partyKey(question.party);
    const known = byParty.get(key);
    if (!known) byParty.set(key, [question]);
    else if (!known.some(({ id }) => id === question.id)) known.push(question);
  }
  return [...byParty.values()].map(own => ({ party: own[0]?.party, day, questions: own }));
}

/** The columns that a supplier fills in. */
export const answerColumns = ['maker', 'part', 'holds', 'remarks'] as const;
export type AnswerColumn = (typeof answerColumns)[number];

export const answerHeaders: Readonly<Record<AnswerColumn, Message>> = {
  maker: message('ask.column.maker', 'Answer: who made it (full legal name)'),
  part: message('ask.column.part', 'Answer: is it or a part of it made by a company asked about? (yes, no, not known)'),
  holds: message('ask.column.holds', 'For which model and revision, and from which date of manufacture?'),
  remarks: message('ask.column.remarks', 'Remarks, enclosed evidence'),
};

const given = {
  id: message('ask.column.id', 'Id (please leave)'),
  component: message('ask.column.component', 'Component'),
  version: message('ask.column.version', 'Version'),
  stated: message('ask.column.stated', 'Your document states'),
  place: message('ask.column.place', 'Where'),
  asks: message('ask.column.asks', 'What we ask'),
  why: message('ask.column.why', 'Why we ask'),
};

/** A questionnaire as rows of cells. */
export interface Layout {
  readonly rows: readonly (readonly string[])[];
  /** The row of headers, counted from 0. */
  readonly header: number;
  /** Cells that the supplier fills in. */
  readonly open: readonly { readonly row: number; readonly column: number }[];
  /** Column of the answer that is one of three words, and these words. */
  readonly choice: { readonly column: number; readonly words: readonly string[] };
}

/** Signs in the first column of rows that say who answers. */
export const signedBy = 'by';
export const signedOn = 'on';
/** The column in which the supplier signs. */
export const signatureColumn = 2;

export const partWords: Readonly<Record<'yes' | 'no' | 'not-known', Message>> = {
  yes: message('ask.yes', 'yes'),
  no: message('ask.no', 'no'),
  'not-known': message('ask.not-known', 'not known'),
};

export const intro = message(
  'ask.intro',
  'Please fill in the marked cells, leave the rest as it is, and send the file back. Your answers are kept as your statement, with your name and the day; they do not replace a corrected document.',
);

export function titleOf({ party, day }: Questionnaire): Message {
  return party === undefined
    ? message('ask.title-sender', 'Questions about what you sent us ({day})', { day })
    : message('ask.title', 'Questions to {party} ({day})', { party: printable(party, 120), day });
}

/** @returns rows of texts that are safe to show; a format makes them safe for itself */
export function layoutOf(questionnaire: Questionnaire, language: Language): Layout {
  const say = (text: Message) => printable(language.say(text), 2000);
  const head = [
    [marker, '1', say(titleOf(questionnaire))],
    ['', '', say(intro)],
    [signedBy, say(message('ask.by', 'Answered by (name, position, company)')), ''],
    [signedOn, say(message('ask.on', 'Day (YYYY-MM-DD)')), ''],
    [],
  ];
  const headers = [...Object.values(given), ...answerColumns.map(column => answerHeaders[column])].map(say);
  const rows = questionnaire.questions.map(question => rowOf(question, say));
  const first = Object.keys(given).length;
  const header = head.length;
  const open = [
    { row: 2, column: signatureColumn },
    { row: 3, column: signatureColumn },
    ...rows.flatMap((_, at) => answerColumns.map((_, nth) => ({ row: header + 1 + at, column: first + nth }))),
  ];
  const choice = { column: first + answerColumns.indexOf('part'), words: Object.values(partWords).map(say) };
  return { rows: [...head, headers, ...rows], header, open, choice };
}

function rowOf(
  { id, component, version, stated, document, range, more, asks, why }: Question,
  say: (text: Message) => string,
) {
  const { cell, start } = range;
  const at =
    cell === undefined
      ? message('ask.place', '{document}, line {line}', { document, line: start.line + 1 })
      : message('ask.cell', '{document}, {cell}', { document, cell });
  const places =
    more === 0
      ? at
      : message('ask.places', { one: '{at} and {n} more place', other: '{at} and {n} more places' }, { at, n: more });
  return [
    id,
    printable(component, 300),
    printable(version, 100),
    stated.map(say).join('\n'),
    say(places),
    asks.map((ask, nth) => `${nth + 1}. ${say(ask)}`).join('\n'),
    why.map(say).join('\n'),
    ...answerColumns.map(() => ''),
  ];
}
