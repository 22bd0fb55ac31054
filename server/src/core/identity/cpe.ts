import type { Span } from '../text/span.ts';

/** A CPE name: what the matcher needs of it, decoded and in lower case. */
export interface Cpe {
  /** `a` application, `o` operating system or firmware, `h` hardware; '*' or '-' where it says any or none. */
  readonly part: string;
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
}

const MOST_UNITS = 2048;
const COLON = 58;
const BACKSLASH = 92;

/**
 * Takes apart a CPE 2.3 formatted string (`cpe:2.3:o:vendor:…`, colons escaped by a backslash) or a CPE 2.2 URI
 * (`cpe:/o:vendor:…`, anything escaped by percent).
 * @returns undefined where the text is neither. Never throws.
 */
export function parseCpe(text: string): Cpe | undefined {
  if (text.length > MOST_UNITS) return undefined;
  const start = text.length - text.trimStart().length;
  const head = text.slice(start, start + 8).toLowerCase();
  if (head === 'cpe:2.3:') return read(text, start + 8, unescaped);
  if (head.startsWith('cpe:/')) return read(text, start + 5, percentDecoded);
  return undefined;
}

function read(text: string, from: number, decode: (raw: string) => string): Cpe | undefined {
  const fields = splitFields(text, from, 4);
  const [part, vendor, product, version] = fields;
  if (!part || !vendor || vendor.start === vendor.end) return undefined;
  const value = (span: Span | undefined): string =>
    span ? decode(text.slice(span.start, span.end)).trim().toLowerCase() : '';
  return {
    part: value(part),
    vendor: value(vendor),
    product: value(product),
    version: value(version),
  };
}

/** The first fields, cut at colons that no backslash escapes. */
function splitFields(text: string, from: number, most: number): readonly Span[] {
  const fields: Span[] = [];
  let start = from;
  for (let at = from; fields.length < most; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === COLON || at >= text.length) {
      fields.push({ start, end: Math.min(at, text.length) });
      start = at + 1;
      if (at >= text.length) break;
    }
  }
  return fields;
}

function unescaped(raw: string): string {
  return raw.includes('\\') ? raw.replace(/\\(.)/g, '$1') : raw;
}

/** Percent escapes of CPE 2.2, where `%01` and `%02` stand for the wildcards `?` and `*`. */
function percentDecoded(raw: string): string {
  if (!raw.includes('%')) return raw;
  return raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => {
    const unit = Number.parseInt(hex, 16);
    if (unit === 1) return '?';
    return unit === 2 ? '*' : String.fromCharCode(unit);
  });
}
