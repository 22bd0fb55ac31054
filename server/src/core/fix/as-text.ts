import type { DocumentEdit, Fix } from '../model/fix.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { printable } from '../text/printable.ts';
import { Source } from '../text/source.ts';

/** Lines together longer than this are not shown whole: a document may be written on a single one. */
const longest = 2000;

/** A fix as Markdown, to be pasted where people speak of a document that cannot be edited: what, where, and the lines before and after. */
export function fixAsText(
  fix: Fix,
  textOf: (uri: string) => Source | undefined,
  nameOf: (uri: string) => string,
): string {
  const parts = fix.edits.flatMap(change => partsOf(change, textOf(change.uri) ?? new Source(''), nameOf(change.uri)));
  const unchecked = (fix.choice?.offer.caveats ?? []).slice(0, 1).map(({ text }) => printable(text, 1000));
  return `${[printable(fix.title.text, 500), ...unchecked, ...parts].join('\n\n')}\n`;
}

function partsOf({ create, edits }: DocumentEdit, source: Source, name: string): readonly string[] {
  const shown = printable(name, 300);
  return hunksOf(source, edits).map(({ place, before, after }) => {
    const lines = [...before.map(line => `-${line}`), ...after.map(line => `+${line}`)].map(safe);
    return `${shown}${create ? ' (new file)' : `, ${place}`}:\n\n${fenced(lines.join('\n'))}`;
  });
}

interface Hunk {
  /** `line 3`, or `line 1, column 2041`. */
  readonly place: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Edits that share lines, together. */
function hunksOf(source: Source, edits: readonly TextEdit[]): readonly Hunk[] {
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((one, other) => one.span.start - other.span.start)) {
    const first = source.positionAt(edit.span.start).line;
    const last = source.positionAt(edit.span.end).line;
    const group = groups.at(-1);
    if (group && first <= group.last + 1) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.flatMap(group => {
    const start = source.lineStart(group.first);
    const end = source.lineStart(group.last + 1);
    if (end - start > longest) return group.edits.map(edit => shortHunk(source, edit));
    return wholeLines(source.text.slice(start, end), start, group.first, group.edits);
  });
}

/** Whole lines before and after, without those at either end that stay as they are. */
function wholeLines(text: string, start: number, line: number, edits: readonly TextEdit[]): Hunk {
  const moved = edits.map(({ span, text: written }) => ({
    span: { start: span.start - start, end: span.end - start },
    text: written,
  }));
  const before = linesOf(text);
  const after = linesOf(applyEdits(text, moved));
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    place: `line ${line + same + 1}`,
    before: before.slice(same, before.length - tail),
    after: after.slice(same, after.length - tail),
  };
}

function shortHunk(source: Source, { span, text }: TextEdit): Hunk {
  const { line, character } = source.positionAt(span.start);
  const before = source.slice({ start: span.start, end: Math.min(span.end, span.start + longest) });
  return { place: `line ${line + 1}, column ${character + 1}`, before: linesOf(before), after: linesOf(text) };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Tabs are what indents; everything else that cannot be seen is escaped. */
function safe(line: string): string {
  return line
    .split('\t')
    .map(part => printable(part, longest))
    .join('\t');
}

/** Nothing in the text can end the block: the fence is longer than any run of backticks in it. */
function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return `${fence}diff\n${text}\n${fence}`;
}
