import { findingsAt } from '../../core/explain/findings-at.ts';
import { documentBuilder } from '../../core/report/build.ts';
import { cardPage } from '../../core/report/html-panel.ts';
import type { Feature } from '../feature.ts';
import { nameOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { type CardParams, cardRequest } from '../protocol/documents.ts';
import { isPosition } from '../values.ts';

/** Everything about the findings at a place as a page for a panel of ours. */
export const explanations: Feature = (connection, session) => {
  connection.onRequest(
    cardRequest,
    guard(cardRequest, session.host.log, null, async ({ uri, position }: CardParams) => {
      const view = isPosition(position) ? await session.view(uri) : undefined;
      if (!view) return null;
      const { review, signatures, converter } = view;
      const findings = findingsAt(review, converter.offset(position));
      if (findings.length === 0) return null;
      const build = documentBuilder(signatures.set);
      return cardPage(build({ path: nameOf(session, uri), review: { ...review, findings } }), session.client.language);
    }),
  );
  return {};
};
