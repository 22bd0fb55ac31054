import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';

/** A kind of document that is known, not read, and has a way out. */
interface Recognised {
  readonly code: string;
  readonly test: (text: string) => boolean;
  readonly message: string;
}

/** How much of a text is looked at. */
const headLength = 20_000;

const kinds: readonly Recognised[] = [
  {
    code: 'protobuf-text',
    test: text => /^spec_version[ \t]*:[ \t]*["']1\.\d/m.test(text) || text.includes('# proto-message: Bom'),
    message:
      'This is CycloneDX in the text form of Protocol Buffers, which only tests exchange; ask for the document as JSON, XML or binary Protocol Buffers.',
  },
  {
    code: 'spreadsheet',
    test: text =>
      text.startsWith('PK\u0003\u0004') && /\[Content_Types\]\.xml|xl\/|mimetypeapplication\/vnd\.oasis/.test(text),
    message:
      'This is a spreadsheet. If it is an SPDX spreadsheet, convert it with the Convert command of the SPDX Java tools to JSON or tag-value; if it is a list of devices, save it as CSV.',
  },
  {
    code: 'archive',
    test: text =>
      text.startsWith('PK\u0003\u0004') || text.startsWith('\u001f\u008b') || text.startsWith('\u001f\ufffd'),
    message: 'This is an archive; unpack it and open the document inside.',
  },
];

/** What is known of a document that no reader takes: a problem that says what it is and what to do. */
export function recognise(source: Source): Problem | undefined {
  const head = source.text.slice(0, headLength);
  const kind = kinds.find(({ test }) => test(head));
  return kind && { code: kind.code, message: kind.message, severity: 'error', span: { start: 0, end: 0 } };
}
