import { Converter } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { describe, guard, Superseded } from '../guard.ts';
import { type Mark, marksOf, problemMark } from '../marks.ts';
import { policyDocument } from '../policy-documents.ts';
import { rulePage } from '../rule-page.ts';
import type { Session } from '../session.ts';

/** The marks of a document, with an id that changes whenever they may have. */
interface Marked {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly converter: Converter;
}

/** Marks findings: on request where the client asks for diagnostics, else by sending them; never both. */
export const diagnostics: Feature = (connection, session) => {
  const { client, host, documents } = session;
  const features = { related: client.relatedInformation, codeDescription: client.codeDescription };
  const itemsOf = ({ marks, converter }: Marked) => marks.map(mark => converter.diagnostic(mark, features));

  if (client.pullsDiagnostics) {
    connection.languages.diagnostics.on(
      guard(
        'diagnostic',
        host.log,
        { kind: 'full' as const, items: [] },
        async ({ textDocument, previousResultId }) => {
          const marked = await marksFor(session, textDocument.uri);
          if (!marked) return { kind: 'full' as const, items: [] };
          if (marked.id === previousResultId) return { kind: 'unchanged' as const, resultId: marked.id };
          return { kind: 'full' as const, resultId: marked.id, items: itemsOf(marked) };
        },
      ),
    );
    if (client.refreshesDiagnostics) {
      const refresh = () => connection.languages.diagnostics.refresh().catch(() => host.log('diagnostic: no refresh'));
      session.listeners.push({ surroundingsChanged: () => void refresh(), marksChanged: () => void refresh() });
    }
    // One document's marks depend on no other's; what they do depend on is followed by a refresh.
    const options = { identifier: 'bomwarden', interFileDependencies: false, workspaceDiagnostics: false };
    return { diagnosticProvider: options };
  }

  const marked = new Set<string>();
  const send = async (uri: string) => {
    try {
      const found = await marksFor(session, uri);
      const items = found ? itemsOf(found) : [];
      // A document without marks is spoken of only if it had some.
      if (items.length === 0 && !marked.delete(uri)) return;
      if (items.length > 0) marked.add(uri);
      const version = documents.get(uri)?.version;
      await connection.sendDiagnostics({ uri, ...(version === undefined ? {} : { version }), diagnostics: items });
    } catch (reason) {
      if (!(reason instanceof Superseded)) host.log(`diagnostics: ${describe(reason)}`);
    }
  };
  session.listeners.push({
    changed: uri => void send(uri),
    closed: uri => void send(uri),
    marksChanged: uri => void send(uri),
    surroundingsChanged: () => {
      for (const document of documents.all()) void send(document.uri);
    },
  });
  return {};
};

/** What a review marks, and what a schema says where somebody asked for that. */
async function marksFor(session: Session, uri: string): Promise<Marked | undefined> {
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
