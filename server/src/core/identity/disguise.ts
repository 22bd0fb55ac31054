/**
 * Texts that show a reader something else than their letters say: entities of HTML, percent signs and escapes that were never
 * decoded, colours of a terminal, letters in reverse order under a sign that turns them back, signs of Han set apart by blanks.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  reg: '\u00ae',
  trade: '\u2122',
  copy: '\u00a9',
  middot: '\u00b7',
  bull: '\u2022',
  ndash: '\u2013',
  mdash: '\u2014',
  hyphen: '-',
  dash: '-',
  lpar: '(',
  rpar: ')',
  comma: ',',
  period: '.',
  colon: ':',
  sol: '/',
  slash: '/',
};

/** Letters with a mark, by the name that HTML gives the mark: `&uuml;`. */
const MARKS: Readonly<Record<string, string>> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi;

/** The text as it is shown: what it gives back has other offsets where it is not the text itself. */
export function undisguised(text: string): string {
  const entities = text.includes('&') ? decoded(decoded(text)) : text;
  const shown = ESCAPED.test(entities) ? unescaped(entities) : entities;
  return HAN_BLANK.test(shown) ? shown.replace(SPACED_HAN, run => run.replace(/[\s\u00b7\u30fb]+/gu, '')) : shown;
}

/** Whether a text that stands in bytes, all ASCII, may be shown as something else: no text is made to tell. */
export function mayBeDisguised(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (disguising[bytes[at] as number] === 1) return true;
  return false;
}

/** 1 for the signs that a disguise in ASCII begins with: `&`, `%`, a backslash, controls. */
const disguising = new Uint8Array(256).fill(1, 0, 32);
for (const sign of '&%\\\x7f') disguising[sign.charCodeAt(0)] = 1;

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name === undefined) {
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    // without its semicolon it may be a word: `R&D`
    if (!whole.endsWith(';')) return whole;
    const low = name.toLowerCase();
    const known = ENTITIES[low];
    if (known !== undefined) return known;
    const mark = MARKS[low.slice(1)];
    if (mark !== undefined) return `${name.charAt(0)}${mark}`.normalize('NFC');
    return low === 'szlig' ? '\u00df' : low === 'oslash' ? '\u00f8' : low === 'aelig' ? '\u00e6' : whole;
  });
}

/** A colour or another command of a terminal, `%48`, `\\u0048`, `\\x48`. */
const ESCAPED = /\p{Cc}\[|%[2-7][0-9a-f]|%[c-f][0-9a-f]%|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}/iu;

function unescaped(text: string): string {
  return text
    .replace(/\p{Cc}\[[\d;?]{0,32}[A-Za-z]/gu, '')
    .replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, four?: string, two?: string) =>
      String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, run => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
}

/** What stands behind U+202E is shown from its end, up to the sign that ends it. */
export function turned(text: string): string {
  return text.replace(/\u202e([^\u202c\u202e\r\n]*)\u202c?/g, (_, inside: string) => [...inside].reverse().join(''));
}

const HAN_BLANK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\s\u00b7\u30fb]/;
/** Single signs with blanks between them, two and more. */
const SPACED_HAN =
  /(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af](?:[\s\u00b7\u30fb]{1,3}[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af](?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]))+/gu;
