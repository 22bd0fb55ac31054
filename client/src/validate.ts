import * as vscode from 'vscode';
import { type ValidateParams, type ValidateResult, validateRequest } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';

/** "Validate SBOM": holds the active document against the schema of its format and tells how many errors are marked. */
export async function validateDocument({ client }: Connection): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the bill of materials that is to be validated.'));
    return;
  }
  const params: ValidateParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const title = vscode.l10n.t('Validating…');
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) =>
      client.sendRequest<ValidateResult>(validateRequest, params, token).catch((reason: unknown) => {
        if (!token.isCancellationRequested) throw reason;
      }),
  );
  // nobody waits for the answer: the document is marked already
  if (result) void tell(result);
}

async function tell({ state, message }: ValidateResult): Promise<void> {
  if (state === 'valid') {
    await vscode.window.showInformationMessage(message);
    return;
  }
  const show = vscode.l10n.t('Show problems');
  const chosen = await vscode.window.showWarningMessage(message, ...(state === 'invalid' ? [show] : []));
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
