import parseExpression from 'spdx-expression-parse';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Span } from '../text/span.ts';
import { suggestLicence } from './licence-suggestion.ts';

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
const MOST_DEPTH = 50;
const OK: LicenceCheck = { ok: true };

/**
 * Checks an SPDX licence expression. Never throws, and never hands the parser, which recurses, what could exhaust the
 * stack: longer than 4,096 characters, more than 500 terms or 50 open parentheses is reported as not checked.
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
  return walk(text, tokens) ?? parsed(text, tokens);
}

interface Token extends Span {
  readonly text: string;
}

function tokenise(text: string): readonly Token[] {
  return [...text.matchAll(/[()]|[^\s()]+/g)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

/** The grammar, token by token, so that the offending one is known: the parser tells an offset only sometimes. */
function walk(text: string, tokens: readonly Token[]): LicenceError | undefined {
  const wrongAt = (token: Token, why: Message) => wrong(text, token.start, token.end, why);
  let depth = 0;
  let wants: Wanted = 'licence';
  for (const [at, token] of tokens.entries()) {
    const isOperator = /^(?:AND|OR|WITH)$/i.test(token.text);
    if (wants === 'operator') {
      if (token.text === ')') {
        if (--depth < 0) return wrongAt(token, nothingOpen);
      } else if (!isOperator) return misplaced(text, tokens, at, expected('operator', token));
      else if (!/^WITH$/i.test(token.text)) wants = 'licence';
      else if (tokens[at - 1]?.text === ')') return wrongAt(token, withBehindGroup);
      else wants = 'exception';
    } else if (token.text === '(' && wants === 'licence') {
      if (++depth > MOST_DEPTH) return wrongAt(token, tooDeep);
    } else if (isOperator || token.text === '(' || token.text === ')') return wrongAt(token, expected(wants, token));
    else if (!isKnown(token.text, wants)) return misplaced(text, tokens, at, unknown(token.text, wants));
    else wants = 'operator';
  }
  const last = tokens[tokens.length - 1];
  if (last && wants !== 'operator') return wrongAt(last, nothingFollows(last));
  const open = depth > 0 ? unclosed(tokens) : undefined;
  return open && wrongAt(open, neverClosed);
}

type Wanted = 'licence' | 'operator' | 'exception';

const nothingOpen = message('licence.nothing-open', 'Nothing is open that this parenthesis could close.');
const neverClosed = message('licence.never-closed', 'This parenthesis is never closed.');
const withBehindGroup = message('licence.with-behind-group', 'WITH belongs behind one licence, not behind a group.');
const tooDeep = message('licence.too-deep', 'More than {most} open parentheses: not checked.', { most: MOST_DEPTH });

function nothingFollows({ text }: Token): Message {
  return message('licence.nothing-follows', 'Nothing follows “{word}”.', { word: shown(text) });
}

function expected(wanted: Wanted, { text }: Token): Message {
  const words = { word: shown(text) };
  switch (wanted) {
    case 'licence':
      return message('licence.licence-expected', 'Expected a licence before “{word}”.', words);
    case 'operator':
      return message('licence.operator-expected', 'Expected AND, OR or WITH before “{word}”.', words);
    case 'exception':
      return message('licence.exception-expected', 'Expected an exception before “{word}”.', words);
  }
}

function unclosed(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.text === '(') open.push(token);
    else if (token.text === ')') open.pop();
  }
  return open[0];
}

/** `AdditionRef-` is of SPDX 3 and unknown to the parser. */
function isKnown(id: string, wanted: 'licence' | 'exception'): boolean {
  if (wanted === 'exception' && /^(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+$/.test(id)) return true;
  return parses(wanted === 'licence' ? id : `MIT WITH ${id}`);
}

function parsed(text: string, tokens: readonly Token[]): LicenceCheck {
  const plain = tokens
    .map(token => token.text.replace(/^(?:DocumentRef-[^:]+:)?AdditionRef-.+$/, 'Classpath-exception-2.0'))
    .join(' ');
  return parses(plain)
    ? OK
    : wrong(text, 0, text.length, message('licence.no-expression', 'This is no SPDX licence expression.'));
}

function parses(expression: string): boolean {
  try {
    parseExpression(expression);
    return true;
  } catch {
    return false;
  }
}

/** Marks the token; where the words around it are one licence in other words (`Apache 2.0`), marks them all and suggests its id. */
function misplaced(text: string, tokens: readonly Token[], at: number, why: Message): LicenceError {
  const isWord = (token: Token | undefined): boolean =>
    token !== undefined && !/^(?:AND|OR|WITH|[()])$/i.test(token.text);
  let first = at;
  let last = at;
  while (first > 0 && isWord(tokens[first - 1])) first--;
  while (isWord(tokens[last + 1])) last++;
  const start = (tokens[first] as Token).start;
  const end = (tokens[last] as Token).end;
  const suggestion = isExceptionAt(tokens, first) ? undefined : suggestLicence(text.slice(start, end), parses);
  if (suggestion !== undefined) {
    const onlyCase = suggestion.toLowerCase() === text.slice(start, end).toLowerCase();
    const words = { word: shown(text.slice(start, end)), id: suggestion };
    const said = onlyCase ? message('licence.only-case', 'SPDX writes “{word}” as “{id}”.', words) : why;
    return { ...wrong(text, start, end, said), suggestion };
  }
  const token = tokens[at] as Token;
  return wrong(text, token.start, token.end, why);
}

function isExceptionAt(tokens: readonly Token[], at: number): boolean {
  return /^WITH$/i.test(tokens[at - 1]?.text ?? '');
}

function wrong(text: string, start: number, end: number, why: Message): LicenceError {
  return { ok: false, span: { start, end: Math.min(end, text.length) }, message: why };
}

function unknown(word: string, wanted: 'licence' | 'exception'): Message {
  const args = { word: shown(word) };
  return wanted === 'licence'
    ? message('licence.unknown', '“{word}” is no licence of the SPDX list.', args)
    : message('licence.unknown-exception', '“{word}” is no exception of the SPDX list.', args);
}

function shown(text: string): string {
  return printable(text, 60);
}
