import { isPlaceholder } from '../identity/placeholder.ts';
import { languageOf, languageTags } from '../l10n/language.ts';
import type { Declaration, PartAnswer } from '../model/declaration.ts';
import { isZip } from '../read/archive/zip.ts';
import { placeName } from '../read/workbook/grid.ts';
import { workbookIn } from '../read/workbook/workbook.ts';
import { type CsvDelimiter, CsvReader, csvDelimiters } from '../syntax/csv.ts';
import { decodeText } from '../text/decode.ts';
import { printable } from '../text/printable.ts';
import { withoutEnd } from '../text/trim.ts';
import { readDeclarations } from './cyclonedx.ts';
import {
  type AnswerColumn,
  answerColumns,
  answerHeaders,
  marker,
  signatureColumn,
  signedBy,
  signedOn,
} from './layout.ts';
import type { AnswerProblem, RawAnswer, RawAnswers } from './raw-answers.ts';

/** A questionnaire that came back, or one that nobody has filled in. */
export interface Answers {
  readonly declarations: readonly Declaration[];
  readonly questions: number;
  readonly problems: readonly AnswerProblem[];
}

/** Texts of an answer beyond this are cut: a name of a company has a tenth of it. */
const longestAnswer = 2000;
const mostQuestions = 100_000;

/** Reads a questionnaire in any of its forms. Undefined for whatever else the bytes are. */
export function readAnswers(bytes: Uint8Array, file: string): Answers | undefined {
  const raw = isZip(bytes) ? fromWorkbook(bytes) : fromText(decodeText(bytes).value);
  return raw && answersOf(raw, file);
}

function answersOf({ by, on, answers, problems }: RawAnswers, file: string): Answers {
  const declarations: Declaration[] = [];
  const told = [...problems];
  for (const { question, values, line, column, place } of answers.slice(0, mostQuestions)) {
    const maker = givenIn(values.maker);
    const stated = givenIn(values.part);
    const part = stated === undefined ? undefined : partOf(stated);
    if (stated !== undefined && part === undefined) {
      const message = `“${printable(stated, 60)}” is none of yes, no and not known; it is not read.`;
      told.push({ code: 'answer-not-understood', message, line, column });
    }
    const isNobody = maker !== undefined && isPlaceholder(maker);
    const known = part ?? (isNobody ? 'not-known' : undefined);
    if (known === undefined && (maker === undefined || isNobody)) continue;
    const remarks = [values.holds, values.remarks].flatMap(text => givenIn(text) ?? []).join('; ');
    declarations.push({
      question,
      ...(maker === undefined || isNobody ? {} : { maker }),
      ...(known === undefined ? {} : { part: known }),
      ...(remarks === '' ? {} : { remarks }),
      ...(givenIn(by) === undefined ? {} : { by: by.trim() }),
      ...(givenIn(on) === undefined ? {} : { on: on.trim() }),
      file,
      place,
    });
  }
  if (declarations.length > 0 && (givenIn(by) === undefined || givenIn(on) === undefined)) {
    const what = givenIn(by) === undefined ? 'who answered' : 'on which day it was answered';
    told.push({ code: 'answers-unsigned', message: `The questionnaire does not say ${what}.`, line: 0, column: 0 });
  }
  return { declarations, questions: answers.length, problems: told };
}

function givenIn(text: string | undefined): string | undefined {
  const value = text?.trim().slice(0, longestAnswer);
  return value === undefined || value === '' ? undefined : value;
}

const partWords: Readonly<Record<PartAnswer, ReadonlySet<string>>> = {
  yes: new Set(['yes', 'y', 'true', 'oui', 'o', 'vrai', 'ja', 'sí', 'si']),
  no: new Set(['no', 'n', 'false', 'non', 'faux', 'nein', 'none', 'aucun', 'aucune']),
  'not-known': new Set([
    'not known',
    'unknown',
    'don’t know',
    "don't know",
    'inconnu',
    'pas connu',
    'ne sait pas',
    '?',
    'n/a',
  ]),
};

function partOf(text: string): PartAnswer | undefined {
  const word = withoutEnd(text.toLowerCase(), /[.!,;\s]/);
  const words = Object.entries(partWords) as readonly (readonly [PartAnswer, ReadonlySet<string>])[];
  return words.find(([, known]) => known.has(word))?.[0];
}

