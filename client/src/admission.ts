import * as vscode from 'vscode';
import { archivePlaceOf } from './archive-documents.ts';
import { isShownAsOlder } from './comparisons.ts';
import { looksLikeDevices } from './device-sniffer.ts';
import { isBaseSide, isKeptScheme } from './sides.ts';
import { headLength, looksLikeBom, looksLikePolicy, looksLikeSignatures, tailLength } from './sniffer.ts';

/** Typing has to rest for so many milliseconds before a document is sniffed at again. */
const quietTime = 300;

/** Which of the open documents reach the server. A document once admitted stays so until it is closed or switched off. */
export class Admission implements vscode.Disposable {
  readonly #admitted = new Map<string, vscode.TextDocument>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<{ readonly document: vscode.TextDocument; readonly admitted: boolean }>();
  /** A document was let in or shut out. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions.push(
      this.#changed,
      vscode.workspace.onDidOpenTextDocument(document => this.#consider(document)),
      vscode.workspace.onDidSaveTextDocument(document => this.#consider(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && !this.has(document)) this.#considerLater(document);
      }),
      vscode.workspace.onDidCloseTextDocument(document => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('bomwarden')) this.considerAll();
      }),
      // A document may turn out to be the older side of a comparison only once its tab is there.
      vscode.window.tabGroups.onDidChangeTabs(() => {
        for (const document of vscode.workspace.textDocuments)
          if (!isKeptScheme(document.uri.scheme)) this.#consider(document);
      }),
    );
  }

  has(document: vscode.TextDocument): boolean {
    return this.#admitted.has(document.uri.toString());
  }

  get documents(): readonly vscode.TextDocument[] {
    return [...this.#admitted.values()];
  }

  considerAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#consider(document);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #considerLater(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => {
        this.#waiting.delete(key);
        if (!document.isClosed) this.#consider(document);
      }, quietTime),
    );
  }

  #consider(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const known = this.#admitted.has(key);
    const wanted = isEnabled(document) && isKept(document) && (known || isWorthSending(document));
    if (wanted === known) return;
    if (wanted) this.#admitted.set(key, document);
    else this.#admitted.delete(key);
    this.#changed.fire({ document, admitted: wanted });
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#admitted.delete(key);
  }
}

function isEnabled(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('bomwarden', document).get<boolean>('enable', true);
}

/** Documents that a person keeps or is asked to review: not the older side of a comparison, output, or a preview. */
function isKept({ uri }: vscode.TextDocument): boolean {
  if (isKeptScheme(uri.scheme) || archivePlaceOf(uri)) return true;
  const review = vscode.workspace.getConfiguration('bomwarden.review');
  if (review.get<readonly string[]>('schemes', []).includes(uri.scheme)) {
    return review.get('showOnBase', false) || !(isBaseSide(uri) ?? isShownAsOlder(uri));
  }
  if (vscode.workspace.workspaceFolders?.some(folder => folder.uri.scheme === uri.scheme)) return true;
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

function isWorthSending(document: vscode.TextDocument): boolean {
  const { path } = document.uri;
  if (looksLikeSignatures(path)) return true;
  const end = document.lineCount;
  const head = document.getText(new vscode.Range(0, 0, Math.min(end, 5000), 0)).slice(0, headLength);
  const last = end === 1 ? document.getText() : document.getText(new vscode.Range(Math.max(0, end - 500), 0, end, 0));
  const start = head || last.slice(0, headLength);
  return (
    looksLikePolicy(path, start) || looksLikeBom(path, start, last.slice(-tailLength)) || looksLikeDevices(path, start)
  );
}
