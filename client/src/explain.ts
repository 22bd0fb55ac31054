import * as vscode from 'vscode';
import { serverCommand } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';

const scheme = 'bomwarden-explanation';

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Everything about the findings at a place, in the editor's own Markdown preview: it can be read, searched and printed. */
export class Explanations implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  readonly onDidChange = this.#changed.event;

  /** Without a place: at the cursor of the active editor. */
  async show({ client }: Connection, uri?: string, position?: Place): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const document = uri ?? (editor && client.code2ProtocolConverter.asUri(editor.document.uri));
    const place = position ?? (editor && client.code2ProtocolConverter.asPosition(editor.selection.active));
    const text = await vscode.commands.executeCommand<string | null>(serverCommand.explanation, document, place);
    if (!text) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor on a marked value first.'));
      return;
    }
    const page = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Explanation')}.md` });
    this.#texts.set(page.path, text);
    this.#changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? '';
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
