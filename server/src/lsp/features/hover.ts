import type { Position } from 'vscode-languageserver';
import { hoverAt } from '../../core/explain/hover.ts';
import { english, type Language } from '../../core/l10n/language.ts';
import type { Finding } from '../../core/model/finding.ts';
import { message } from '../../core/text/message.ts';
import { touches } from '../../core/text/span.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { marksOf } from '../marks.ts';
import { clientCommand } from '../protocol.ts';
import type { View } from '../session.ts';

/** A finding in a few lines, with a link to everything. */
export const hovers: Feature = (connection, session) => {
  connection.onHover(
    guard('hover', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return null;
      const { review, signatures, converter } = view;
      const offset = converter.offset(position);
      const told = session.client.offers.marksInHover ? toldAt(view, offset) : new Set();
      const isTold = ({ fingerprint }: Finding) => told.has(fingerprint);
      const links = session.client.offers.commands ? linksAt(textDocument.uri, position, session.client.language) : '';
      const hover = hoverAt(review, signatures.reviewer.lookups, offset, session.client.language, { isTold, links });
      return hover ? converter.hover(hover) : null;
    }),
  );
  return { hoverProvider: true };
};

/** Leads to the explanation, in a client that has our commands. */
function linksAt(uri: string, position: Position, language: Language): string {
  const said = language.say(message('hover.explain', 'Open full explanation'));
  return `[${said}](command:${clientCommand.explain}?${encodeURIComponent(JSON.stringify([uri, position]))})`;
}

/** Fingerprints of the findings whose marks stand at an offset. */
function toldAt(view: View, offset: number): ReadonlySet<unknown> {
  const at = { start: offset, end: offset };
  const marks = marksOf(view, () => undefined, english).filter(({ span }) => touches(span, at));
  return new Set(marks.map(({ fingerprint }) => fingerprint));
}
