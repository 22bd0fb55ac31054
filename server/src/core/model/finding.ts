import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Tier } from './claim.ts';
import type { Declaration } from './declaration.ts';
import type { Level } from './level.ts';
import type { Evidence, Relation } from './match.ts';
import type { Judgement, Verdict } from './verdict.ts';
import type { Whose } from './whose.ts';

/** An alternative supplier, already judged by our own rules for the contexts of the review. */
export interface Offer {
  /** What the supplier is called in lists. */
  readonly vendor: string;
  /** Names that may be written for a maker in its place: one, or those of several suppliers that are told of together. */
  readonly makers: readonly string[];
  readonly category: string;
  readonly why: Message;
  /** What was not checked comes first. */
  readonly caveats: readonly Message[];
  /** Those of the caveats that are known of this supplier and need not hold for another. */
  readonly own: readonly Message[];
  /** Families of products that it is known for. */
  readonly products?: Message;
  readonly sources: readonly string[];
}

/** A waiver that holds for a finding. */
export interface AppliedWaiver {
  readonly id: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
}

/** What a reference to another document says of it. */
export interface LinkFacts {
  /** Any of these its bytes have: `sha256:…`; empty where nobody says. */
  readonly digests: readonly string[];
  /** What points at it, as people are shown it. */
  readonly target: string;
  /** Names from the product to the component that points at it. */
  readonly way: readonly string[];
}

/** Another place that belongs to a finding, in the same document. */
export interface Related {
  readonly span: Span;
  readonly message: Message;
}

/** One per component × vendor × rule. */
export interface Finding {
  /** One id names a rule in code, test, doc page, setting, diagnostic and SARIF. */
  readonly rule: string;
  /** The strongest over the contexts, after the caps of the evidence. */
  readonly level: Level;
  /** Vendor id of the signature data; null for rules that name none. */
  readonly vendor: string | null;
  readonly relation: Relation | null;
  readonly tier: Tier | null;
  readonly message: Message;
  /** Index into `Bom.components`; undefined where a rule speaks of the document. */
  readonly component: number | undefined;
  /** The value that names the vendor, or the offending token. */
  readonly span: Span;
  readonly evidence: readonly Evidence[];
  readonly judgements: readonly Judgement[];
  /** The verdict whose act the message names; absent where it names none. */
  readonly deciding?: Verdict;
  /** Why the level is lower than the law alone would make it. */
  readonly weakened: Message | undefined;
  readonly offers: readonly Offer[];
  /** Why nothing is offered where people look for offers; absent where something is, and where a rule never offers. */
  readonly noOffers?: Message;
  /** Ids of what a rule without judgements rests on; with judgements each reason has its own. */
  readonly sources?: readonly string[];
  readonly related: readonly Related[];
  /** How the component comes into the product, both ends included, as indices into `Bom.components`; absent where nothing brings it in. */
  readonly path?: readonly number[];
  /** Names of documents: with all of them reviewed in the same run the finding does not stand. See `Bom.names`. */
  readonly targets?: readonly string[];
  /** With `targets`: what the linked document has to be, and from where it is pointed at. */
  readonly link?: LinkFacts;
  /** Who makes and supplies the component: the finding is kept only if a comparison finds a change. */
  readonly whose?: Whose;
  /** What the supplier answered, where the finding tells that. */
  readonly declared?: Declaration;
  /** A replacement that a rule can offer, such as the right spelling of a licence: plain text for the value at `span`. */
  readonly correction: { readonly span: Span; readonly text: string; readonly title: Message } | undefined;
  /** Hash of component identity + vendor + rule; never level, outcome, profile, path or line. */
  readonly fingerprint: string;
  readonly waiver: AppliedWaiver | null;
}
