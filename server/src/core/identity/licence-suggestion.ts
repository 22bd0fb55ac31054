import type correctLicence from 'spdx-correct';

// Loaded on the first wrong licence: it sorts its tables by locale when it loads, which takes ten milliseconds.
declare function require(name: 'spdx-correct'): typeof correctLicence;

const MOST_UNITS = 100;
const NO_GUESS = /unlicensed|proprietary|commercial|confidential|all rights|[,;/&|]/i;
const FILLER = /^(?:the|licen[sc]e)$/i;

/**
 * The SPDX id that a licence in other words may mean: `Apache 2.0` → `Apache-2.0`. A guess. Undefined where there is none,
 * and where the guess would drop a licence or turn "no licence" into one.
 */
export function suggestLicence(text: string, isValid: (expression: string) => boolean): string | undefined {
  if (text.length > MOST_UNITS || NO_GUESS.test(text)) return undefined;
  const words = text.split(/\s+/);
  const isOnlyLicence = (licence: string): boolean => words.every(word => word === licence || FILLER.test(word));
  if (words.length > 1 && words.some(word => isValid(word) && !isOnlyLicence(word))) return undefined;
  try {
    const guess = require('spdx-correct')(text, { upgrade: true });
    if (guess === null || guess === text || !isValid(guess)) return undefined;
    // a licence of one's own means none of the list; all that can be wrong with it is the sign behind
    if (/Ref-/i.test(text) && text !== `${guess}+`) return undefined;
    return guess === 'Unlicense' && !/^(?:the )?unlicense$/i.test(text.trim()) ? undefined : guess;
  } catch {
    return undefined;
  }
}
