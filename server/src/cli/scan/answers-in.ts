import { type Answers, readAnswers } from '../../core/ask/answers.ts';
import { marker } from '../../core/ask/layout.ts';
import { isZip } from '../../core/read/archive/zip.ts';
import { Package } from '../../core/read/workbook/package.ts';

/** A questionnaire is a small file; larger ones are something else. */
export const largest = 4 * (1 << 20);
/** Answers in a file; undefined where it is no questionnaire. */
export function answersIn(bytes: Uint8Array, file: string): Answers | undefined {
  return bytes.length <= largest && holdsMarker(bytes) ? readAnswers(bytes, file) : undefined;
}

/** A look that costs little: most files are none. */
function holdsMarker(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return within(bytes, marker);
  const workbook = new Package(bytes);
  return [...sheetParts].some(part => within(workbook.read(part) ?? new Uint8Array(), marker));
}

/** Where spreadsheets keep texts; a sheet that somebody put before ours makes ours the second. */
const sheetParts = [
  'xl/sharedStrings.xml',
  'content.xml',
  ...[1, 2, 3, 4, 5].map(nth => `xl/worksheets/sheet${nth}.xml`),
] as const;

function within(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}
