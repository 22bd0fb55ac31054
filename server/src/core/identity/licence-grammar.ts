import type { Span } from '../text/span.ts';
import { spdxExceptions, spdxLicences } from './spdx-list.ts';

/** A word of an expression, or a parenthesis. */
export interface Token extends Span {
  readonly text: string;
}

export type Wanted = 'licence' | 'operator' | 'exception';

/** What is wrong at one token. */
export type FaultKind =
  | { readonly kind: 'unknown' | 'expected'; readonly wanted: Wanted }
  | {
      readonly kind:
        | 'operator-case'
        | 'nothing-open'
        | 'never-closed'
        | 'with-behind-group'
        | 'too-deep'
        | 'nothing-follows';
    };

export interface GrammarFault {
  readonly at: number;
  readonly fault: FaultKind;
}

export const mostDepth = 50;

export function tokenise(text: string): readonly Token[] {
  return [...text.matchAll(/[()]|[^\s()]+/g)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

/**
 * The first token at which an expression stops being one, by the matching rules of SPDX: ids in any case, operators in
 * capitals or in small letters throughout. Loops, so that no depth exhausts the stack.
 */
export function firstFault(tokens: readonly Token[]): GrammarFault | undefined {
  const open: number[] = [];
  let wanted: Wanted = 'licence';
  for (const [at, { text }] of tokens.entries()) {
    const operator = operatorOf(text);
    if (wanted === 'operator') {
      if (text === ')') {
        if (open.pop() === undefined) return { at, fault: { kind: 'nothing-open' } };
      } else if (operator === undefined) return { at, fault: { kind: 'expected', wanted } };
      else if (text !== operator && text !== operator.toLowerCase()) return { at, fault: { kind: 'operator-case' } };
      else if (operator !== 'WITH') wanted = 'licence';
      else if (tokens[at - 1]?.text === ')') return { at, fault: { kind: 'with-behind-group' } };
      else wanted = 'exception';
    } else if (text === '(' && wanted === 'licence') {
      open.push(at);
      if (open.length > mostDepth) return { at, fault: { kind: 'too-deep' } };
    } else if (operator !== undefined || text === '(' || text === ')')
      return { at, fault: { kind: 'expected', wanted } };
    else if (!isKnown(text, wanted)) return { at, fault: { kind: 'unknown', wanted } };
    else wanted = 'operator';
  }
  if (wanted !== 'operator') return { at: tokens.length - 1, fault: { kind: 'nothing-follows' } };
  const [unclosed] = open;
  return unclosed === undefined ? undefined : { at: unclosed, fault: { kind: 'never-closed' } };
}

/** `AND`, `OR` or `WITH`, however it is written. */
export function operatorOf(text: string): string | undefined {
  return /^(?:AND|OR|WITH)$/i.test(text) ? text.toUpperCase() : undefined;
}

const licences = byLowerCase(spdxLicences);
const exceptions = byLowerCase(spdxExceptions);

function byLowerCase(words: string): ReadonlyMap<string, string> {
  return new Map(
    words
      .trim()
      .split(/\s+/)
      .map(id => [id.toLowerCase(), id]),
  );
}

/** The id of the list, exceptions included, as the list spells it. */
export function listedId(text: string): string | undefined {
  const folded = text.toLowerCase();
  return licences.get(folded) ?? exceptions.get(folded);
}

const ownLicence = /^(?:DocumentRef-[A-Z0-9.-]+:)?LicenseRef-[A-Z0-9.-]+$/i;
const ownAddition = /^(?:DocumentRef-[A-Z0-9.-]+:)?AdditionRef-[A-Z0-9.-]+$/i;

function isKnown(text: string, wanted: 'licence' | 'exception'): boolean {
  if (wanted === 'exception') return exceptions.has(text.toLowerCase()) || ownAddition.test(text);
  const id = text.endsWith('+') ? text.slice(0, -1) : text;
  return licences.has(id.toLowerCase()) || licences.has(text.toLowerCase()) || ownLicence.test(text);
}
