import { problemWords } from '../core/report/words.ts';
import { decodeSource } from '../core/text/decode.ts';
import { asSaved } from './documents.ts';
import { type FoundArchive, type FoundReview, foundIn, itemOf, notReviewed } from './found.ts';
import { type Marked, marksFor } from './marked.ts';
import { foundInOther } from './other-files.ts';
import { filesIn, isArchive, shownPath } from './packed-files.ts';
import { archiveFound, unopenedItem } from './packed-found.ts';
import { lastPart } from './places.ts';
import type { FoundDocument, FoundItem } from './protocol/findings.ts';
import type { Terms } from './reviews.ts';
import type { Session } from './session.ts';
import { digestOf, Shelf } from './shelf.ts';

/** A document with what was found in it, or with why nobody looked. */
export type OnDisk = (
  | FoundReview
  | FoundArchive
  | { readonly found: FoundDocument; readonly report?: never; readonly parts?: never }
) & {
  /** The result is one of an earlier time. */
  readonly kept?: true;
};

/** What a file is reviewed under, and who may end it. */
interface Asked extends Terms {
  readonly check: () => void;
}

/** Reviews documents whether somebody has them open or not: an open one as it is typed, every other as it lies on disk. */
export class DocumentsOnDisk {
  readonly #session: Session;
  readonly #shelf = new Shelf();

  constructor(session: Session) {
    this.#session = session;
  }

  /** @param check ends the review of a file by throwing: whoever has asked may want it no more */
  async of(uri: string, check: () => void = () => undefined): Promise<OnDisk> {
    const session = this.#session;
    const { language } = session.client;
    const marked = await marksFor(session, uri);
    const view = await session.view(uri);
    if (view) return foundIn(session, view, marked?.marks);
    if (marked) return { found: policyFound(uri, marked, session) };
    const terms = await session.reviews.termsFor(uri);
    if (!terms) return { found: notReviewed(uri, 'off', language) };
    if (terms.policy.excluded) return { found: notReviewed(uri, 'left-out', language) };
    const bytes = await session.files.tree.read(uri);
    if (!bytes) return { found: notReviewed(uri, 'unreadable', language) };
    return this.#review(uri, bytes, { ...terms, check });
  }

  async #review(uri: string, bytes: Uint8Array, terms: Asked): Promise<OnDisk> {
    const digest = await digestOf(new Uint8Array(bytes), uri, dependsOn(terms));
    const known = this.#shelf.get(digest);
    if (known) return { ...known, kept: true };
    const { found, pointsAt } = await this.#readIn(uri, bytes, terms);
    // what it points at may change without it
    if (!pointsAt) this.#shelf.keep(digest, found);
    return found;
  }

  /** What stands in the bytes of a file, whatever it is. */
  async #readIn(
    uri: string,
    bytes: Uint8Array,
    terms: Asked,
  ): Promise<{ found: FoundReview | FoundArchive; pointsAt: boolean }> {
    const session = this.#session;
    const inOther = await foundInOther(session, uri, bytes, terms);
    if (inOther) return { found: inOther, pointsAt: false };
    if (isArchive(bytes)) return { found: await this.#archive(uri, bytes, terms), pointsAt: false };
    const { value: source, problems } = decodeSource(bytes);
    const document = asSaved(uri, source);
    const alone = await session.reviews.under(terms, document, terms.check);
    const isOther = await session.deliveries.look(uri, alone.review);
    const reviewed = isOther ? await session.reviews.under(terms, document, terms.check) : alone;
    const { review } = reviewed;
    const whole = { ...reviewed, review: { ...review, problems: [...problems, ...review.problems] } };
    return { found: foundIn(session, whole), pointsAt: review.parts !== undefined };
  }

  /** All that stands in an archive, each mark with the file that it is in. */
  async #archive(uri: string, bytes: Uint8Array, terms: Asked): Promise<FoundArchive> {
    const session = this.#session;
    const founds: (readonly [path: string, found: FoundReview])[] = [];
    const failures: FoundItem[] = [];
    for (const { path, bytes: own, failure } of filesIn(bytes, lastPart(uri))) {
      terms.check();
      const shown = shownPath(path);
      if (failure !== undefined) failures.push(unopenedItem(shown, problemWords(failure, session.client.language)));
      if (own === undefined) continue;
      const inner = `${uri}!/${path.split('/').map(encodeURIComponent).join('/')}`;
      founds.push([shown, (await foundInOther(session, inner, own, terms)) ?? (await this.#text(inner, own, terms))]);
    }
    return archiveFound(uri, founds, failures);
  }

  async #text(uri: string, bytes: Uint8Array, terms: Asked): Promise<FoundReview> {
    const session = this.#session;
    return foundIn(session, await session.reviews.under(terms, asSaved(uri, decodeSource(bytes).value), terms.check));
  }
}

/** A file that sets policy, or one of a pack of signatures. */
function policyFound(uri: string, { marks, converter }: Marked, session: Session): FoundDocument {
  const items = marks.map(mark => itemOf(mark, converter, session));
  return { uri, state: 'reviewed', reason: null, profiles: [], verdict: '', items };
}

/** What a result depends on besides the document. */
function dependsOn({ contexts, policy, signatures, notices }: Terms): unknown {
  const { rules, waivers, received } = policy;
  return { contexts, rules, waivers, received, notices, digest: signatures.set.digest, serial: signatures.serial };
}
