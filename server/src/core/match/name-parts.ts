import { isEastAsian } from '../identity/organisation.ts';

const MOST_LISTED = 8;

/** Between the names of a list, and between a company and the one it belongs to. */
const SEPARATORS =
  / \/ |[;|\r\n]|,?\s(?:an?|the)\s(?:\w+\s)?(?:affiliate|brand|company|division|member|part|subsidiary|unit)\sof\s/;

/** A legal form and the comma behind it. */
const BEFORE_ADDRESS =
  /\b(?:ltd|limited|inc|incorporated|corp|corporation|company|co|llc|gmbh|ag|plc|[bn]\.?v|s\.?[alp]|s\.?r\.?l|s\.?p\.?a)\b\.?\s*[,;](?=.{3})/g;

const ABBREVIATED = /^\s*(?:(?:abbr(?:eviat\w*)?|a\.?k\.?a|d\.?b\.?a|short)\b|简称)[.:]?\s*/;

/**
 * The texts of a folded name to be read one by one: the whole, what stands before a comma behind a legal form (an address
 * or a description follows there), the names of a list, and the parts in different writings of a name given in both.
 */
export function partsOf(text: string): readonly string[] {
  const parts = [text];
  for (const found of text.matchAll(BEFORE_ADDRESS)) {
    parts.push(text.slice(0, found.index + found[0].length));
    if (parts.length > MOST_LISTED) break;
  }
  parts.push(...text.split(SEPARATORS).slice(0, MOST_LISTED));
  if (isEastAsian(text) && /[a-z]{2}/.test(text)) {
    parts.push(text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g, ' '), text.replace(/[a-z.,&]+/g, ' '));
  }
  return [...new Set(parts)];
}

/** What a pair of brackets behind a name holds, without a word such as `abbr.` before it. */
export function bracketedName(text: string): string {
  return text.replace(ABBREVIATED, '');
}
