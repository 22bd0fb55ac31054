import { changeOf } from '../core/explain/change.ts';
import { shortVerdict } from '../core/explain/short-verdict.ts';
import { strongest } from '../core/explain/words.ts';
import type { Language } from '../core/l10n/language.ts';
import { WorkbookSource } from '../core/read/workbook/source.ts';
import { documentBuilder } from '../core/report/build.ts';
import type { ReportDocument, ReportFinding } from '../core/report/model.ts';
import { subjectOf } from '../core/report/review-line.ts';
import { problemWords } from '../core/report/words.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { ByteSource } from '../core/text/byte-source.ts';
import { type Message, message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import type { Source } from '../core/text/source.ts';
import type { Span } from '../core/text/span.ts';
import { Converter } from './convert.ts';
import { marksOfReview, notUnderstoodIn } from './marked.ts';
import type { Mark } from './marks.ts';
import { pathOf } from './places.ts';
import type { FoundDocument, FoundItem } from './protocol/findings.ts';
import type { ReviewedDocument } from './reviews.ts';
import type { Session } from './session.ts';

/** A reviewed document for lists and for reports. */
export interface FoundReview {
  readonly found: FoundDocument;
  readonly report: ReportDocument;
  readonly parts?: never;
}

/** An archive with the documents in it. */
export interface FoundArchive {
  readonly found: FoundDocument;
  readonly report?: never;
  readonly parts: readonly ReportDocument[];
}

const builders = new WeakMap<SignatureSet, ReturnType<typeof documentBuilder>>();

/**
 * What a review found, mark by mark: exactly what is marked in the document, no more and no less.
 * @param marks all of an open document, where more than the review marks it
 */
export function foundIn(session: Session, reviewed: ReviewedDocument, marks?: readonly Mark[]): FoundReview {
  const { document, review, signatures, before } = reviewed;
  const { client } = session;
  const { uri, source } = document;
  const report = builderOf(signatures.set)({ path: pathOf(session, uri), review });
  const converter = new Converter(uri, source, client.encoding);
  const told = new Map(report.findings.map(finding => [finding.fingerprint, finding]));
  const changes = new Map(
    before ? review.findings.map(finding => [finding.fingerprint, changeOf(finding, before)]) : [],
  );
  const doubtful = doubtfulOf(reviewed);
  const all = marks ?? marksOfReview(session, reviewed);
  const items = all.map((mark): FoundItem => {
    const finding = mark.fingerprint === undefined ? undefined : told.get(mark.fingerprint);
    return {
      ...itemOf(mark, converter, session),
      ...placeIn(source, mark.span),
      vendor: finding?.vendorName ?? null,
      component: finding?.component ? subjectOf(finding, client.language) : null,
      act: finding ? actOf(finding) : null,
      notVerified: finding !== undefined && doubtful.has(finding.fingerprint),
      waived: finding?.waiver != null,
      change: (finding && changes.get(finding.fingerprint)) ?? null,
    };
  });
  const profiles = review.contexts.flatMap(({ profile }) => profile ?? []);
  const said = { uri, profiles, verdict: verdictOf(reviewed, client.language), items };
  if (review.bom) return { found: { ...said, state: 'reviewed', reason: null }, report };
  const problem = notUnderstoodIn(reviewed);
  return problem
    ? { found: { ...said, state: 'unknown', reason: problemWords(problem, client.language) }, report }
    : { found: { ...said, state: 'other', reason: null }, report };
}

/** A place that is no line and column: a cell, or an offset in bytes. */
function placeIn(source: Source, span: Span): Pick<FoundItem, 'place'> {
  const { cell } = source instanceof WorkbookSource ? source.rangeOf(span) : {};
  if (cell !== undefined) return { place: printable(cell, 80) };
  return source instanceof ByteSource ? { place: `0x${span.start.toString(16)}` } : {};
}

/** A mark that no finding stands behind. */
export function itemOf(mark: Mark, converter: Converter, { client }: Session): FoundItem {
  const features = { related: client.relatedInformation, codeDescription: client.codeDescription };
  const diagnostic = converter.diagnostic(mark, features);
  return { diagnostic, vendor: null, component: null, act: null, notVerified: false, waived: false, change: null };
}

/** Why nothing of a document was looked at. */
const whyNot = {
  off: { state: 'excluded', reason: message('unseen.off', 'Reviews are switched off here (bomwarden.enable).') },
  'left-out': {
    state: 'excluded',
    reason: message('unseen.left-out', 'The configuration leaves this document out of the review.'),
  },
  unreadable: { state: 'unreadable', reason: message('unseen.unreadable', 'The file cannot be read.') },
  failed: { state: 'unreadable', reason: message('unseen.failed', 'The review failed; the log says why.') },
} as const satisfies Record<string, { state: FoundDocument['state']; reason: Message }>;

/** A document of which nothing was looked at. */
export function notReviewed(uri: string, why: keyof typeof whyNot, language: Language): FoundDocument {
  const { state, reason } = whyNot[why];
  return { uri, state, reason: language.say(reason), profiles: [], verdict: '', items: [] };
}

/** The strongest verdict in a few words; empty where there is none. */
export function verdictOf({ review }: Pick<ReviewedDocument, 'review'>, language: Language): string {
  const verdict = shortVerdict(review);
  return verdict ? language.say(verdict) : '';
}

function builderOf(set: SignatureSet): ReturnType<typeof documentBuilder> {
  const known = builders.get(set);
  if (known) return known;
  const made = documentBuilder(set);
  builders.set(set, made);
  return made;
}

/** The act that decides, as the heading of a group. */
function actOf({ judgements }: ReportFinding): string | null {
  const short = strongest(judgements.flatMap(({ verdicts }) => verdicts))?.instrumentName.replace(/^the /, '');
  return short === undefined ? null : `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
}

/** Findings of which the evidence, or the act that decides, has something that nobody checked at a source. */
function doubtfulOf({ review, signatures }: ReviewedDocument): ReadonlySet<string> {
  const { lookups } = signatures.reviewer;
  const doubtful = review.findings.filter(({ evidence, judgements }) => {
    if (evidence.length > 0 && evidence.every(({ caveat }) => caveat !== undefined)) return true;
    const verdict = strongest(judgements.flatMap(({ verdicts }) => verdicts));
    return verdict !== undefined && (lookups.instruments.get(verdict.instrument)?.notVerified.length ?? 0) > 0;
  });
  return new Set(doubtful.map(({ fingerprint }) => fingerprint));
}
