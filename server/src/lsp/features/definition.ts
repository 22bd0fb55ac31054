import { partAt } from '../../core/explain/parts.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';

/** From a reference to the document, and in it to the component, that it means. */
export const definitions: Feature = (connection, session) => {
  connection.onDefinition(
    guard('definition', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      const part = view && partAt(view.review, view.converter.offset(position));
      return part ? { uri: part.uri, range: session.deliveries.placeIn(part) } : null;
    }),
  );
  return { definitionProvider: true };
};
