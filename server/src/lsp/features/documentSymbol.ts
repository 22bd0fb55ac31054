import { symbols } from '../../core/explain/symbols.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';

/** Components as the document nests them, with what was found. */
export const documentSymbols: Feature = (connection, session) => {
  const { client } = session;
  // The older, flat form has no place for nesting.
  if (!client.nestedSymbols) return {};
  connection.onDocumentSymbol(
    guard('documentSymbol', session.host.log, [], async ({ textDocument }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const { review, converter, signatures } = view;
      const { vendors, listed } = signatures.reviewer.lookups;
      const vendorName = (id: string) => (vendors.get(id) ?? listed?.vendor(id))?.display ?? id;
      return symbols(review, { language: client.language, vendorName }).map(symbol => converter.symbol(symbol));
    }),
  );
  return { documentSymbolProvider: { label: 'bomwarden' } };
};
