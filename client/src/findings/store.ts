import * as vscode from 'vscode';
import type { FoundDocument } from '../../../server/src/lsp/protocol/findings.ts';

/** What is known of documents, by their URIs as the editor writes them. */
export class FindingsStore implements vscode.Disposable {
  readonly #documents = new Map<string, FoundDocument>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get documents(): readonly FoundDocument[] {
    return [...this.#documents.values()];
  }

  get(uri: vscode.Uri): FoundDocument | undefined {
    return this.#documents.get(uri.toString());
  }

  put(...documents: readonly FoundDocument[]): void {
    for (const document of documents) {
      const key = vscode.Uri.parse(document.uri).toString();
      if (document.state === 'other') this.#documents.delete(key);
      else this.#documents.set(key, document);
    }
    this.#changed.fire();
  }

  delete(uri: vscode.Uri): void {
    if (this.#documents.delete(uri.toString())) this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
