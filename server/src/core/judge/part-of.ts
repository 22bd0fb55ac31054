import type { Stated } from '../model/claim.ts';
import { type BomFormat, syntaxOf } from '../model/syntax.ts';
import { decodeString, locatePart } from '../syntax/json-text.ts';
import { locateXml } from '../syntax/xml-tape.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';

/**
 * Where a part of a stated value stands in the document. Where its escapes are not known here, as of a value that was
 * decoded from an envelope, the whole value.
 */
export function partOf(source: Source, format: BomFormat, stated: Stated<string>, part: Span): Span {
  const { value, span: whole } = stated;
  const raw = source.slice(whole);
  if (raw === value) return span(whole.start + part.start, whole.start + part.end);
  if (syntaxOf(format) === 'json' && raw.length < 4 * value.length && decodeString(raw) === value) {
    return locatePart(source.text, whole, part.start, part.end);
  }
  return syntaxOf(format) === 'xml' ? locateXml(source)(whole, part.start, part.end) : whole;
}

/** Whether the document states the value in its own text, so that another text can take its place. */
export function standsIn(source: Source, format: BomFormat, { value, span: whole }: Stated<string>): boolean {
  const raw = source.slice(whole);
  return raw === value || (syntaxOf(format) === 'json' && decodeString(raw) === value);
}
