/**
 * What tools put before and behind the name of an organisation: `Organization: Acme (psirt@acme.example)`. SPDX 2 asks for it;
 * tools carry it over into every other format.
 */

/** What the words before a name say that it is. */
export type Party = 'organization' | 'person' | 'tool';

/** Offsets in a text, from and to. */
export type Part = readonly [from: number, to: number];

export interface Actor {
  readonly name: Part;
  readonly mail: Part | undefined;
  /** Undefined where no word before the name says it. */
  readonly party: Party | undefined;
}

/** Colons, also the full-width one and those that look like it. */
const COLON = '[:\\uff1a\\ufe55\\ufe30\\u2236\\ua789\\u02d0]';
const PREFIX = new RegExp(
  `^[\\s\\p{Cf}]*(?:(organi[sz]ation|org)|(person|individual)|(tool)|company|supplier|vendor|manufacturer|maker|originator|publisher)[\\s\\p{Cf}]*${COLON}[\\s\\p{Cf}]*`,
  'iu',
);

const MAIL = /^[^()\s@<>[\]]+@[^()\s@<>[\]]+$/;
/** What may stand in the bracket behind a name instead of a mail: tools leave it empty, or write the word itself. */
const NO_MAIL = /^(?:\s*|e-?mail|noassertion|none)$/i;

const BRACKETS: Readonly<Record<string, string>> = { ')': '(', '>': '<', ']': '[', '）': '（' };

/** Whether a text may be more than a name: a look that costs little. */
export function mayBeActor(value: string): boolean {
  return /[:@\uff1a\ufe55\ufe30\u2236\ua789\u02d0\uff20]|[)）]\s*$/.test(value);
}

const [space, bracket, colon, at] = [32, 41, 58, 64];

/** The same of a text that stands in bytes, ASCII as it is. */
export function mayBeActorBytes(bytes: Uint8Array, start: number, end: number): boolean {
  let last = 0;
  for (let next = start; next < end; next++) {
    const byte = bytes[next] as number;
    if (byte === colon || byte === at) return true;
    if (byte > space) last = byte;
  }
  return last === bracket;
}

/** Takes `Organization: Name (mail)` apart; a text without either is all name. */
export function parseActor(value: string): Actor {
  let from = value.length - value.trimStart().length;
  let party: Party | undefined;
  // tools put a prefix before what has one already
  for (let times = 0; times < 3; times++) {
    const head = PREFIX.exec(halfWidth(value.slice(from, from + 60)));
    if (!head || head[0] === '') break;
    if (head[1]) party = 'organization';
    else if (head[2]) party = 'person';
    else if (head[3]) party = 'tool';
    from += head[0].length;
  }
  const tail = tailOf(value, from);
  return { name: [from, Math.max(from, tail.start)], mail: tail.mail, party };
}

/** The name alone. */
export function withoutPrefix(value: string): string {
  if (!mayBeActor(value)) return value;
  const { name } = parseActor(value);
  return value.slice(name[0], name[1]);
}

/** What stands behind the name, found from its end: a search from the front would begin anew at every blank. */
function tailOf(value: string, from: number): { readonly start: number; readonly mail: Part | undefined } {
  const end = value.trimEnd().length;
  const open = BRACKETS[value.charAt(end - 1)];
  if (open !== undefined) {
    const at = value.lastIndexOf(open, end - 1);
    const inside = at < from ? undefined : mailIn(value, at + 1, end - 1);
    if (inside) return { start: trimmedEnd(value, at), mail: inside };
    const isEmpty = at >= from && open !== '[' && NO_MAIL.test(value.slice(at + 1, end - 1));
    return { start: isEmpty ? trimmedEnd(value, at) : end, mail: undefined };
  }
  const blank = Math.max(value.lastIndexOf(' ', end - 1), value.lastIndexOf('\t', end - 1));
  const last = mailIn(value, Math.max(from, blank + 1), end);
  // without brackets only what cannot be a name
  if (!last || value.indexOf('.', last[0]) < 0) return { start: end, mail: undefined };
  return { start: blank < from ? end : trimmedEnd(value, blank), mail: last };
}

function mailIn(value: string, from: number, to: number): Part | undefined {
  const text = value.slice(from, to);
  const start = from + (/^\s*(?:mailto:|e-?mail:)?\s*/i.exec(text)?.[0].length ?? 0);
  const end = from + text.trimEnd().length;
  return end - start <= 320 && MAIL.test(value.slice(start, end).replace('\uff20', '@')) ? [start, end] : undefined;
}

/** The end of what stands before an offset, without blanks, a comma and a dash. */
function trimmedEnd(value: string, before: number): number {
  let end = before;
  while (end > 0 && /[\s,;–—-]/.test(value.charAt(end - 1))) end--;
  return end;
}

/** Full-width letters and signs as plain ones, unit by unit. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, unit => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
}
