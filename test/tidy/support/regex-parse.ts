/** A regular expression as a tree. What only looks (assertions, lookarounds) keeps what it costs and loses what it means. */
export type Node =
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }
  /** `^`, which decides where an attempt begins. */
  | { readonly kind: 'start' }
  /** `$`, `\b`: what is before it may still fail. */
  | { readonly kind: 'condition' }
  /** What a lookaround tries, and what then still may fail. */
  | { readonly kind: 'attempt'; readonly part: Node }
  /** `\1`: any text, as far as anybody can tell. */
  | { readonly kind: 'unknown' };

const escapeForm =
  /\\(?:[pP]\{[^}]*\}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|k<[^>]*>|[1-9]\d*|[\s\S])/y;

/** Reads what JavaScript accepts; sets are kept as written, as JavaScript itself tells what is in them. */
export function parseRegex(pattern: string, flags: string): Node {
  const isUnicode = flags.includes('u') || flags.includes('v');
  let at = 0;
  const node = choice();
  if (at < pattern.length) throw new Error(`unexpected ${pattern.slice(at)}`);
  return node;

  function choice(): Node {
    const parts = [sequence()];
    while (pattern[at] === '|') {
      at++;
      parts.push(sequence());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  function sequence(): Node {
    const parts: Node[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(quantified(term()));
    return { kind: 'sequence', parts };
  }

  function quantified(part: Node): Node {
    const found = take(/(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y);
    if (!found) return part;
    const [text, least, comma, most] = found;
    if (text.startsWith('*')) return { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY };
    if (text.startsWith('+')) return { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY };
    if (text.startsWith('?')) return { kind: 'repeat', part, least: 0, most: 1 };
    const from = Number(least);
    const to = comma === undefined ? from : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeat', part, least: from, most: to };
  }

  function term(): Node {
    const group = take(/\((\?(?::|=|!|<=|<!|<[^>]*>|[ims-]+:))?/y);
    if (group) {
      const part = choice();
      if (pattern[at++] !== ')') throw new Error('a group is open');
      return /^\(\?<?[=!]/.test(group[0]) ? { kind: 'attempt', part } : part;
    }
    const set = take(/\[(?:\\[\s\S]|[^\]\\])*\]/y);
    if (set) return { kind: 'set', source: set[0] };
    if (take(/\^/y)) return { kind: 'start' };
    if (take(/\$|\\[bB]/y)) return { kind: 'condition' };
    const escaped = take(escapeForm);
    if (escaped) return /^\\(?:k|[1-9])/.test(escaped[0]) ? { kind: 'unknown' } : { kind: 'set', source: escaped[0] };
    const sign = isUnicode ? String.fromCodePoint(pattern.codePointAt(at) ?? 0) : (pattern[at] ?? '');
    at += sign.length;
    return { kind: 'set', source: sign };
  }

  function take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = at;
    const found = form.exec(pattern);
    if (found) at += found[0].length;
    return found;
  }
}
