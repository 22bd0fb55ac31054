import { withoutPrefix } from './actor.ts';
import { foldText, isAscii } from './fold.ts';
import { NOBODY_WORDS, NOTHING_WORDS, WITHHELD_WORDS } from './placeholder-words.ts';

/**
 * The one table of values by which people, programs and templates say that they have none. Coverage, cells of tables,
 * rules and matching all ask here. Only whole values are placeholders, never a word of one.
 */

const MOST_UNITS = 60;

const nothing: ReadonlySet<string> = new Set(NOTHING_WORDS.map(plain));
const nobody: ReadonlySet<string> = new Set(NOBODY_WORDS.map(plain));
const withheld: ReadonlySet<string> = new Set(WITHHELD_WORDS.map(plain));

/** What SPDX 3 calls its own elements for nothing said and nothing there; contexts shorten their addresses. */
const INDIVIDUAL =
  /^(?:https?:\/\/spdx\.org\/rdf\/[\w.-]+\/terms\/\w+\/|(?:core|spdx|expandedlicensing)[_:](?:\w+\/)?)?(?:noassertion|none)(?:element|license|organization|agent)?$/i;

/** `<supplier>`, `{{ vendor }}`, `${organization}`, `%VENDOR%`, `[company name]`, `__VENDOR__`, `@VENDOR@`. */
const TEMPLATE = /^(?:<[^<>]*>|\{+[^{}]*\}+|\$\{?\w[^{}]*\}?|%\w+%|\[[^[\]]*\]|__\w+__|@\w+@)$/;

/** Where the name is to be looked up: `see note 3`. */
const ELSEWHERE =
  /^(?:see|siehe|voir|ver|vedi) (?:note|drawing|sheet|item|page|position|zeichnung|blatt|plan|plano) ?[a-z]?\d{1,4}$/;

/** Whether a text in any place says only that nothing is said: `n/a`, `-`, `unknown`, `未知`, `NOASSERTION`. */
export function saysNothing(value: string): boolean {
  if (value.length > MOST_UNITS) return false;
  const text = plain(value);
  return isFiller(text) || nothing.has(text) || withheld.has(text);
}

/** Whether a placeholder says that somebody knows and does not tell: `redacted`, `LicenseRef-withheld`, `non divulgué`. */
export function isWithheld(value: string): boolean {
  return value.length <= MOST_UNITS && withheld.has(plain(withoutPrefix(value).replace(/^LicenseRef-/i, '')));
}

/** Whether a text in the place of an organisation's name names nobody: it says nothing, or is what a template asks for. */
export function isPlaceholder(value: string): boolean {
  if (value.length > MOST_UNITS + 40) return false;
  if (INDIVIDUAL.test(value.trim())) return true;
  const name = withoutPrefix(value);
  if (name.length > MOST_UNITS) return false;
  const text = plain(name);
  return (
    isFiller(text) ||
    /^0+$/.test(text) ||
    ELSEWHERE.test(text) ||
    nothing.has(text) ||
    withheld.has(text) ||
    nobody.has(text) ||
    TEMPLATE.test(name.trim())
  );
}

/** Whether a field of SPDX says that nothing is said: `NOASSERTION`, `NONE`, what tools make of them, and the elements for them. */
export function isNoAssertion(value: string): boolean {
  const first = value.charCodeAt(0);
  // most values start neither with white space nor with one of these letters
  if (first > 0x20 && !'nNhHcCsSeE'.includes(value.charAt(0))) return false;
  return /^\s*(?:noassertion\b.*|none\s*|)$/is.test(value) || INDIVIDUAL.test(value.trim());
}

/** Only punctuation, or only the letter x: `---`, `???`, `xx`. */
function isFiller(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || /^x{2,}$/.test(text);
}

function plain(value: string): string {
  const text = foldText(value);
  const bare = text.replace(/^[\s"'“”„«»(<[（【]{1,40}/, '');
  const end = bare.search(/[\s"'“”«»)>\]）】!?:…。]{1,60}$/);
  const cut = end < 0 ? bare : bare.slice(0, end);
  return (isAscii(cut) ? cut : cut.normalize('NFC')).replace(/[\s_-]+/g, ' ');
}
