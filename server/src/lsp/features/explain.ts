import type { Position } from 'vscode-languageserver';
import { explanationAt } from '../../core/explain/explanation.ts';
import { findingsAt } from '../../core/explain/findings-at.ts';
import { documentBuilder } from '../../core/report/build.ts';
import { cardPage } from '../../core/report/html-panel.ts';
import type { Feature } from '../feature.ts';
import { nameOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { type CardParams, cardRequest, serverCommand } from '../protocol.ts';

/** Everything about the findings at a place: as Markdown, which every client can ask for, and as a page for a panel of ours. */
export const explanations: Feature = (connection, session) => {
  connection.onExecuteCommand(
    guard('explain', session.host.log, null, async ({ command, arguments: args = [] }) => {
      const [uri, position] = args as readonly unknown[];
      if (command !== serverCommand.explanation || typeof uri !== 'string' || !isPosition(position)) return null;
      const view = await session.view(uri);
      if (!view) return null;
      const { review, signatures, converter } = view;
      const offset = converter.offset(position);
      return explanationAt(review, signatures.reviewer.lookups, offset, session.client.language) ?? null;
    }),
  );
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
  return { executeCommandProvider: { commands: [serverCommand.explanation] } };
};

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Readonly<Record<string, unknown>>;
  return Number.isSafeInteger(line) && Number.isSafeInteger(character);
}
