import { hoverAt } from '../../core/explain/hover.ts';
import { english } from '../../core/l10n/language.ts';
import type { Finding } from '../../core/model/finding.ts';
import { touches } from '../../core/text/span.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { marksOf } from '../marks.ts';
import type { View } from '../session.ts';

/** The long form of a finding: evidence, law, sources, what is not verified, alternatives. */
export const hovers: Feature = (connection, session) => {
  connection.onHover(
    guard('hover', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return null;
      const { review, signatures, converter } = view;
      const offset = converter.offset(position);
      const told = session.client.offers.marksInHover ? toldAt(view, offset) : new Set();
      const isTold = ({ fingerprint }: Finding) => told.has(fingerprint);
      const hover = hoverAt(review, signatures.reviewer.lookups, offset, session.client.language, isTold);
      return hover ? converter.hover(hover) : null;
    }),
  );
  return { hoverProvider: true };
};

/** Fingerprints of the findings whose marks stand at an offset. */
function toldAt(view: View, offset: number): ReadonlySet<unknown> {
  const at = { start: offset, end: offset };
  const marks = marksOf(view, () => undefined, english).filter(({ span }) => touches(span, at));
  return new Set(marks.map(({ fingerprint }) => fingerprint));
}
