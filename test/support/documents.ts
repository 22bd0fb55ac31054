import type { Range } from 'vscode-languageserver';
import { Source } from '../../server/src/core/text/source.ts';

/** The maker that most tests plant. */
export const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

/** A small CycloneDX document with devices of the given makers. */
export function bomOf(...makers: readonly string[]): string {
  const components = makers.map((name, index) => ({
    type: 'device',
    'bom-ref': `device-${index}`,
    name: `camera ${index}`,
    version: '1',
    manufacturer: { name },
  }));
  const metadata = { component: { type: 'device', publisher: 'Some Installer', name: 'site', version: '1' } };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components }, null, 2)}\n`;
}

/** The text at a range that a server gave. */
export function textAt(text: string, range: Range): string {
  const source = new Source(text);
  return source.slice({ start: source.offsetAt(range.start), end: source.offsetAt(range.end) });
}

/** The range of the first place of a text, or of the one after `from`. */
export function rangeOf(text: string, part: string, from = 0): Range {
  const start = text.indexOf(part, from);
  if (start < 0) throw new Error(`${part} is not in the document`);
  return new Source(text).rangeOf({ start, end: start + part.length });
}
