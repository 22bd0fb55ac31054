import * as vscode from 'vscode';
import { type CardParams, type CardResult, cardRequest } from '../../server/src/lsp/protocol/documents.ts';
import type { Connection } from './connection.ts';
import { PagePanel } from './page-panel.ts';

/** Everything about the findings at a place, in a panel beside the document. */
export class Explanations implements vscode.Disposable {
  readonly #panel = new PagePanel({ viewType: 'bomwarden.explanation' });

  /** Without a place: at the cursor of the active editor. */
  async show({ client }: Connection, uri?: string, position?: CardParams['position']): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const document = uri ?? (editor && client.code2ProtocolConverter.asUri(editor.document.uri));
    const place = position ?? (editor && client.code2ProtocolConverter.asPosition(editor.selection.active));
    const params = document !== undefined && place ? { uri: document, position: place } : undefined;
    const page = params && (await client.sendRequest<CardResult>(cardRequest, params satisfies CardParams));
    if (page) this.#panel.show(vscode.l10n.t('Explanation'), page);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor on a marked value first.'));
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
