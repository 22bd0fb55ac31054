import { data, property } from '../../core/report/github.ts';
import { relativePath } from '../../core/report/review-line.ts';
import { escapeUnprintable } from '../../core/report/safe.ts';
import { printable } from '../../core/text/printable.ts';
import type { Source } from '../../core/text/source.ts';
import type { Checked, SchemaError } from '../../host/validator.ts';
import type { Validated, ValidationReport } from './model.ts';
import { sarifOf } from './sarif.ts';

export type ValidateFormat = 'text' | 'json' | 'sarif' | 'github';

/** What `bomwarden validate` can print. */
export const validateFormats: Readonly<Record<ValidateFormat, (report: ValidationReport) => string>> = {
  text: textOf,
  json: jsonOf,
  sarif: sarifOf,
  github: githubOf,
};

const mostPathUnits = 1000;
/** GitHub shows ten annotations of a level per step and drops the rest without a word. */
const mostAnnotations = 10;

function textOf({ documents, skipped }: ValidationReport): string {
  const lines = documents.flatMap(document => [headOf(document), ...errorLines(document)]);
  return `${[...lines, closing(documents, skipped)].join('\n')}\n`;
}

function headOf({ path, validation }: Validated): string {
  const name = printable(path, mostPathUnits);
  if (validation.state === 'unchecked') return `${name}: not validated: ${validation.reason.text}`;
  const note = validation.note === null ? '' : ` ${validation.note.text}`;
  return `${name}: ${verdictOf(validation)} (${validation.schema}).${note}`;
}

function verdictOf({ errors, more }: Checked): string {
  const count = errors.length + more;
  return count === 0 ? 'valid' : `${count} ${count === 1 ? 'error' : 'errors'}`;
}

function errorLines({ path, source, validation }: Validated): readonly string[] {
  if (validation.state === 'unchecked') return [];
  const name = printable(path, mostPathUnits);
  const lines = validation.errors.map(({ code, message, span }) => {
    const { line, character } = source.positionAt(span.start);
    return `${name}:${line + 1}:${character + 1}: ${message.text} [${code}]`;
  });
  return validation.more === 0 ? lines : [...lines, `${name}: ${validation.more} more are not shown.`];
}

function closing(documents: readonly Validated[], skipped: number): string {
  const { valid, invalid, unchecked } = countsOf(documents);
  return `${valid} valid, ${invalid} invalid, ${unchecked} not validated, ${skipped} skipped`;
}

function countsOf(documents: readonly Validated[]) {
  const checked = documents.flatMap(({ validation }) => (validation.state === 'checked' ? validation : []));
  const valid = checked.filter(({ errors }) => errors.length === 0).length;
  return { valid, invalid: checked.length - valid, unchecked: documents.length - checked.length };
}

function jsonOf({ documents, skipped, version }: ValidationReport): string {
  const report = {
    schemaVersion: 1,
    tool: { name: 'bomwarden', version },
    summary: { ...countsOf(documents), skipped },
    documents: documents.map(({ path, source, validation }) =>
      validation.state === 'unchecked'
        ? { path, state: 'unchecked', code: validation.code, reason: validation.reason.text }
        : { path, ...contractOf(source, validation) },
    ),
  };
  return `${escapeUnprintable(JSON.stringify(report, null, 2))}\n`;
}

function contractOf(source: Source, { schema, errors, more, note }: Checked): object {
  return {
    state: errors.length === 0 ? 'valid' : 'invalid',
    schema,
    note: note?.text ?? null,
    errors: errors.map(({ code, path: pointer, message, span }) => ({
      code,
      pointer,
      message: message.text,
      range: source.rangeOf(span),
    })),
    more,
  };
}

function githubOf({ documents, skipped, token }: ValidationReport): string {
  const annotations = documents.flatMap(annotationsOf);
  const shown = annotations.length <= mostAnnotations ? annotations : annotations.slice(0, mostAnnotations - 1);
  const left = annotations.length - shown.length;
  const more = left === 0 ? [] : [`::error title=bomwarden::${data(`${left} more: see the log.`)}`];
  // between these two lines nothing of a document can be a command
  const log = [
    `::stop-commands::${token}`,
    textOf({ documents, skipped, token, version: '' }).trimEnd(),
    `::${token}::`,
  ];
  return `${[...log, ...shown, ...more].join('\n')}\n`;
}

function annotationsOf({ path, source, validation }: Validated): readonly string[] {
  const file = `file=${property(relativePath(path))}`;
  if (validation.state === 'unchecked') {
    return [`::error ${file},title=${property('not validated')}::${data(validation.reason.text)}`];
  }
  return validation.errors.map(error => `::error ${file},${placeOf(source, error)}::${data(error.message.text)}`);
}

function placeOf(source: Source, { code, span }: SchemaError): string {
  const { start, end } = source.rangeOf(span);
  const column = start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [];
  const title = `title=${property(`schema: ${code}`)}`;
  return [`line=${start.line + 1}`, `endLine=${end.line + 1}`, ...column, title].join(',');
}
