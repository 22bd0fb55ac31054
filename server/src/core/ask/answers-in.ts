import type { Declaration } from '../model/declaration.ts';
import type { Container } from '../read/archive/entry.ts';
import { isZip } from '../read/archive/zip.ts';
import { Package } from '../read/workbook/package.ts';
import { type Answers, readAnswers } from './answers.ts';
import { marker } from './layout.ts';

/** A questionnaire is a small file; larger ones are something else. In bytes. */
export const largestAnswers = 4 * (1 << 20);
/** Files of one archive that are looked at. */
const mostInside = 500;

/** Whether a file may be a questionnaire, by its name: of JSON only what is called so, as a folder holds thousands of others. */
export function mayHoldAnswers(name: string): boolean {
  return (
    /\.(?:xlsx|xlsm|ods|csv|tsv|txt)$/i.test(name) ||
    (/\.json$/i.test(name) && /question|answer|r[eé]ponse/i.test(name))
  );
}

/** Answers in a file; undefined where it is no questionnaire. */
export function answersIn(bytes: Uint8Array, file: string): Answers | undefined {
  return bytes.length <= largestAnswers && holdsMarker(bytes) ? readAnswers(bytes, file) : undefined;
}

/** What was answered in the questionnaires of an archive. @param shown the path of an entry, for people */
export function answersInside({ entries }: Container, shown: (entry: string) => string): readonly Declaration[] {
  const files = entries.filter(
    ({ kind, path, size = 0 }) =>
      kind === 'file' && path !== undefined && size <= largestAnswers && mayHoldAnswers(path),
  );
  return files.slice(0, mostInside).flatMap(({ path = '', unpack }) => {
    const unpacked = unpack();
    return ('bytes' in unpacked ? answersIn(unpacked.bytes, shown(path))?.declarations : undefined) ?? [];
  });
}

/** A look that costs little: most files are none. */
function holdsMarker(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return forms.some(form => within(bytes, form));
  const workbook = new Package(bytes);
  return [...sheetParts].some(part => within(workbook.read(part) ?? new Uint8Array(), plainForm));
}

/** Where spreadsheets keep texts; a sheet that somebody put before ours makes ours the second. */
const sheetParts = [
  'xl/sharedStrings.xml',
  'content.xml',
  ...[1, 2, 3, 4, 5].map(nth => `xl/worksheets/sheet${nth}.xml`),
] as const;

const plainForm = new TextEncoder().encode(marker);
const wide = (first: number, second: number) =>
  Uint8Array.from([...plainForm].flatMap(unit => [first * unit, second * unit]));
/** Spreadsheets save “Unicode text” in UTF-16, of either order. */
const forms = [plainForm, wide(1, 0), wide(0, 1)];

function within(bytes: Uint8Array, text: Uint8Array): boolean {
  const [first = 0] = text;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (text.every((unit, nth) => bytes[at + nth] === unit)) return true;
  }
  return false;
}
