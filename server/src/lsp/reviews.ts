import type { Before } from '../core/explain/change.ts';
import type { Reading } from '../core/model/component.ts';
import type { ReviewContext } from '../core/model/context.ts';
import type { Declaration } from '../core/model/declaration.ts';
import type { DeclaredImage } from '../core/model/image.ts';
import type { ImageReadBefore, Review, ReviewOptions } from '../core/review.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import type { Source } from '../core/text/source.ts';
import { contextsFor } from '../host/contexts.ts';
import type { Host } from '../host/host.ts';
import type { Policy } from '../host/policy.ts';
import type { PolicyFile } from '../host/policy-files.ts';
import type { Answers } from './answers.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { describe, Superseded } from './guard.ts';
import type { Notice } from './notice.ts';
import { OlderStates } from './older-states.ts';
import type { DocumentPolicies } from './policies.ts';
import type { Settings, SettingsStore } from './settings.ts';
import type { SignaturesInUse } from './signatures.ts';
import type { Surfaces } from './surfaces.ts';
import { turn } from './turn.ts';
import { Typing } from './typing.ts';

/** For so many milliseconds a review goes on before it lets others go first. */
const sliceTime = 8;

/** A document with its review and everything that went into it. */
export interface ReviewedDocument {
  /** Different for every review ever made: the result id of pulled diagnostics. */
  readonly serial: number;
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly review: Review;
  readonly signatures: SignaturesInUse;
  /** Where a new waiver for this document goes; undefined outside of every workspace folder. */
  readonly waiversUri: string | undefined;
  /** That file, if it exists: as it is open, whether that is saved or not. */
  readonly waivers: PolicyFile | undefined;
  /** Evidence that no fix may touch. */
  readonly received: boolean;
  /** What the older state has that the document is compared with. */
  readonly before: Before | undefined;
  /** What the user has to know of how this review was made. */
  readonly notices: readonly Notice[];
}

/** All that decides what a review of a document says, besides its text. */
export interface Terms {
  readonly settings: Settings;
  readonly signatures: SignaturesInUse;
  readonly policy: Policy;
  readonly contexts: readonly ReviewContext[];
  /** What suppliers answered about the document's components. */
  readonly declared: readonly Declaration[];
  readonly notices: readonly Notice[];
}

/** What is known beside documents. */
export interface Besides {
  /** The images that a document names, as far as somebody has read them. */
  imagesFor(uri: string, declared: readonly DeclaredImage[]): readonly ImageReadBefore[];
  /** A review with what it points at. */
  settle(uri: string, review: Review, set: SignatureSet): Review;
}

/** What reviews need of the session around them. */
export interface ReviewServices {
  readonly host: Pick<Host, 'now'>;
  readonly documents: OpenDocuments;
  readonly surfaces: Surfaces;
  readonly settings: SettingsStore;
  readonly policies: DocumentPolicies;
  readonly deliveries: Besides;
  readonly answers: Answers;
}

/** Reviews of the open documents, each made once per version and state of settings, waivers and trust. */
export class Reviews {
  readonly #around: ReviewServices;
  readonly #log: (line: string) => void;
  readonly #tell: (reviewed: ReviewedDocument) => void;
  readonly #tellLeftOut: (document: OpenDocument) => void;
  readonly #known = new Map<
    string,
    { readonly version: number; readonly epoch: number; readonly result: Promise<ReviewedDocument | undefined> }
  >();
  readonly #before = new OlderStates();
  readonly #typing = new Map<string, Typing>();
  #epoch = 0;
  #serial = 0;

  /** `tell` hears of every review made of an open document, `tellLeftOut` of every one that the policy leaves out. */
  constructor(
    around: ReviewServices,
    log: (line: string) => void,
    tell: (reviewed: ReviewedDocument) => void,
    tellLeftOut: (document: OpenDocument) => void,
  ) {
    this.#around = around;
    this.#log = log;
    this.#tell = tell;
    this.#tellLeftOut = tellLeftOut;
  }

