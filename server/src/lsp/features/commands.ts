import { type Connection, MessageType } from 'vscode-languageserver';
import { explanationAt } from '../../core/explain/explanation.ts';
import type { Feature } from '../feature.ts';
import { fixAskedFor, resultOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { plainCommand, serverCommand } from '../protocol/commands.ts';
import type { FixParams, PlaceInDocument } from '../protocol/fixes.ts';
import type { Session } from '../session.ts';
import { isFixParams, isPlace, isPosition } from '../values.ts';

/** `workspace/executeCommand`: the explanation for every client, and what only our own client can do by itself for the others. */
export const commands: Feature = (connection, session) => {
  const { client, host } = session;
  connection.onExecuteCommand(
    guard('executeCommand', host.log, null, async ({ command, arguments: args = [] }) => {
      const [first, second] = args as readonly unknown[];
      switch (command) {
        case serverCommand.explanation:
          return (await explanationFor(session, first, second)) ?? null;
        case plainCommand.showExplanation:
          return showExplanation(connection, session, await explanationFor(session, first, second));
        case plainCommand.showQuestion:
          return isFixParams(first) ? showQuestion(connection, session, first) : null;
        case plainCommand.applyFix:
          return isFixParams(first) ? applyFix(connection, session, first) : null;
        case plainCommand.reveal:
          return isPlace(first) ? show(connection, first) : null;
        default:
          return null;
      }
    }),
  );
  const plain = client.offers.commands ? [] : Object.values(plainCommand);
  return { executeCommandProvider: { commands: [...Object.values(serverCommand), ...plain] } };
};

async function explanationFor(session: Session, uri: unknown, position: unknown): Promise<string | undefined> {
  if (typeof uri !== 'string' || !isPosition(position)) return undefined;
  const view = await session.view(uri);
  if (!view) return undefined;
  const { review, signatures, converter } = view;
  return explanationAt(review, signatures.reviewer.lookups, converter.offset(position), session.client.language);
}

/** As a file, since a client that opens documents has nothing else to show a text in. */
async function showExplanation(connection: Connection, { host }: Session, text: string | undefined): Promise<null> {
  const uri = text === undefined ? undefined : await host.keepPage?.('explanation.md', text);
  if (uri !== undefined) await connection.window.showDocument({ uri, takeFocus: true });
  return null;
}

async function showQuestion(connection: Connection, session: Session, params: FixParams): Promise<string | null> {
  const question = (await fixAskedFor(session, params))?.fix.copy;
  if (question === undefined) return null;
  // Not by the request of that name, which a client need not know.
  await connection.sendNotification('window/showMessage', { type: MessageType.Info, message: question });
  return question;
}

async function applyFix(connection: Connection, session: Session, params: FixParams): Promise<null> {
  const asked = await fixAskedFor(session, params);
  const result = asked && resultOf(session, asked.view, asked.fix);
  const applied = result?.edit ? (await connection.workspace.applyEdit(result.edit)).applied : true;
  if (result?.show && applied && session.client.showsDocuments) await show(connection, result.show);
  return null;
}

async function show(connection: Connection, { uri, range }: PlaceInDocument): Promise<null> {
  await connection.window.showDocument({ uri, selection: range, takeFocus: true });
  return null;
}
