import { partAt } from '../../core/explain/parts.ts';
import { archivePlace } from '../../host/archive-places.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { archiveUri } from '../protocol/archives.ts';

/** From a reference to the document, and in it to the component, that it means. */
export const definitions: Feature = (connection, session) => {
  connection.onDefinition(
    guard('definition', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      const part = view && partAt(view.review, view.converter.offset(position));
      if (!part) return null;
      const inside = archivePlace(part.uri);
      const range = session.deliveries.placeIn(part);
      if (!inside) return { uri: part.uri, range };
      // of other clients nobody knows whether they open what is in an archive
      const start = { line: 0, character: 0 };
      return session.client.offers.commands
        ? { uri: archiveUri(part.uri), range }
        : { uri: inside.archive, range: { start, end: start } };
    }),
  );
  return { definitionProvider: true };
};
