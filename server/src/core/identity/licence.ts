import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Span } from '../text/span.ts';
import {
  type FaultKind,
  firstFault,
  type GrammarFault,
  listedId,
  mostDepth,
  operatorOf,
  type Token,
  tokenise,
  type Wanted,
} from './licence-grammar.ts';
import { suggestLicence } from './licence-suggestion.ts';
import { spdxListVersion } from './spdx-list.ts';

/** What is wrong with a licence expression, where, and what could stand there instead of what `span` covers. */
export interface LicenceError {
  readonly ok: false;
  /** Offsets within the text that was checked. */
  readonly span: Span;
  readonly message: Message;
  /** A guess for a person to accept, never to be applied by itself. */
  readonly suggestion?: string;
}

export type LicenceCheck = { readonly ok: true } | LicenceError;

const MOST_UNITS = 4096;
const MOST_TERMS = 500;
const OK: LicenceCheck = { ok: true };

/**
 * Checks an SPDX licence expression. Never throws. Longer than 4,096 characters, more than 500 terms or 50 open
 * parentheses is reported as not checked.
 */
export function checkLicenceExpression(text: string): LicenceCheck {
  if (text.length > MOST_UNITS)
    return wrong(
      text,
      0,
      text.length,
      message('licence.too-long', 'Longer than {most} characters: not checked.', { most: MOST_UNITS }),
    );
  const known = memory.get(text);
  if (known) return known;
  const result = check(text);
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(text, result);
  return result;
}

/**
 * Checks what stands where one id of the list should, spelled as there: CycloneDX has no other. An expression in that place
 * is left to the schema.
 */
export function checkLicenceId(text: string): LicenceCheck {
  const listed = listedId(text);
  if (listed === text) return OK;
  if (listed === undefined) return checkLicenceExpression(text);
  return { ...wrong(text, 0, text.length, onlyCase(text, listed)), suggestion: listed };
}

/** Checks what stands where only an exception can. */
export function checkException(text: string): LicenceCheck {
  const [token, ...others] = tokenise(`MIT WITH ${text}`).slice(2);
  if (token && others.length === 0 && isExpression(`MIT WITH ${text}`)) return OK;
  return wrong(text, 0, text.length, unknown(shown(text), 'exception'));
}

/** Documents state the same few licences thousands of times. */
const memory = new Map<string, LicenceCheck>();
const MOST_REMEMBERED = 2000;

function check(text: string): LicenceCheck {
  const bare = text.trim();
  if (bare === 'NONE' || bare === 'NOASSERTION') return OK;
  if (bare === '') return wrong(text, 0, text.length, message('licence.empty', 'The licence expression is empty.'));
  if (/^UNLICENSED$/i.test(bare) || /^SEE LICEN[SC]E IN /i.test(bare)) {
    const said = message(
      'licence.npm-word',
      '“{word}” is a word of npm for "no public licence": SPDX writes a LicenseRef-… of your own for it.',
      { word: shown(bare) },
    );
    return wrong(text, 0, text.length, said);
  }
  const tokens = tokenise(text);
  if (tokens.length > 2 * MOST_TERMS) {
    return wrong(
      text,
      0,
      text.length,
      message('licence.too-many-terms', 'More than {most} terms: not checked.', { most: MOST_TERMS }),
    );
  }
  const fault = firstFault(tokens);
  return fault ? faulty(text, tokens, fault) : OK;
}

/** What is wrong at the token; where the words around it are one licence in other words (`Apache 2.0`), of them all, with its id. */
function faulty(text: string, tokens: readonly Token[], { at, fault }: GrammarFault): LicenceError {
  const token = tokens[at] as Token;
  const own = wrong(text, token.start, token.end, sentenceOf(fault, token));
  if (fault.kind === 'operator-case') return { ...own, suggestion: token.text.toUpperCase() };
  const isMisplaced = fault.kind === 'unknown' || (fault.kind === 'expected' && fault.wanted === 'operator');
  if (!isMisplaced) return own;
  const isWord = (one: Token | undefined): boolean => one !== undefined && !/^(?:AND|OR|WITH|[()])$/i.test(one.text);
  let first = at;
  let last = at;
  while (first > 0 && isWord(tokens[first - 1])) first--;
  while (isWord(tokens[last + 1])) last++;
  if (operatorOf(tokens[first - 1]?.text ?? '') === 'WITH') return own;
  const start = (tokens[first] as Token).start;
  const end = (tokens[last] as Token).end;
  const suggestion = suggestLicence(text.slice(start, end), isExpression);
  return suggestion === undefined ? own : { ...wrong(text, start, end, own.message), suggestion };
}

function isExpression(text: string): boolean {
  return firstFault(tokenise(text)) === undefined;
}

function sentenceOf(fault: FaultKind, { text }: Token): Message {
  const words = { word: shown(text) };
  switch (fault.kind) {
    case 'unknown':
      return unknown(words.word, fault.wanted);
    case 'expected':
      return expected(fault.wanted, words);
    case 'operator-case':
      return onlyCase(text, text.toUpperCase());
    case 'nothing-open':
      return message('licence.nothing-open', 'Nothing is open that this parenthesis could close.');
    case 'never-closed':
      return message('licence.never-closed', 'This parenthesis is never closed.');
    case 'with-behind-group':
      return message('licence.with-behind-group', 'WITH belongs behind one licence, not behind a group.');
    case 'too-deep':
      return message('licence.too-deep', 'More than {most} open parentheses: not checked.', { most: mostDepth });
    case 'nothing-follows':
      return message('licence.nothing-follows', 'Nothing follows “{word}”.', words);
  }
}

function expected(wanted: Wanted, words: { readonly word: string }): Message {
  switch (wanted) {
    case 'licence':
      return message('licence.licence-expected', 'Expected a licence before “{word}”.', words);
    case 'operator':
      return message('licence.operator-expected', 'Expected AND, OR or WITH before “{word}”.', words);
    case 'exception':
      return message('licence.exception-expected', 'Expected an exception before “{word}”.', words);
  }
}

function onlyCase(word: string, id: string): Message {
  return message('licence.only-case', 'SPDX writes “{word}” as “{id}”.', { word: shown(word), id });
}

function unknown(word: string, wanted: Wanted): Message {
  const args = { word, version: spdxListVersion };
  return wanted === 'exception'
    ? message('licence.unknown-exception', '“{word}” is no exception of the SPDX list {version}.', args)
    : message('licence.unknown', '“{word}” is no licence of the SPDX list {version}.', args);
}

function wrong(text: string, start: number, end: number, why: Message): LicenceError {
  return { ok: false, span: { start, end: Math.min(end, text.length) }, message: why };
}

function shown(text: string): string {
  return printable(text, 60);
}
