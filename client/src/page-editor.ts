import * as vscode from 'vscode';
import type { PageResult } from '../../server/src/lsp/protocol/pages.ts';
import type { Connection } from './connection.ts';
import type { Followed } from './findings/follower.ts';
import { waitingPage } from './waiting-page.ts';

/** A file that is shown; it is read anew by whoever shows it. */
class ShownFile implements vscode.CustomDocument {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  dispose(): void {}
}

/** What makes one kind of editor of pages. */
export interface PageKind {
  readonly viewTypes: readonly string[];
  /** Asks for the page of a file. `uri` is as the server has it. */
  readonly ask: (
    server: Connection,
    uri: string,
    token: vscode.CancellationToken,
    progress: (read: number, size: number) => void,
  ) => Promise<PageResult>;
  /** What a button of the page wishes. */
  readonly act: (server: Connection, uri: vscode.Uri, wish: PageWish) => unknown;
}

export interface PageWish {
  readonly act: string;
  readonly text?: string;
}

/** Shows files that are no text as pages that the server makes; nothing can be changed in them. */
export class PageEditor implements vscode.CustomReadonlyEditorProvider<ShownFile>, vscode.Disposable {
  readonly #followed: Followed;
  readonly #kind: PageKind;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The last page of each file that is shown, for tests. */
  readonly pages = new Map<string, string>();

  constructor(followed: Followed, kind: PageKind) {
    this.#followed = followed;
    this.#kind = kind;
    this.#subscriptions = kind.viewTypes.map(viewType =>
      vscode.window.registerCustomEditorProvider(viewType, this, {
        supportsMultipleEditorsPerDocument: true,
        webviewOptions: { enableFindWidget: true, retainContextWhenHidden: true },
      }),
    );
  }

  openCustomDocument(uri: vscode.Uri): ShownFile {
    return new ShownFile(uri);
  }

  async resolveCustomEditor({ uri }: ShownFile, panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    let running: vscode.CancellationTokenSource | undefined;
    const show = async () => {
      running?.cancel();
      const token = new vscode.CancellationTokenSource();
      running = token;
      const page = await this.#page(uri, panel.webview, token.token);
      if (running !== token) return;
      panel.webview.html = page;
      this.pages.set(uri.toString(), page);
    };
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.split('/').pop() ?? ''),
    );
    const subscriptions = [
      watcher,
      watcher.onDidChange(show),
      panel.webview.onDidReceiveMessage(async (wish: PageWish) => {
        if (wish.act === 'cancel') running?.cancel();
        else if (wish.act === 'again') void show();
        else await this.#kind.act(await this.#followed.server(), uri, wish);
      }),
      this.#followed.onDidChangeTerms(show),
    ];
    panel.onDidDispose(() => {
      running?.cancel();
      this.pages.delete(uri.toString());
      for (const subscription of subscriptions) subscription.dispose();
    });
    await show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Waits for the review of a file, and shows how far it is. */
  async #page(uri: vscode.Uri, webview: vscode.Webview, token: vscode.CancellationToken): Promise<string> {
    const name = uri.path.split('/').pop() ?? '';
    webview.html = waitingPage({ name, said: vscode.l10n.t('Reading {0}…', name), button: 'cancel' });
    const server = await this.#followed.server();
    const given = vscode.l10n.t('The review was given up.');
    const progress = (read: number, size: number) => void webview.postMessage({ read, size });
    const result = await this.#kind
      .ask(server, server.client.code2ProtocolConverter.asUri(uri), token, progress)
      .catch((reason: unknown): PageResult => ({ refused: token.isCancellationRequested ? given : String(reason) }));
    return 'page' in result ? result.page : waitingPage({ name, said: result.refused, button: 'again' });
  }
}
