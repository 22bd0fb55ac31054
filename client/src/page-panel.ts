import * as vscode from 'vscode';

/** How a panel is told from others, and whether its page has a script of ours. */
export interface PageOptions {
  readonly viewType: string;
  readonly scripts?: boolean;
}

/** One panel beside the editor that shows whole pages of HTML made by the server, one after the other. Pages load nothing; their own policy says what may run. */
export class PagePanel implements vscode.Disposable {
  readonly #options: PageOptions;
  #panel: vscode.WebviewPanel | undefined;

  constructor(options: PageOptions) {
    this.#options = options;
  }

  /** Shows a page in the panel, which is opened beside the editor where it is not there. */
  show(title: string, html: string): vscode.WebviewPanel {
    const panel = this.#panel ?? this.#open(title);
    panel.title = title;
    panel.webview.html = html;
    panel.reveal(undefined, false);
    return panel;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(title: string): vscode.WebviewPanel {
    const { viewType, scripts = false } = this.#options;
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Beside, {
      enableScripts: scripts,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}
