import * as vscode from 'vscode';
import type { FoundItem } from '../../server/src/lsp/protocol/findings.ts';

/** VS Code gives extensions no text of a document that has more units than this. */
const mostUnits = 50 * 1024 * 1024;
/** A document that is given arrives within so many milliseconds after its tab. */
const patience = 300;

/** Documents in tabs that are too large for the editor to give their text away: whoever looks at them would see no mark. */
export class LargeDocuments implements vscode.Disposable {
  readonly #sizes = new Map<string, number>();
  readonly #found = new vscode.EventEmitter<vscode.Uri>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  /** A tab shows such a document. */
  readonly onDidFind = this.#found.event;
  /** None shows it any more. */
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscription = vscode.window.tabGroups.onDidChangeTabs(() => void this.look());
  }

  /** In bytes; undefined for every document that the editor gives. */
  sizeOf(uri: vscode.Uri): number | undefined {
    return this.#sizes.get(uri.toString());
  }

  /** The document of the active tab, if it is too large. */
  get active(): vscode.Uri | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputText && this.#sizes.has(input.uri.toString()) ? input.uri : undefined;
  }

  /** Looks at all tabs. */
  async look(): Promise<void> {
    const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    const shown = new Map(
      inputs.flatMap(input =>
        input instanceof vscode.TabInputText ? [[input.uri.toString(), input.uri] as const] : [],
      ),
    );
    for (const key of this.#sizes.keys()) {
      if (shown.has(key)) continue;
      this.#sizes.delete(key);
      this.#closed.fire(vscode.Uri.parse(key, true));
    }
    const missing = [...shown.values()].filter(uri => !this.#sizes.has(uri.toString()) && !isGiven(uri));
    if (missing.length === 0) return;
    await new Promise(resolve => setTimeout(resolve, patience));
    await Promise.all(missing.map(uri => this.#weigh(uri)));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#found.dispose();
    this.#closed.dispose();
  }

  async #weigh(uri: vscode.Uri): Promise<void> {
    const size = await vscode.workspace.fs.stat(uri).then(
      stat => stat.size,
      () => 0,
    );
    if (size <= mostUnits || isGiven(uri) || this.#sizes.has(uri.toString())) return;
    this.#sizes.set(uri.toString(), size);
    this.#found.fire(uri);
  }
}

function isGiven(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
}

/** What stands on the first line of such a document. */
export function largeItem(size: number): FoundItem {
  const message = vscode.l10n.t(
    'At {0} MB too large for the editor to pass on: reviewed as it was last saved, without hover and quick fixes.',
    Math.round(size / 1_000_000),
  );
  const start = { line: 0, character: 0 };
  const diagnostic = {
    message,
    severity: 3,
    source: 'bomwarden',
    code: 'large-document',
    range: { start, end: start },
  } as const;
  return { diagnostic, vendor: null, component: null, act: null, notVerified: false, waived: false, change: null };
}