interface Row {
  readonly line: number;
  readonly cells: readonly (string | undefined)[];
}

function fromWorkbook(bytes: Uint8Array): RawAnswers | undefined {
  for (const { name, rows } of workbookIn(bytes)?.sheets ?? []) {
    const table = rows.map(({ row, cells }) => ({ line: row, cells }));
    const raw = fromTable(table, (row, column) => placeName(name, { row, column }));
    if (raw) return raw;
  }
  return undefined;
}

function fromText(text: string): RawAnswers | undefined {
  const begin = text.slice(0, 65_536);
  if (!begin.includes(marker)) return undefined;
  if (/^\s*\{/.test(begin)) return readDeclarations(text);
  const delimiter = delimiterOf(begin);
  if (delimiter === undefined) return undefined;
  const reader = new CsvReader(text, delimiter);
  const rows: Row[] = [];
  while (reader.nextRow() && rows.length < mostQuestions + 100) {
    rows.push({
      line: reader.line,
      cells: Array.from({ length: reader.count }, (_, at) => unquoted(reader.value(at))),
    });
  }
  return fromTable(rows, line => `line ${line + 1}`);
}

/** What stands behind the first cell. */
function delimiterOf(text: string): CsvDelimiter | undefined {
  const at = text.indexOf(marker) + marker.length;
  const sign = text
    .slice(at, at + 2)
    .replace(/^"/, '')
    .charAt(0);
  return csvDelimiters.find(each => each === sign);
}

/** The apostrophe by which a cell was kept from being calculated. */
function unquoted(text: string): string {
  return /^'\s*[=+\-@|%]/.test(text) ? text.slice(1) : text;
}

const idForm = /^q[0-9a-f]{15}$/;
/** Columns that are looked through for an id: somebody may have put one before it. */
const mostLeft = 8;

function fromTable(rows: readonly Row[], placeOf: (line: number, column: number) => string): RawAnswers | undefined {
  const start = rows
    .slice(0, 50)
    .findIndex(({ cells }) => cells.slice(0, mostLeft).some(cell => cell?.trim() === marker));
  const first = rows[start];
  if (!first) return undefined;
  const shift = first.cells.findIndex(cell => cell?.trim() === marker);
  const signed = (sign: string) =>
    rows
      .slice(start, start + 20)
      .find(({ cells }) => cells[shift]?.trim() === sign)
      ?.cells.slice(shift + signatureColumn)
      .find(cell => givenIn(cell) !== undefined) ?? '';
  const columns = columnsOf(rows.slice(start), shift);
  const answers: RawAnswer[] = [];
  const problems: AnswerProblem[] = [];
  for (const { line, cells } of rows.slice(columns.below + start)) {
    const values = Object.fromEntries(answerColumns.map(column => [column, cells[columns.at[column]] ?? '']));
    const id = cells[shift]?.trim() ?? '';
    const isAnswered = Object.values(values).some(value => givenIn(value) !== undefined);
    const column = columns.at.maker;
    if (idForm.test(id)) answers.push({ question: id, values, line, column, place: placeOf(line, column) });
    else if (isAnswered) {
      const message = 'This row has an answer and no id of a question; it is not read.';
      problems.push({ code: 'answer-without-question', message, line, column: shift });
    }
  }
  return { by: signed(signedBy), on: signed(signedOn), answers, problems };
}

/** Where answers stand, by their headers in any language, else where we put them. */
function columnsOf(rows: readonly Row[], shift: number) {
  const at: Record<AnswerColumn, number> = { maker: shift + 7, part: shift + 8, holds: shift + 9, remarks: shift + 10 };
  const headers = new Map(
    languageTags.flatMap(tag =>
      answerColumns.map(
        column => [plain(printable(languageOf(tag).say(answerHeaders[column]), 2000)), column] as const,
      ),
    ),
  );
  const row = rows.slice(0, 50).findIndex(({ cells }) => cells.some(cell => headers.has(plain(cell ?? ''))));
  for (const [column, cell] of (rows[row]?.cells ?? []).entries()) {
    const known = headers.get(plain(cell ?? ''));
    if (known) at[known] = column;
  }
  return { at, below: row < 0 ? 1 : row + 1 };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
