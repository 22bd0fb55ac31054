import * as vscode from 'vscode';
import {
  type ImageExportParams,
  type ImageExportResult,
  type ImageParams,
  type ImageProgressParams,
  type ImageResult,
  imageExportRequest,
  imageProgressNotification,
  imageRequest,
} from '../../server/src/lsp/protocol.ts';
import type { Followed } from './findings/follower.ts';
import { waitingPage } from './waiting-page.ts';

/** Of endings that only firmware has, and of those that other files have too. */
export const firmwareViewType = 'bomwarden.firmware';
const others = 'bomwarden.firmwareOption';

/** An image that is shown; it is read anew by whoever shows it. */
class ImageDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  dispose(): void {}
}

/** Shows images of firmware: whose they may be, what they are made of, and how much of them nobody looked into. */
export class FirmwareEditor implements vscode.CustomReadonlyEditorProvider<ImageDocument>, vscode.Disposable {
  readonly #followed: Followed;
  readonly #version: string;
  readonly #subscriptions: vscode.Disposable[];
  /** Who waits for an image, by its URI as the server has it. */
  readonly #waiting = new Map<string, (params: ImageProgressParams) => void>();
  /** The last page of each image that is shown, for tests. */
  readonly pages = new Map<string, string>();

  /** @param version of the extension, as documents tell it */
  constructor(followed: Followed, version: string) {
    this.#followed = followed;
    this.#version = version;
    this.#subscriptions = [
      ...[firmwareViewType, others].map(viewType =>
        vscode.window.registerCustomEditorProvider(viewType, this, {
          supportsMultipleEditorsPerDocument: true,
          webviewOptions: { enableFindWidget: true, retainContextWhenHidden: true },
        }),
      ),
      vscode.commands.registerCommand('bomwarden.reviewFirmware', (place?: vscode.Uri) => {
        const uri = place ?? activePlace();
        return uri && vscode.commands.executeCommand('vscode.openWith', uri, firmwareViewType);
      }),
      followed.onDidStart(({ client }) =>
        client.onNotification(imageProgressNotification, (params: ImageProgressParams) =>
          this.#waiting.get(params.uri)?.(params),
        ),
      ),
    ];
  }

  openCustomDocument(uri: vscode.Uri): ImageDocument {
    return new ImageDocument(uri);
  }

  async resolveCustomEditor({ uri }: ImageDocument, panel: vscode.WebviewPanel): Promise<void> {
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
      panel.webview.onDidReceiveMessage(({ act }: { readonly act: string }) => {
        if (act === 'cancel') running?.cancel();
        if (act === 'again') void show();
        if (act === 'export') void this.#export(uri);
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

  /** Waits for the review of an image, and shows how far it is. */
  async #page(uri: vscode.Uri, webview: vscode.Webview, token: vscode.CancellationToken): Promise<string> {
    const name = uri.path.split('/').pop() ?? '';
    webview.html = waitingPage({ name, said: vscode.l10n.t('Reading {0}…', name), button: 'cancel' });
    const { client } = await this.#followed.server();
    const params: ImageParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    this.#waiting.set(params.uri, ({ read, size }) => void webview.postMessage({ read, size }));
    const given = vscode.l10n.t('The review was given up.');
    const result = await client
      .sendRequest<ImageResult>(imageRequest, params, token)
      .catch((reason: unknown): ImageResult => {
        return { refused: token.isCancellationRequested ? given : String(reason) };
      })
      .finally(() => this.#waiting.delete(params.uri));
    return 'page' in result ? result.page : waitingPage({ name, said: result.refused, button: 'again' });
  }

  /** Asks for a file, and writes there what was found. */
  async #export(uri: vscode.Uri): Promise<void> {
    const { client } = await this.#followed.server();
    const params: ImageExportParams = { uri: client.code2ProtocolConverter.asUri(uri), version: this.#version };
    const result = await client.sendRequest<ImageExportResult>(imageExportRequest, params);
    if ('refused' in result) {
      void vscode.window.showWarningMessage(result.refused);
      return;
    }
    const file = await vscode.window.showSaveDialog({ defaultUri: uri.with({ path: `${uri.path}.cdx.json` }) });
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(result.text));
    await vscode.commands.executeCommand('vscode.open', file);
  }
}

/** The file of the active tab, whatever shows it. */
function activePlace(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
