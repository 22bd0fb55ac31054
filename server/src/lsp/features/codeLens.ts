import { lenses } from '../../core/explain/lenses.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { clientCommand } from '../protocol.ts';
import { isUndecided } from '../session.ts';

/** The verdicts of a document in one line above its product. */
export const codeLenses: Feature = (connection, session) => {
  const { client } = session;
  connection.onCodeLens(
    guard('codeLens', session.host.log, [], async ({ textDocument }) => {
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const { review, before, converter } = view;
      const wanted = isUndecided(view) ? clientCommand.chooseProfiles : clientCommand.showFindings;
      // A lens without a command of the client's is shown as plain text.
      const command = client.offers.commands ? wanted : '';
      return lenses(review, before, client.language).map(lens => converter.lens(lens, command));
    }),
  );
  if (client.refreshesLenses) {
    session.listeners.push({
      surroundingsChanged: () => {
        connection.sendRequest('workspace/codeLens/refresh').catch(() => session.host.log('codeLens: no refresh'));
      },
    });
  }
  return { codeLensProvider: {} };
};
