import type { CodeLens } from 'vscode-languageserver';
import { lenses } from '../../core/explain/lenses.ts';
import { message } from '../../core/text/message.ts';
import { isConfiguration, isWaiversFile } from '../../host/folders.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { clientCommand } from '../protocol/commands.ts';
import { isUndecided, type Session } from '../session.ts';

const start = { line: 0, character: 0 };

/** On the first line of a document that looks clean only because nobody looked at it. */
const leftOut = message('lens.left-out', 'bomwarden: not reviewed, the configuration leaves this document out');
const atStart: CodeLens = { range: { start, end: start } };

async function isLeftOut(session: Session, uri: string): Promise<boolean> {
  if (!session.documents.get(uri) || isConfiguration(uri) || isWaiversFile(uri)) return false;
  return (await session.reviews.termsFor(uri))?.policy.excluded === true;
}

/** The verdicts of a document in one line above its product. */
export const codeLenses: Feature = (connection, session) => {
  const { client } = session;
  connection.onCodeLens(
    guard('codeLens', session.host.log, [], async ({ textDocument }) => {
      const view = await session.view(textDocument.uri);
      if (!view)
        return (await isLeftOut(session, textDocument.uri))
          ? [{ ...atStart, command: { title: client.language.say(leftOut), command: '' } }]
          : [];
      const { review, before, converter } = view;
      const wanted = isUndecided(view) ? clientCommand.chooseProfiles : clientCommand.showFindings;
      // A lens without a command of the client's is shown as plain text.
      const command = client.offers.commands ? wanted : '';
      return lenses(review, before, client.language).map(lens => converter.lens(lens, command));
    }),
  );
  if (client.refreshesLenses) {
    const refresh = () => {
      connection.sendRequest('workspace/codeLens/refresh').catch(() => session.host.log('codeLens: no refresh'));
    };
    // what a document points at is found after its own review, and changes what the lens says
    session.listeners.push({ surroundingsChanged: refresh, marksChanged: refresh });
  }
  return { codeLensProvider: {} };
};
