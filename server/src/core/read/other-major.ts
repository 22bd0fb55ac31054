import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';

/** A later generation of a format may state everything elsewhere: what is read of it is no review of the document. */
export function tellOtherMajor(problems: Problems, version: string, known: string, place: Span): void {
  const message = `This is ${version}, of which only what it shares with ${known} is read. Ask for the document in that version.`;
  problems.notRead('document', 'other-major-version', 'error', message, place);
}
