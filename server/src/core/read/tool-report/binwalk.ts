import type { Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Source } from '../../text/source.ts';
import { headOf, syntaxOf } from '../detect.ts';
import { linesOf } from '../device/text/lines.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { fileOf, mostFound, type Reported, type ReportedImage, type ToolReport, vendorForm } from './report.ts';

/** What `binwalk --log` of version 3 writes: a list of analyses, one for each file that was looked at. */
export function isBinwalkJson(source: Source): boolean {
  return syntaxOf(source) === 'json' && /^\s*\[\s*\{\s*"Analysis"\s*:\s*\{/.test(headOf(source));
}

interface Context {
  readonly cursor: Cursor;
}

interface Draft {
  file: Stated<string> | undefined;
  readonly found: Reported[];
}

interface Result {
  offset: number | undefined;
  size: number;
  name: Stated<string> | undefined;
  description: Stated<string> | undefined;
}

const number = (cursor: Cursor): number | undefined => {
  const value = Number(cursor.stated()?.value);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};

const resultFields: Fields<Context, Result> = new Map<string, (context: Context, result: Result) => void>([
  ['offset', ({ cursor }, result) => void (result.offset = number(cursor))],
  ['size', ({ cursor }, result) => void (result.size = number(cursor) ?? 0)],
  ['name', ({ cursor }, result) => void (result.name = cursor.string())],
  ['description', ({ cursor }, result) => void (result.description = cursor.string())],
]);

const analysisFields: Fields<Context, Draft> = new Map<string, (context: Context, draft: Draft) => void>([
  [
    'file_path',
    ({ cursor }, draft) => {
      const path = cursor.string();
      draft.file = path && fileOf(path, (from, to) => cursor.part(path, from, to));
    },
  ],
  ['file_map', (context, draft) => readEach(context.cursor, () => readResult(context, draft))],
]);

function readResult(context: Context, { found }: Draft): void {
  const result: Result = { offset: undefined, size: 0, name: undefined, description: undefined };
  readObject(context, resultFields, result);
  const { offset, size, name, description } = result;
  if (found.length >= mostFound) return;
  const form = name && vendorForm(name.value);
  if (name && form !== undefined) found.push({ role: 'image-format', value: form, span: name.span, offset, size });
  if (description) found.push({ role: 'description', ...description, offset, size });
}

const entryFields: Fields<Context, ReportedImage[]> = new Map<
  string,
  (context: Context, images: ReportedImage[]) => void
>([
  [
    'Analysis',
    (context, images) => {
      const draft: Draft = { file: undefined, found: [] };
      readObject(context, analysisFields, draft);
      images.push({ ...draft, packages: [] });
    },
  ],
]);

export function binwalkReport(cursor: Cursor): ToolReport {
  const images: ReportedImage[] = [];
  readEach(cursor, () => void readObject({ cursor }, entryFields, images));
  return { tool: 'binwalk', images };
}

const heading = /^[ \t]{0,20}DECIMAL(?:[ \t]{1,40}HEXADECIMAL[ \t]{1,40}|,HEXADECIMAL,)DESCRIPTION/m;
/** Offset, the same in hexadecimal, what it is; of a table, or of `--csv`. */
const row = /^\s{0,20}(\d{1,16})(?:\s{1,40}0x[\da-fA-F]{1,16}\s{1,40}|,(?:0x)?[\da-fA-F]{1,16},"?)(\S.{0,900}?)"?\s*$/;
const target = /^\s{0,20}(?:Target File:\s{1,20})?((?:\/|\.{1,2}\/|[A-Za-z]:\\)\S.{0,400}?|\S{1,200})\s*$/;

/** What `binwalk` prints, and the tables that version 2 writes. */
export function isBinwalkText(source: Source): boolean {
  return syntaxOf(source) === 'text' && heading.test(headOf(source));
}

export function binwalkTextReport(source: Source): ToolReport {
  const images: ReportedImage[] = [];
  let file: Stated<string> | undefined;
  let found: Reported[] | undefined;
  for (const { text, span } of linesOf(source)) {
    if (heading.test(text)) {
      found = [];
      images.push({ file, found, packages: [] });
      file = undefined;
      continue;
    }
    const cells = row.exec(text);
    const [, offset, description] = cells ?? [];
    if (found && offset !== undefined && description !== undefined && found.length < mostFound) {
      const start = span.start + text.indexOf(description, offset.length);
      const value = description.replaceAll('""', '"');
      const own = { start, end: start + description.length };
      found.push({ role: 'description', value, span: own, offset: Number(offset), size: 0 });
      continue;
    }
    const path = cells ? undefined : target.exec(text)?.[1];
    if (path === undefined || /^-+$/.test(path)) continue;
    const start = span.start + text.indexOf(path);
    file = fileOf({ value: path, span }, (from, to) => ({ start: start + from, end: start + to }));
  }
  return { tool: 'binwalk', images };
}
