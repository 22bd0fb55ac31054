import type { Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Source } from '../../text/source.ts';
import { headOf, syntaxOf } from '../detect.ts';
import { type Fields, readEach, readObject } from '../members.ts';
import { fileOf, mostFound, type Reported, type ReportedImage, type ToolReport, vendorForm } from './report.ts';

/** What `unblob --report` writes: one result for each file, the image first, then what came out of it. */
export function isUnblobJson(source: Source): boolean {
  const head = headOf(source);
  return (
    syntaxOf(source) === 'json' &&
    /^\s*\[\s*\{\s*"task"\s*:\s*\{/.test(head) &&
    /"__typename__"\s*:\s*"(?:Stat|FileMagic|Hash|Chunk|UnknownChunk)Report"/.test(head)
  );
}

interface Context {
  readonly cursor: Cursor;
}

interface Task {
  path: Stated<string> | undefined;
  file: Stated<string> | undefined;
  depth: number;
}

interface ChunkReport {
  type: string;
  start: number | undefined;
  end: number | undefined;
  handler: Stated<string> | undefined;
  magic: Stated<string> | undefined;
}

const number = (cursor: Cursor): number | undefined => {
  const value = Number(cursor.stated()?.value);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};

const taskFields: Fields<Context, Task> = new Map<string, (context: Context, task: Task) => void>([
  [
    'path',
    ({ cursor }, task) => {
      const path = cursor.string();
      task.path = path;
      task.file = path && fileOf(path, (from, to) => cursor.part(path, from, to));
    },
  ],
  ['depth', ({ cursor }, task) => void (task.depth = number(cursor) ?? 0)],
]);

const reportFields: Fields<Context, ChunkReport> = new Map<string, (context: Context, report: ChunkReport) => void>([
  ['__typename__', ({ cursor }, report) => void (report.type = cursor.string()?.value ?? '')],
  ['start_offset', ({ cursor }, report) => void (report.start = number(cursor))],
  ['end_offset', ({ cursor }, report) => void (report.end = number(cursor))],
  ['handler_name', ({ cursor }, report) => void (report.handler = cursor.string())],
  ['magic', ({ cursor }, report) => void (report.magic = cursor.string())],
]);

interface Result {
  readonly task: Task;
  readonly reports: ChunkReport[];
}

const resultFields: Fields<Context, Result> = new Map<string, (context: Context, result: Result) => void>([
  ['task', (context, { task }) => void readObject(context, taskFields, task)],
  [
    'reports',
    (context, { reports }) =>
      readEach(context.cursor, () => {
        const report: ChunkReport = {
          type: '',
          start: undefined,
          end: undefined,
          handler: undefined,
          magic: undefined,
        };
        readObject(context, reportFields, report);
        reports.push(report);
      }),
  ],
]);

export function unblobReport(cursor: Cursor): ToolReport {
  const images: { readonly file: Stated<string> | undefined; readonly found: Reported[] }[] = [];
  readEach(cursor, () => {
    const result: Result = { task: { path: undefined, file: undefined, depth: 0 }, reports: [] };
    readObject({ cursor }, resultFields, result);
    const { task, reports } = result;
    if (task.depth === 0) images.push({ file: task.file, found: [] });
    const found = images.at(-1)?.found;
    if (!found || found.length >= mostFound) return;
    const isOuter = task.depth === 0;
    // what came out of the image has a name, which may be one that only one vendor gives
    if (!isOuter && task.file) found.push({ role: 'image-text', ...task.file, offset: undefined, size: 0 });
    for (const { type, start, end, handler, magic } of reports) {
      const place = { offset: isOuter ? start : undefined, size: isOuter ? Math.max(0, (end ?? 0) - (start ?? 0)) : 0 };
      const form = type === 'ChunkReport' && handler ? vendorForm(handler.value) : undefined;
      if (handler && form !== undefined)
        found.push({ role: 'image-format', value: form, span: handler.span, ...place });
      if (magic) found.push({ role: 'description', ...magic, ...place });
    }
  });
  return { tool: 'unblob', images: images.map(image => ({ ...image, packages: [] }) satisfies ReportedImage) };
}
