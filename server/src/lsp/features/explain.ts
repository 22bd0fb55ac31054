import type { Position } from 'vscode-languageserver';
import { explanationAt } from '../../core/explain/explanation.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { serverCommand } from '../protocol.ts';

/** Everything about the findings at a place, as Markdown: `workspace/executeCommand`, which every client can ask for. */
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
  return { executeCommandProvider: { commands: [serverCommand.explanation] } };
};

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Readonly<Record<string, unknown>>;
  return Number.isSafeInteger(line) && Number.isSafeInteger(character);
}
