import { ByteSource } from '../text/byte-source.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { ByteRange } from './model.ts';

/**
 * Counts spans of one source as reviewdog counts. Findings come in the order of the document, so counting goes on from
 * the place asked for last: a document of one line costs its length once, not once per finding.
 */
export function byteCounter(source: Source): (span: Span) => ByteRange {
  if (source instanceof ByteSource) {
    const at = (offset: number) => ({ line: 1, column: offset + 1 });
    return ({ start, end }) => ({ start: at(start), end: at(end) });
  }
  let known = { line: -1, offset: 0, bytes: 0 };
  const position = (offset: number) => {
    const { line } = source.positionAt(offset);
    if (line !== known.line || offset < known.offset) known = { line, offset: source.lineStart(line), bytes: 0 };
    known = { line, offset, bytes: known.bytes + source.utf8Length({ start: known.offset, end: offset }) };
    return { line: line + 1, column: known.bytes + 1 };
  };
  return ({ start, end }) => ({ start: position(start), end: position(end) });
}
