import { symbols } from '../../core/explain/symbols.ts';
import type { Feature } from '../feature.ts';
import { guard, Superseded } from '../guard.ts';

/** The outline of a document with more components waits for marks to be sent and for who types on: it is long, and each is for one version. */
const longOutline = 1000;
/** For so many milliseconds. */
const patience = 500;

/** Components as the document nests them, with what was found. */
export const documentSymbols: Feature = (connection, session) => {
  const { client } = session;
  // The older, flat form has no place for nesting.
  if (!client.nestedSymbols) return {};
  connection.onDocumentSymbol(
    guard('documentSymbol', session.host.log, [], async ({ textDocument }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const { review, converter, signatures, document } = view;
      if ((review.bom?.components.length ?? 0) > longOutline && !document.untouched) {
        await new Promise(resolve => setTimeout(resolve, patience));
        const isGone = session.documents.get(document.uri)?.version !== document.version;
        if (isGone) throw new Superseded('the document has changed');
      }
      const { vendors, listed } = signatures.reviewer.lookups;
      const vendorName = (id: string) => (vendors.get(id) ?? listed?.vendor(id))?.display ?? id;
      return symbols(review, { language: client.language, vendorName }).map(symbol => converter.symbol(symbol));
    }),
  );
  return { documentSymbolProvider: { label: 'bomwarden' } };
};
