import { type Span, span } from '../text/span.ts';
import type { IdentifierFault } from './fault.ts';

export type CpeFault = IdentifierFault<
  | 'cpe-too-long'
  | 'cpe-is-purl'
  | 'cpe-space-around'
  | 'cpe-scheme'
  | 'cpe-part'
  | 'cpe-empty-field'
  | 'cpe-language'
  | 'cpe-character'
  | 'cpe-too-few'
  | 'cpe-too-many'
>;

const mostUnits = 2048;
/** Behind `cpe:2.3:` stand part, vendor, product, version, update, edition, language and four more. */
const fieldsOf23 = 11;
const fieldsOf22 = 7;
const languageAt = 6;

/** What nearly every name looks like; the whole grammar takes three times as long. */
const ordinary =
  /^cpe:2\.3:[aho*-](?::(?:\*|[\w.-]+(?:\\[!-/:-@[-^`{-~][\w.-]*)*)){5}:[*-](?::(?:\*|[\w.-]+(?:\\[!-/:-@[-^`{-~][\w.-]*)*)){4}$/;
const formattedString =
  /^cpe:2\.3:[aho*-](?::(?:\*|(?:\*|\?*)(?:[\w.-]|\\[!-/:-@[-^`{-~])+(?:\*|\?*))){5}:(?:\*|-|[a-z]{2,3}(?:-(?:[a-z]{2}|\d{3}))?)(?::(?:\*|(?:\*|\?*)(?:[\w.-]|\\[!-/:-@[-^`{-~])+(?:\*|\?*))){4}$/i;
const uri = /^cpe:\/[aho]?(?::(?:[\w.~-]|%[0-9a-f]{2})*){0,6}$/i;

/**
 * What keeps a text from being a CPE name: a formatted string of version 2.3 or a URI of version 2.2. Letters of either
 * case are taken.
 * @returns undefined where it is one. Never throws; time grows with the length of the text.
 */
export function checkCpe(text: string): CpeFault | undefined {
  if (text.length > mostUnits) return fault('cpe-too-long', span(0, text.length));
  if (ordinary.test(text)) return undefined;
  if (formattedString.test(text) || uri.test(text)) return undefined;
  const found = firstFault(text);
  const corrected = repaired(text);
  return { ...found, corrected };
}

function fault(code: CpeFault['code'], place: Span): CpeFault {
  return { code, span: place, corrected: undefined };
}

function firstFault(text: string): CpeFault {
  const whole = span(0, text.length);
  const bare = text.trim();
  if (bare !== text) return fault('cpe-space-around', whole);
  if (/^pkg:/i.test(text)) return fault('cpe-is-purl', whole);
  const head = /^cpe:(?:2\.3:|\/)/i.exec(text)?.[0];
  if (head === undefined) return fault('cpe-scheme', span(0, /^cpe[^a-z]*/i.exec(text)?.[0].length ?? text.length));
  return head.endsWith('/') ? faultOfUri(text, head.length) : faultOfString(text, head.length);
}

const field23 = /^(?:\*|(?:\*|\?*)(?:[\w.-]|\\[!-/:-@[-^`{-~])+(?:\*|\?*))$/;

function faultOfString(text: string, from: number): CpeFault {
  const fields = fieldsOf(text, from);
  for (const [index, field] of fields.slice(0, fieldsOf23).entries()) {
    const value = text.slice(field.start, field.end);
    if (index === 0 && !/^[aho*-]$/i.test(value)) return fault('cpe-part', around(field, text));
    if (value === '') return fault('cpe-empty-field', around(field, text));
    if (!field23.test(value))
      return fault('cpe-character', offending(text, field, /(?:\*|\?*)(?:[\w.-]|\\[!-/:-@[-^`{-~])*/y));
    if (index === languageAt && !/^(?:\*|-|[a-z]{2,3}(?:-(?:[a-z]{2}|\d{3}))?)$/i.test(value)) {
      return fault('cpe-language', field);
    }
  }
  const beyond = fields[fieldsOf23];
  if (beyond) return fault('cpe-too-many', span(beyond.start - 1, text.length));
  return fault('cpe-too-few', span(0, text.length));
}

function faultOfUri(text: string, from: number): CpeFault {
  const fields = fieldsOf(text, from);
  for (const [index, field] of fields.slice(0, fieldsOf22).entries()) {
    const value = text.slice(field.start, field.end);
    if (index === 0 && !/^[aho]?$/i.test(value)) return fault('cpe-part', around(field, text));
    if (!/^(?:[\w.~-]|%[0-9a-f]{2})*$/i.test(value)) {
      return fault('cpe-character', offending(text, field, /(?:[\w.~-]|%[0-9a-fA-F]{2})*/y));
    }
  }
  const beyond = fields[fieldsOf22];
  return fault('cpe-too-many', span((beyond?.start ?? from) - 1, text.length));
}

/** The fields of a name, cut at colons that no backslash escapes. */
function fieldsOf(text: string, from: number): readonly Span[] {
  const fields: Span[] = [];
  let start = from;
  for (let at = from; at <= text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\\' && at + 1 < text.length) at++;
    else if (unit === ':' || at === text.length) {
      fields.push(span(start, at));
      start = at + 1;
    }
  }
  return fields;
}

/** A field, with the colons around it where it is empty: nothing cannot be marked. */
function around({ start, end }: Span, text: string): Span {
  return start < end ? span(start, end) : span(start - 1, Math.min(end + 1, text.length));
}

/** The run of characters in a field that has no right to stand behind what `allowed` takes; else the whole field. */
function offending(text: string, field: Span, allowed: RegExp): Span {
  allowed.lastIndex = field.start;
  allowed.test(text);
  const start = Math.min(allowed.lastIndex, field.end);
  if (start === field.end) return field;
  let end = start + 1;
  while (end < field.end && /[^\w.\\-]/.test(text.charAt(end))) end++;
  return span(start, end);
}

/** What the text must be, where every step follows from what stands there; undefined where one would be a guess. */
function repaired(text: string): string | undefined {
  const bare = text.trim();
  const head = /^cpe:(?:2\.3:|\/)/i.exec(bare)?.[0];
  if (head === undefined) return undefined;
  const fields = fieldsOf(bare, head.length).map(({ start, end }) => bare.slice(start, end));
  const result = head.toLowerCase() + (head.endsWith('/') ? repairUri(fields) : repairString(fields));
  return result !== text && (formattedString.test(result) || uri.test(result)) ? result : undefined;
}

/** What is not said, whether left empty or left out, is "any". A percent sign may begin an escape of the old form: no guess. */
function repairString(fields: readonly string[]): string {
  const said = fields.map((field, index) => (field === '' && index > 0 ? '*' : escaped(field)));
  const unsaid = Array.from({ length: Math.max(0, fieldsOf23 - said.length) }, () => '*');
  return [said[0]?.toLowerCase() ?? '', ...said.slice(1), ...unsaid].join(':');
}

function escaped(field: string): string {
  if (field === '*' || /%[0-9a-f]{2}/i.test(field)) return field;
  return field.replace(/\\.|[!-)+,/:-@[\]^`{-~]/g, found => {
    if (found.length === 2 || found === '*' || found === '?') return found;
    return `\\${found}`;
  });
}

/** Here "any" is empty, and what is no letter, digit or mark is written in percent. */
function repairUri(fields: readonly string[]): string {
  return fields
    .map(field => (field === '*' ? '' : field))
    .map(field => field.replace(/[!-$&-)+,/:-@[\]^`{-}]/g, found => (/[*?]/.test(found) ? found : percent(found))))
    .join(':');
}

function percent(unit: string): string {
  return `%${unit.charCodeAt(0).toString(16)}`;
}
