import type { Feature } from '../feature.ts';
import { describe, guard, Superseded } from '../guard.ts';
import { type Marked, marksFor } from '../marked.ts';

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
