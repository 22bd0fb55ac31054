import type { Position } from 'vscode-languageserver';
import { findingsAt } from '../../core/explain/findings-at.ts';
import { hoverAt } from '../../core/explain/hover.ts';
import { partHover } from '../../core/explain/parts.ts';
import { english } from '../../core/l10n/language.ts';
import type { Finding } from '../../core/model/finding.ts';
import { type Message, message } from '../../core/text/message.ts';
import { touches } from '../../core/text/span.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { marksOf } from '../marks.ts';
import { clientCommand } from '../protocol/commands.ts';
import type { Session, View } from '../session.ts';

/** A finding in a few lines, with links to everything and to what can be done about it. */
export const hovers: Feature = (connection, session) => {
  connection.onHover(
    guard('hover', session.host.log, null, async ({ textDocument, position }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return null;
      const { review, signatures, converter } = view;
      const offset = converter.offset(position);
      const told = session.client.offers.marksInHover ? toldAt(view, offset) : new Set();
      const isTold = ({ fingerprint }: Finding) => told.has(fingerprint);
      const links = session.client.offers.commands ? linksAt(session, view, position) : '';
      const hover = hoverAt(review, signatures.reviewer.lookups, offset, session.client.language, { isTold, links });
      const part = partHover(review, offset, session.client.language);
      if (hover && part) return converter.hover({ ...hover, markdown: `${part.markdown}\n\n${hover.markdown}` });
      const shown = hover ?? part;
      return shown ? converter.hover(shown) : null;
    }),
  );
  return { hoverProvider: true };
};

/** What leads on from here, in a client that has our commands; what is done about it concerns the strongest finding. */
function linksAt(session: Session, view: View, position: Position): string {
  const { language } = session.client;
  const { uri } = view.document;
  const link = (said: Message, command: string, ...args: readonly unknown[]) =>
    `[${language.say(said)}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
  const links = [link(words.explain, clientCommand.explain, uri, position)];
  const [finding] = findingsAt(view.review, view.converter.offset(position));
  if (finding && finding.vendor !== null) {
    const handle = session.handles.of({ uri, fingerprint: finding.fingerprint });
    if (session.trusted && view.waiversUri !== undefined) {
      links.push(
        finding.waiver
          ? link(words.open, clientCommand.openWaiver, handle)
          : link(words.waive, clientCommand.waive, handle),
      );
    }
    links.push(link(words.ask, clientCommand.askSupplier, handle));
  }
  return links.join(' · ');
}

const words = {
  explain: message('hover.explain', 'Open full explanation'),
  waive: message('hover.waive', 'Waive…'),
  open: message('hover.open-waiver', 'Open waiver'),
  ask: message('hover.ask', 'Ask supplier…'),
};

/** Fingerprints of the findings whose marks stand at an offset. */
function toldAt(view: View, offset: number): ReadonlySet<unknown> {
  const at = { start: offset, end: offset };
  const marks = marksOf(view, () => undefined, english).filter(({ span }) => touches(span, at));
  return new Set(marks.map(({ fingerprint }) => fingerprint));
}
