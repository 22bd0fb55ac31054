import { decodeSource } from '../core/text/decode.ts';
import { asSaved } from './documents.ts';
import { type Found, foundIn, itemOf, notReviewed } from './found.ts';
import { type Marked, marksFor } from './marked.ts';
import type { FoundDocument } from './protocol/findings.ts';
import type { Terms } from './reviews.ts';
import type { Session } from './session.ts';
import { digestOf, Shelf } from './shelf.ts';

/** A document with what was found in it, or with why nobody looked. */
export type Outcome = (Found | { readonly found: FoundDocument; readonly report?: never }) & {
  /** The result is one of an earlier time. */
  readonly kept?: true;
};

/** Reviews documents whether somebody has them open or not: an open one as it is typed, every other as it lies on disk. */
export class DocumentsOnDisk {
  readonly #session: Session;
  readonly #shelf = new Shelf();

  constructor(session: Session) {
    this.#session = session;
  }

  async of(uri: string): Promise<Outcome> {
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
    return this.#review(uri, bytes, terms);
  }

  async #review(uri: string, bytes: Uint8Array, terms: Terms): Promise<Outcome> {
    const session = this.#session;
    const digest = await digestOf(new Uint8Array(bytes), uri, dependsOn(terms));
    const known = this.#shelf.get(digest);
    if (known) return { ...known, kept: true };
    const { value: source, problems } = decodeSource(bytes);
    const document = asSaved(uri, source);
    const alone = session.reviews.under(terms, document);
    const isOther = await session.deliveries.look(uri, alone.review);
    const reviewed = isOther ? session.reviews.under(terms, document) : alone;
    const { review } = reviewed;
    const whole = { ...reviewed, review: { ...review, problems: [...problems, ...review.problems] } };
    const found = foundIn(session, whole);
    // what it points at may change without it
    if (!review.parts) this.#shelf.keep(digest, found);
    return found;
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
