import { Converter } from './convert.ts';
import { type Mark, marksOf, problemMark } from './marks.ts';
import { policyDocument } from './policy-documents.ts';
import { rulePage } from './rule-page.ts';
import type { Session } from './session.ts';

/** The marks of a document, with an id that changes whenever they may have. */
export interface Marked {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly converter: Converter;
}

/** What a review marks, and what a schema says where somebody asked for that. */
export async function marksFor(session: Session, uri: string): Promise<Marked | undefined> {
  const reviewed = await reviewMarksFor(session, uri);
  const document = session.documents.get(uri);
  const schema = document && session.schemaMarks.of(document);
  if (!schema) return reviewed;
  const converter = reviewed?.converter ?? new Converter(uri, document.source, session.client.encoding);
  return { id: `${reviewed?.id}+${schema.id}`, marks: [...(reviewed?.marks ?? []), ...schema.marks], converter };
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
  return {
    id: `${view.serial}`,
    marks: marksOf(view, rule => rulePage(session.client, rule), session.client.language),
    converter: view.converter,
  };
}