  /** Different after every change of what reviews depend on besides the documents. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Everything that reviews depend on besides the documents may have changed. */
  invalidate(): void {
    this.#epoch++;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** A document was changed: a review of the version before ends now. */
  changed(uri: string): void {
    this.#typingIn(uri).pressed(performance.now());
  }

  closed(uri: string): void {
    this.forget(uri);
    this.#typing.get(uri)?.pressed(performance.now());
    this.#typing.delete(uri);
  }

  #typingIn(uri: string): Typing {
    const known = this.#typing.get(uri);
    if (known) return known;
    const typing = new Typing();
    this.#typing.set(uri, typing);
    return typing;
  }

  /** Undefined for a document that is not open or not to be reviewed. Rejects with `Superseded` when it changes meanwhile. */
  async of(uri: string): Promise<ReviewedDocument | undefined> {
    const document = this.#around.documents.get(uri);
    if (!document) return undefined;
    const known = this.#known.get(uri);
    if (known && known.version === document.version && known.epoch === this.#epoch) return known.result;
    const settings = await this.#around.settings.of(this.#around.surfaces.of(uri).place);
    if (!settings.enable) return undefined;
    return this.#start(document, settings);
  }

  #start(document: OpenDocument, settings: Settings): Promise<ReviewedDocument | undefined> {
    const { uri, version } = document;
    const known = this.#known.get(uri);
    if (known && known.version === version && known.epoch === this.#epoch) return known.result;
    const result = this.#review(document, settings);
    const entry = { version, epoch: this.#epoch, result };
    this.#known.set(uri, entry);
    // A failed review is tried again by the next request.
    result.catch(() => this.#known.get(uri) === entry && this.#known.delete(uri));
    return result;
  }

  async #review(document: OpenDocument, settings: Settings): Promise<ReviewedDocument | undefined> {
    const { place, base } = this.#around.surfaces.of(document.uri);
    const typing = this.#typingIn(document.uri);
    if (!document.untouched) await typing.resting();
    this.#check(document);
    const terms = await this.#termsOf(place, settings);
    this.#check(document);
    if (terms.policy.excluded) {
      this.#tellLeftOut(document);
      return undefined;
    }
    const steps = terms.signatures.reviewer.inSteps(document.source, this.#options(terms, document.uri));
    const { review, cost } = await unhurried(steps, () => this.#check(document));
    typing.reviewed(cost);
    const reviewed = this.#made(terms, document, review, base);
    this.#tell(reviewed);
    return reviewed;
  }

  /** What a document is reviewed under, whether it is open or not; undefined where reviews are switched off. */
  async termsFor(uri: string): Promise<Terms | undefined> {
    const settings = await this.#around.settings.of(uri);
    return settings.enable ? this.#termsOf(uri, settings) : undefined;
  }

  async #termsOf(place: string, settings: Settings): Promise<Terms> {
    const { host, policies } = this.#around;
    const notices: Notice[] = [];
    const signatures = await policies.signaturesFor(place, settings, notices);
    const policy = await policies.policyFor(place, settings, signatures);
    if (policy.withheld) notices.push(untrusted);
    if (policies.unsavedWaivers(policy)) notices.push(unsaved);
    const { contexts, unknown } = contextsFor(policy, settings.asOf ?? host.now(), signatures.set);
    notices.push(...[...policy.unknownProfiles, ...unknown].map(unknownProfile));
    const { declared, missing } = await this.#around.answers.for(place, policy.answers);
    notices.push(...missing.map(said => ({ code: 'no-answers', severity: 'warning', message: said }) as const));
    return { settings, signatures, policy, contexts, declared, notices };
  }

  /** Reviews a text by itself, for whoever waits. */
  async ofSource(terms: Terms, source: Source): Promise<Review> {
    const steps = terms.signatures.reviewer.inSteps(source, this.#options(terms));
    return (await unhurried(steps, () => undefined)).review;
  }

  /** Reviews what was read of an image or a workbook. */
  async ofReading({ signatures, ...terms }: Terms, source: Source, reading: Reading): Promise<Review> {
    const steps = signatures.reviewer.readInSteps(source, reading, this.#options({ signatures, ...terms }));
    return (await unhurried(steps, () => undefined)).review;
  }

  /** Reviews a text that nobody has open. @param check ends it by throwing */
  async under(terms: Terms, document: OpenDocument, check: () => void = () => undefined): Promise<ReviewedDocument> {
    const steps = terms.signatures.reviewer.inSteps(document.source, this.#options(terms, document.uri));
    return this.made(terms, document, (await unhurried(steps, check)).review);
  }

  /** What was reviewed by itself, as others are. */
  made(terms: Terms, document: OpenDocument, review: Review): ReviewedDocument {
    return this.#made(terms, document, review, undefined);
  }

  /** @param uri of the document beside which images may lie; undefined: it is reviewed by itself */
  #options({ policy, contexts, declared }: Terms, uri?: string): ReviewOptions {
    return {
      ...(uri === undefined ? {} : { images: declared => this.#around.deliveries.imagesFor(uri, declared) }),
      contexts,
      rules: policy.rules,
      waivers: policy.waivers,
      ...(declared.length > 0 ? { declared } : {}),
      onRuleError: (rule, error) => this.#log(`rule ${rule}: ${describe(error)}`),
    };
  }

  /** `base` is the older state that the document is compared with. */
  #made(terms: Terms, document: OpenDocument, review: Review, base: Source | undefined): ReviewedDocument {
    const { settings, signatures, policy, notices } = terms;
    const { reviewer } = signatures;
    const options = this.#options(terms);
    const before = base && this.#before.of(base, this.#epoch, source => reviewer.review(source, options));
    const { waiversUri, received } = policy;
    const waivers = this.#openWaivers(waiversUri) ?? policy.waiversFile;
    const settled = this.#around.deliveries.settle(document.uri, review, signatures.set);
    const made = { document, settings, review: settled, before, signatures, waiversUri, waivers, received, notices };
    return { serial: ++this.#serial, ...made };
  }

  #openWaivers(uri: string | undefined): PolicyFile | undefined {
    const open = uri === undefined ? undefined : this.#around.documents.get(uri);
    return open && { uri: open.uri, text: open.source.text, version: open.version };
  }

  #check(document: OpenDocument): void {
    if (this.#around.documents.get(document.uri)?.version !== document.version) {
      throw new Superseded('the document has changed');
    }
  }
}

/**
 * Takes the steps of a review and lets go after some milliseconds: whoever types or asks meanwhile is answered.
 * @param check ends it by throwing
 * @returns the review, and the milliseconds of work that it took
 */
async function unhurried(
  steps: Generator<undefined, Review>,
  check: () => void,
): Promise<{ readonly review: Review; readonly cost: number }> {
  let cost = 0;
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    const worked = performance.now() - since;
    if (done) return { review: value, cost: cost + worked };
    if (worked < sliceTime) continue;
    cost += worked;
    await turn();
    check();
    since = performance.now();
  }
}

const untrusted: Notice = {
  code: 'untrusted-workspace',
  severity: 'information',
  message: message(
    'notice.untrusted',
    'The configuration and the waivers of this workspace have no effect until you trust the workspace.',
  ),
};

const unsaved: Notice = {
  code: 'waivers-unsaved',
  severity: 'information',
  message: message('notice.unsaved', 'The waivers file is not saved: what was changed in it does not count yet.'),
};

function unknownProfile(id: string): Notice {
  const said = message('notice.unknown-profile', 'No profile is called “{id}”: choose who you review for.', {
    id: printable(id, 60),
  });
  return { code: 'unknown-profile', severity: 'information', message: said };
}
