import { hoverAt } from '../../core/explain/hover.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';

/** The long form of a finding: evidence, law, sources, what is not verified, alternatives. */
export const hovers: Feature = (connection, session) => {
  connection.onHover(
    guard('hover', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return null;
      const { review, signatures, converter } = view;
      const hover = hoverAt(review, signatures.reviewer.lookups, converter.offset(position));
      return hover ? converter.hover(hover) : null;
    }),
  );
  return { hoverProvider: true };
};
