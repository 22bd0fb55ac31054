import { addUnread, type Unread } from '../text/problem.ts';

/** How much of a document can be judged at all: nothing is silently clean. */
export interface Coverage {
  readonly components: number;
  /** Components for which some field names an organisation. */
  readonly withOrganisation: number;
  /** No organisation, but an identifier. */
  readonly identifiersOnly: number;
  readonly nothing: number;
  /** Components among `identifiersOnly` that have a model or part number, but no stated maker. Absent where there are none. */
  readonly makerUnknown?: number;
  /** What stands in the document and was not read, by kind. Absent where problems tell of nothing. */
  readonly unread?: Unread;
  /** Firmware images: their number, their bytes, and how many of the bytes could not be read. Absent where there are none. */
  readonly images?: ImageBytes;
}

export interface ImageBytes {
  readonly count: number;
  readonly bytes: number;
  readonly unread: number;
}

export const noCoverage: Coverage = { components: 0, withOrganisation: 0, identifiersOnly: 0, nothing: 0 };

/** The coverage of two documents, or of two pieces of one. */
export function addCoverage(a: Coverage, b: Coverage): Coverage {
  const unread = addUnread(a.unread, b.unread);
  const makerUnknown = (a.makerUnknown ?? 0) + (b.makerUnknown ?? 0);
  return {
    components: a.components + b.components,
    withOrganisation: a.withOrganisation + b.withOrganisation,
    identifiersOnly: a.identifiersOnly + b.identifiersOnly,
    nothing: a.nothing + b.nothing,
    ...(makerUnknown > 0 ? { makerUnknown } : {}),
    ...(unread ? { unread } : {}),
    ...(a.images || b.images ? { images: addImages(a.images, b.images) } : {}),
  };
}

const noImages: ImageBytes = { count: 0, bytes: 0, unread: 0 };

function addImages(a: ImageBytes = noImages, b: ImageBytes = noImages): ImageBytes {
  return { count: a.count + b.count, bytes: a.bytes + b.bytes, unread: a.unread + b.unread };
}

/** The share of images that nobody looked into, 0 to 1. */
export function unreadShare({ bytes, unread }: ImageBytes): number {
  return bytes === 0 ? 0 : unread / bytes;
}
