import type { Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentEdit, Fix } from '../core/model/fix.ts';
import { applyEdits, findWritten, type TextEdit, writerOf } from '../core/text/edit.ts';
import { Source } from '../core/text/source.ts';
import type { Span } from '../core/text/span.ts';
import { Converter } from './convert.ts';
import type { PositionEncoding } from './encoding.ts';

/** What the client can do with the edits of a fix. */
export interface EditFeatures {
  /** `documentChanges` with versions; without it plain `changes`. */
  readonly versioned: boolean;
  /** The client can make files. */
  readonly create: boolean;
  /** The client takes edits in the form of snippets: it selects what a person has to fill in. */
  readonly snippets: boolean;
}

/** Texts that edits refer to, so that their offsets can become positions. */
export type TextOf = (uri: string) => Source | undefined;

/** The edits of a fix; undefined where it edits nothing, or would have to make a file and the client cannot. */
export function workspaceEdit(
  fix: Fix,
  textOf: TextOf,
  encoding: PositionEncoding,
  features: EditFeatures,
): WorkspaceEdit | undefined {
  if (fix.edits.length === 0) return undefined;
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const [index, change] of fix.edits.entries()) {
    const { uri, version, create, edits } = change;
    if (create && !(features.create && features.versioned)) return undefined;
    const converter = new Converter(uri, textOf(uri) ?? new Source(''), encoding);
    changes[uri] = edits.map(edit => ({ range: converter.range(edit.span), newText: edit.text }));
    if (create) documentChanges.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    const select = features.snippets && index === 0 ? fix.select : undefined;
    documentChanges.push({
      textDocument: { uri, version: version ?? null },
      edits: select ? snippetsOf(change, select, converter) : (changes[uri] ?? []),
    });
  }
  return features.versioned ? { documentChanges } : { changes };
}

/** A range of a document that may not be open. */
export interface EditPlace {
  readonly uri: string;
  readonly range: Range;
}

/** A span of the first document of a fix, as it is once the edits are applied. */
export function placeOf(
  { edits: [first] }: Pick<Fix, 'edits'>,
  span: Span,
  textOf: TextOf,
  encoding: PositionEncoding,
): EditPlace | undefined {
  if (!first) return undefined;
  const after = new Source(applyEdits(textOf(first.uri)?.text ?? '', first.edits));
  return { uri: first.uri, range: new Converter(first.uri, after, encoding).range(span) };
}

/** What the edits of a fix write into its first document, without the white space around it: the longest of them, as it stands there afterwards. */
export function writtenBy({ edits: [first] }: Pick<Fix, 'edits'>): Span | undefined {
  const [longest] = [...(first?.edits ?? [])].sort((one, other) => other.text.length - one.text.length);
  if (!first || !longest) return undefined;
  const text = longest.text.replace(/^[\s,]+/, '').trimEnd();
  return text === '' ? startOf(first.edits, longest) : findWritten(first.edits, text);
}

/** Where something was taken away. */
function startOf(edits: readonly TextEdit[], edit: TextEdit): Span {
  const before = edits.filter(({ span }) => span.start < edit.span.start);
  const shift = before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  return { start: edit.span.start + shift, end: edit.span.start + shift };
}

/** Plain edits, but for the one that writes what the person has to fill in. */
function snippetsOf({ edits }: DocumentEdit, select: Span, converter: Converter): TextDocumentEdit['edits'] {
  const writer = writerOf(edits, select);
  return edits.map(edit => {
    const range = converter.range(edit.span);
    // Clients indent the further lines of a snippet by themselves, so only what stands on one line is one.
    const isSnippet = edit === writer?.edit && !/[\r\n]/.test(edit.text);
    if (!isSnippet) return { range, newText: edit.text };
    return { range, snippet: { kind: 'snippet', value: snippetOf(edit, writer.at, select.end - select.start) } };
  });
}

function snippetOf({ text }: TextEdit, at: number, length: number): string {
  const escaped = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  return `${escaped(text.slice(0, at))}\${1:${escaped(text.slice(at, at + length))}}${escaped(text.slice(at + length))}`;
}
