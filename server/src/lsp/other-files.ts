import { readWorkbookIn } from '../core/read/bytes.ts';
import { isImageName } from '../core/read/firmware/name.ts';
import { ByteSource } from '../core/text/byte-source.ts';
import { asSaved } from './documents.ts';
import { type FoundReview, foundIn } from './found.ts';
import { lastPart } from './places.ts';
import type { Terms } from './reviews.ts';
import type { Session } from './session.ts';

/** What was found in a workbook or an image of firmware; undefined for every other file. */
export async function foundInOther(
  session: Session,
  uri: string,
  bytes: Uint8Array,
  terms: Terms,
): Promise<FoundReview | undefined> {
  const { reviews, images } = session;
  const workbook = readWorkbookIn(bytes);
  if (workbook) {
    const { source, reading } = workbook;
    const review = await reviews.ofReading(terms, source, reading);
    return asKind('workbook', foundIn(session, reviews.made(terms, asSaved(uri, source), review)));
  }
  if (!isImageName(lastPart(uri))) return undefined;
  const read = await images.read(uri, bytes, terms);
  if (typeof read === 'string' || !read.reading.bom?.image) return undefined;
  const source = new ByteSource(read.size);
  const review = await reviews.ofReading(terms, source, read.reading);
  return asKind('image', foundIn(session, reviews.made(terms, asSaved(uri, source), review)));
}

function asKind(kind: 'image' | 'workbook', { found, report }: FoundReview): FoundReview {
  return { found: { ...found, kind }, report };
}
