import { notUnderstood } from '../core/not-understood.ts';
import { problemSaid } from '../core/report/words.ts';
import { message } from '../core/text/message.ts';
import type { Problem } from '../core/text/problem.ts';
import { Converter } from './convert.ts';
import { type Mark, marksOf, problemMark } from './marks.ts';
import { lastPart } from './places.ts';
import { policyDocument } from './policy-documents.ts';
import type { ReviewedDocument } from './reviews.ts';
import { rulePage } from './rule-page.ts';
import type { Session } from './session.ts';

/** The marks of a document, with an id that changes whenever they may have. */
export interface Marked {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly converter: Converter;
}

/** What a review marks, and what a schema says where somebody asked for that; what the client marks by itself left out. */
export async function marksFor(session: Session, uri: string): Promise<Marked | undefined> {
  const marked = await reviewMarksFor(session, uri);
  const isDoubled = doubledIn(session, uri);
  const reviewed = marked && { ...marked, marks: marked.marks.filter(mark => !isDoubled(mark)) };
  const document = session.documents.get(uri);
  const schema = document && session.schemaMarks.of(document);
  if (!schema) return reviewed;
  const converter = reviewed?.converter ?? new Converter(uri, document.source, session.client.encoding);
  return { id: `${reviewed?.id}+${schema.id}`, marks: [...(reviewed?.marks ?? []), ...schema.marks], converter };
}

/** What breaks the syntax of JSON, by the codes of our reader. */
const jsonSyntax: ReadonlySet<string> = new Set([
  'mismatched-bracket',
  'missing-bracket',
  'missing-colon',
  'missing-comma',
  'missing-value',
  'trailing-comma',
  'trailing-text',
  'unclosed',
  'unexpected-text',
  'unterminated-string',
]);

/** Which marks the client shows already, in its own words. */
function doubledIn({ client, documents }: Session, uri: string): (mark: Mark) => boolean {
  const isMarked = client.offers.marksJson === true && documents.get(uri)?.languageId === 'json';
  return ({ code, level }) => isMarked && level === 'error' && jsonSyntax.has(code);
}

async function reviewMarksFor(session: Session, uri: string): Promise<Marked | undefined> {
  const document = session.documents.get(uri);
  const policy = document && (await policyDocument(session, document));
  if (policy) {
    const converter = new Converter(uri, document.source, session.client.encoding);
    return { id: policy.id, marks: policy.marks, converter };
  }
  const pack = document && (await session.packProblems(uri));
  if (pack) {
    const converter = new Converter(uri, document.source, session.client.encoding);
    return { id: pack.id, marks: pack.problems.map(problemMark), converter };
  }
  const view = await session.view(uri);
  if (!view) return undefined;
  return { id: `${view.serial}`, marks: marksOfReview(session, view), converter: view.converter };
}

/** What a review marks; of a document that says it is a bill of materials and that no reader takes, that nobody looked at it. */
export function marksOfReview({ client }: Session, reviewed: ReviewedDocument): readonly Mark[] {
  const unread = notUnderstoodIn(reviewed);
  if (unread) {
    const said = message('mark.not-reviewed', 'Not reviewed: {why}', { why: problemSaid(unread) });
    return [problemMark({ ...unread, severity: 'information', message: client.language.say(said) })];
  }
  return marksOf(reviewed, rule => rulePage(client, rule), client.language);
}

/** Why a document deserves a word that no reader takes; undefined for one that is read, and for all ordinary ones. */
export function notUnderstoodIn({ document, review, signatures }: ReviewedDocument): Problem | undefined {
  if (review.bom) return undefined;
  const asOf = review.contexts[0]?.asOf ?? signatures.set.date;
  const { lookups } = signatures.reviewer;
  const problem = notUnderstood(lastPart(document.uri), document.source, review.problems, lookups, asOf);
  // in an editor many files are open that name a vendor and are no list of anything
  return problem?.code === 'vendor-by-content' ? undefined : problem;
}
