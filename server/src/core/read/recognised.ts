import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';

/** A kind of document that is known, not read, and has a way out. */
interface Recognised {
  readonly code: string;
  readonly test: (text: string) => boolean;
  readonly message: string;
}

/** How much of a text is looked at. */
const headLength = 65_536;

const zip = 'PK\u0003\u0004';
/** An entry of every workbook of Excel, and the media type of an OpenDocument sheet. */
const workbook = /xl\/workbook|mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/;

/** The container of older office programs, whose parts have names in UTF-16. */
const compound = '\u00d0\u00cf\u0011\u00e0';
const wide = (name: string) => [...name].join('\0');
const office =
  /word\/document|ppt\/presentation|visio\/document|Index\/Document\.iwa|mimetypeapplication\/vnd\.oasis\.opendocument(?!\.spreadsheet)/;

const kinds: readonly Recognised[] = [
  {
    code: 'git-lfs-pointer',
    test: text => text.startsWith('version https://git-lfs.github.com/spec/'),
    message:
      'This is a pointer of Git LFS; the document itself is not here. Fetch it with “git lfs pull”, in a workflow with “lfs: true” at the checkout.',
  },
  {
    code: 'protobuf-text',
    test: text => /^spec_version[ \t]*:[ \t]*["']1\.\d/m.test(text) || text.includes('# proto-message: Bom'),
    message:
      'This is CycloneDX in the text form of Protocol Buffers, which only tests exchange; ask for the document as JSON, XML or binary Protocol Buffers.',
  },
  {
    code: 'protected-document',
    test: text => text.startsWith(compound) && text.includes(wide('EncryptedPackage')),
    message: 'This file is protected by a password; nothing in it can be read. Save it without one, and review that.',
  },
  {
    code: 'office-document',
    test: text =>
      (text.startsWith(zip) && office.test(text)) || (text.startsWith(compound) && text.includes(wide('WordDocument'))),
    message:
      'This document of an office program is not read. Save a list that stands in it as .xlsx or CSV, and review that.',
  },
  {
    code: 'spreadsheet',
    test: text => (text.startsWith(zip) && workbook.test(text)) || text.startsWith(compound),
    message:
      'This spreadsheet is in a form that is not read. Save it as .xlsx, or the sheet as CSV, and review that. The SPDX Java tools convert an SPDX spreadsheet to JSON or tag-value.',
  },
  {
    code: 'archive',
    test: text => text.startsWith(zip) || text.startsWith('\u001f\u008b') || text.startsWith('\u001f\ufffd'),
    message: 'This is an archive; nothing in it was read as a bill of materials or an image.',
  },
];

/** What is known of a document that no reader takes: a problem that says what it is and what to do. */
export function recognise(source: Source): Problem | undefined {
  const head = source.text.slice(0, headLength);
  const kind = kinds.find(({ test }) => test(head));
  return kind && { code: kind.code, message: kind.message, severity: 'error', span: { start: 0, end: 0 } };
}
