import type { Stated } from '../../../model/claim.ts';
import { before, withoutEnd } from '../../../text/trim.ts';

/** What a cell of a Markdown table says without its emphasis, code marks or link: `**Hikvision**`, `[EC25](https://…)`. */
export function withoutMarkup(stated: Stated<string>): Stated<string> | undefined {
  const { value, span } = stated;
  if (span.end - span.start !== value.length) return stated;
  const marks = /^(?:\*\*|__|[*_`]|!?\[)+/.exec(value)?.[0] ?? '';
  const rest = value.slice(marks.length);
  const inner = marks.includes('[') ? before(rest, /\]/) : withoutEnd(rest, /[*_`]/);
  const text = withoutEnd(inner, /[*_`]/).trim();
  if (text === '') return undefined;
  const start = span.start + marks.length + inner.length - inner.trimStart().length;
  return { value: text, span: { start, end: start + text.length } };
}
