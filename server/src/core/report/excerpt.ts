import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { withoutEnd } from '../text/trim.ts';
import type { Excerpt } from './model.ts';

/** UTF-16 units shown before and after what is marked; a one-line document must not be printed whole. */
const around = 60;
const mostMarked = 160;

/**
 * Cuts the line that holds a span, without its indentation, to what is worth showing: of a document that may hold
 * passwords nothing but the span itself.
 */
export function excerptOf(source: Source, span: Span, sensitive = false): Excerpt {
  const { line } = source.positionAt(span.start);
  const lineStart = source.lineStart(line);
  const nextLine = source.lineStart(line + 1);
  const end = Math.min(span.end, nextLine);
  const from = sensitive ? span.start : Math.max(lineStart, span.start - around);
  const to = sensitive ? end : Math.min(nextLine, end + around);
  const before = source.slice({ start: from, end: span.start });
  const marked = source.slice({ start: span.start, end: Math.min(end, span.start + mostMarked) });
  const after = withoutEnd(source.slice({ start: end, end: to }), /[\r\n]/);
  return {
    line: line + 1,
    before: from > lineStart ? `…${before}` : before.trimStart(),
    marked: marked.length < end - span.start ? `${marked}…` : withoutEnd(marked, /[\r\n]/),
    after: to < nextLine ? `${after}…` : after,
  };
}
