import * as vscode from 'vscode';
import { type ValidateParams, type ValidateResult, validateRequest } from '../../server/src/lsp/protocol/documents.ts';
import type { Connection } from './connection.ts';

/** What the schema says of documents that the editor does not give, until they are closed. */
const marks = vscode.languages.createDiagnosticCollection('bomwarden-schema');

/**
 * "Validate SBOM": holds a document against the schema of its format and tells how many errors are marked.
 * @param place undefined: the active document
 */
export async function validateDocument({ client }: Connection, place?: vscode.Uri): Promise<void> {
  const uri = place ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the bill of materials that is to be validated.'));
    return;
  }
  const params: ValidateParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const title = vscode.l10n.t('Validating…');
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) =>
      client.sendRequest<ValidateResult>(validateRequest, params, token).catch((reason: unknown) => {
        if (!token.isCancellationRequested) throw reason;
      }),
  );
  // nobody waits for the answer: the document is marked already
  if (!result) return;
  const { diagnostics = [] } = result;
  marks.set(
    uri,
    diagnostics.map(diagnostic => client.protocol2CodeConverter.asDiagnostic(diagnostic)),
  );
  void tell(result);
}

/** A document that is closed is held against nothing any more. */
export function forgetValidation(uri: vscode.Uri): void {
  marks.delete(uri);
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
