import type { Span } from './span.ts';

/** Replaces what `span` covers by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Applies edits that do not overlap, in any order. Two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** Where a text that the edits write stands once all of them are applied, its first place; undefined where none writes it. */
export function findWritten(edits: readonly TextEdit[], written: string): Span | undefined {
  let shift = 0;
  for (const { span, text } of inOrder(edits)) {
    const at = text.indexOf(written);
    if (at >= 0) return { start: span.start + shift + at, end: span.start + shift + at + written.length };
    shift += text.length - (span.end - span.start);
  }
  return undefined;
}

/** Which edit writes all of what stands at a span once all of them are applied, and where in its text that begins. */
export function writerOf(
  edits: readonly TextEdit[],
  written: Span,
): { readonly edit: TextEdit; readonly at: number } | undefined {
  let shift = 0;
  for (const edit of inOrder(edits)) {
    const start = edit.span.start + shift;
    if (start <= written.start && written.end <= start + edit.text.length) return { edit, at: written.start - start };
    shift += edit.text.length - (edit.span.end - edit.span.start);
  }
  return undefined;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  return sorted.map(({ edit }) => edit);
}
