import { links } from '../../core/explain/links.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';

/** From marked values to the text of the instrument that decided. */
export const documentLinks: Feature = (connection, session) => {
  connection.onDocumentLinks(
    guard('documentLink', session.host.log, [], async ({ textDocument }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const { review, signatures, converter } = view;
      return links(review, signatures.reviewer.lookups).map(link => converter.link(link));
    }),
  );
  return { documentLinkProvider: {} };
};
