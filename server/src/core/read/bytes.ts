import type { Reading } from '../model/component.ts';
import type { Format } from '../model/format.ts';
import { decodeSource } from '../text/decode.ts';
import type { Source } from '../text/source.ts';
import { read } from './index.ts';
import { readWorkbook } from './workbook/read.ts';
import { workbookIn } from './workbook/workbook.ts';

/** A document as bytes, read: in the text that it is, or, of a workbook, in the texts of its sheets. */
export interface ReadDocument {
  readonly source: Source;
  readonly reading: Reading & { readonly format: Format | undefined };
}

/** Reads a document from its bytes. Never throws; what is no bill of materials gives no `bom` and a problem that says so. */
export function readBytes(bytes: Uint8Array): ReadDocument {
  const workbook = readWorkbookIn(bytes);
  if (workbook) return workbook;
  const { value: source, problems } = decodeSource(bytes);
  const reading = read(source);
  return { source, reading: { ...reading, problems: [...problems, ...reading.problems] } };
}

/** Reads a workbook; undefined for bytes that are none. */
export function readWorkbookIn(bytes: Uint8Array): ReadDocument | undefined {
  const workbook = workbookIn(bytes);
  if (!workbook) return undefined;
  const { source, reading } = readWorkbook(workbook);
  const problems = reading.bom || reading.problems.length > 0 ? reading.problems : [noTable];
  return { source, reading: { bom: reading.bom, problems, format: undefined } };
}

const noTable = {
  code: 'workbook-without-table',
  message: 'No sheet of this workbook is a table of devices or parts with headers that are known.',
  severity: 'error',
  span: { start: 0, end: 0 },
} as const;
