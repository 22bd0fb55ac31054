import type { ReviewContext } from '../model/context.ts';
import type { Offer } from '../model/finding.ts';
import type { Judgement } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Alternative, AlternativeCategory } from '../signatures/types/alternative.ts';
import type { Fact } from '../signatures/types/fact.ts';
import { type Message, message, quote } from '../text/message.ts';
import { before } from '../text/trim.ts';
import { judgeSubject } from './judge.ts';
import type { JudgedMatch } from './judged.ts';
import { namesVendor, type Subject } from './subject.ts';

/** What is offered for a finding; where it is nothing, why. */
export interface Offered {
  readonly offers: readonly Offer[];
  readonly noOffers?: Message;
}

/** Offers of one review, by what decides them: a document with a thousand cameras asks for other cameras once. */
export type OffersMade = Map<readonly ReviewContext[], Map<string, readonly Offer[]>>;

/**
 * Other suppliers of the same kind of product, for the contexts that the match was judged in. None where the kind is not
 * known, where only authorship names the vendor, or where no instrument speaks to whoever reviews.
 */
export function offersFor(judged: JudgedMatch, lookups: Lookups, made: OffersMade = new Map()): Offered {
  const { subject, contexts } = judged;
  const noOffers = whyNoOffers(judged, lookups);
  const category = categoryOf(subject, lookups);
  if (noOffers) return { offers: [], noOffers };
  if (!category) return { offers: [] };
  let known = made.get(contexts);
  if (!known) made.set(contexts, (known = new Map()));
  const key = `${category.id}|${subject.product?.id}|${subject.builtIn}`;
  let offers = known.get(key);
  if (!offers) {
    offers = category.suppliers.flatMap(supplier => offer(supplier, category, subject, contexts, lookups) ?? []);
    known.set(key, offers);
  }
  return offers.length > 0 ? { offers } : { offers, noOffers: noneLeft };
}

const noneLeft = message(
  'offers.none-left',
  'No alternatives are offered: of the suppliers in the signatures none passes our own rules here.',
);

/** Why no supplier is offered; undefined where some may be. */
function whyNoOffers({ match, subject, judgements }: JudgedMatch, lookups: Lookups): Message | undefined {
  if (match.tier === 'authorship' || match.tier === 'mention' || match.tier === 'document-actor') {
    return message('offers.authorship', 'No alternatives are offered: the vendor is named only as author.');
  }
  if (match.other?.as === 'maker' && match.ceiling === 'information') {
    return message('offers.contradicted', 'No alternatives are offered: another is stated as the maker.');
  }
  if (judgements.every(({ level }) => level === 'none')) {
    return message('offers.out-of-scope', 'No alternatives are offered: no instrument speaks to this review.');
  }
  if (!subject.product) {
    return message('offers.unknown-kind', 'No alternatives are offered: nothing says what kind of product this is.');
  }
  if (categoryOf(subject, lookups)) return undefined;
  const what = subject.product.words;
  return message('offers.no-category', 'No alternatives are offered: the signatures hold none for {what}.', { what });
}

function categoryOf({ product }: Subject, lookups: Lookups): AlternativeCategory | undefined {
  return product?.category === undefined ? undefined : lookups.set.categories.find(({ id }) => id === product.category);
}

function offer(
  supplier: Alternative,
  category: AlternativeCategory,
  subject: Subject,
  contexts: readonly ReviewContext[],
  lookups: Lookups,
): Offer | undefined {
  if (supplier.notOffered !== undefined || isKnown(supplier.supplier, lookups)) return undefined;
  const judgements = contexts.map(context => judgeSubject(asSubject(subject), context, lookups));
  const own = known(supplier);
  const { families } = supplier;
  return {
    vendor: supplier.supplier,
    makers: makersOf(supplier, lookups),
    category: category.id,
    why: message('offer.why', 'In the category “{what}”; its name was not found on: {lists} (as of {day}{through}).', {
      what: quote(category.title),
      lists: quote(supplier.notFoundOn.join(', ')),
      day: supplier.checkedAsOf,
      through: supplier.provenance.transcription ? throughTranscription : '',
    }),
    caveats: [unchecked(supplier), ...judgements.flatMap(open), ...own],
    own,
    ...(families ? { products: productsOf(families) } : {}),
    sources: [
      ...new Set([...supplier.provenance.sources, ...supplier.caveats.flatMap(({ provenance }) => provenance.sources)]),
    ],
  };
}

/** Whether a vendor of the signatures, or a company on an imported list, goes by the name: then its acts would have to be told. */
function isKnown(supplier: string, lookups: Lookups): boolean {
  return namesVendor(supplier, undefined, lookups) || (lookups.listed?.find(supplier) ?? []).length > 0;
}

function productsOf({ text, provenance }: Fact): Message {
  const products = quote(text);
  return provenance.unverified
    ? message('offer.products-unverified', '{products} (not verified)', { products })
    : message('offer.products', '{products}', { products });
}

/** Names for a document; what stands in brackets behind a name is no part of it. */
function makersOf({ supplier, makers = [before(supplier, / \(/)] }: Alternative, lookups: Lookups): readonly string[] {
  return makers.filter(maker => !isKnown(maker, lookups));
}

const throughTranscription = message(
  'offer.transcription',
  ', looked for in a transcription of the lists, not in the official texts',
);

/** The same kind of product in the same place, by somebody whom no instrument names. */
function asSubject({ builtIn, product }: Subject): Subject {
  return { vendor: undefined, entity: undefined, relation: 'self', abroad: false, builtIn, product };
}

/** What nobody looked at comes first. */
function unchecked({ checkedAsOf }: Alternative): Message {
  return message(
    'offer.unchecked',
    'Not checked: Canadian and United Kingdom instruments, export-control lists, who owns the supplier, whose model it is and which processor is inside, nor anything after {day}; ask for a statement on the model.',
    { day: checkedAsOf },
  );
}

/** What our own rules leave open for this kind of product, whoever makes it. */
function open({ profile, verdicts }: Judgement): readonly Message[] {
  return verdicts.map(({ because }) =>
    message('offer.open', 'For {profile}: {reason}', {
      profile: profile ?? message('whom.everybody', 'every reviewer'),
      reason: because[0].text,
    }),
  );
}

function known({ inKev, caveats }: Alternative): readonly Message[] {
  const exploited = message(
    'offer.kev',
    'Products of this supplier stand in the CISA catalogue of known exploited vulnerabilities: check the model.',
  );
  return [...(inKev ? [exploited] : []), ...caveats.map(caveat)];
}

function caveat({ text, provenance }: Fact): Message {
  return provenance.unverified
    ? message('offer.unverified-caveat', '{text} (background knowledge, not verified at a source)', {
        text: quote(text),
      })
    : message('offer.caveat', '{text}', { text: quote(text) });
}
