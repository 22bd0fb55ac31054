import * as vscode from 'vscode';
import type { ReviewedParams } from '../../../server/src/lsp/protocol/documents.ts';
import { type FindingsParams, type FoundDocument, findingsRequest } from '../../../server/src/lsp/protocol/findings.ts';
import type { Admission } from '../admission.ts';
import type { Connection } from '../connection.ts';
import { type LargeDocuments, largeItem } from '../large-documents.ts';
import type { FindingsStore } from './store.ts';

/** Marks that follow each other within so many milliseconds are asked for once: while somebody looks, and while nobody does. */
const patience = { seen: 100, unseen: 1000 };

/** What follows a running server and the editor's documents. */
export interface Followed {
  readonly admission: Admission;
  readonly large: LargeDocuments;
  readonly onDidReview: vscode.Event<ReviewedParams>;
  readonly onDidStart: vscode.Event<Connection>;
  /** What reviews depend on besides the files has changed: settings, waivers, trust. */
  readonly onDidChangeTerms: vscode.Event<void>;
  readonly server: () => Promise<Connection>;
}

/**
 * Keeps the list of findings in step: with what is marked in open documents, and with the files behind those that were
 * reviewed and are not open, which it marks as well.
 */
export class Follower implements vscode.Disposable {
  readonly #store: FindingsStore;
  readonly #followed: Followed;
  readonly #marks = vscode.languages.createDiagnosticCollection('bomwarden');
  readonly #subscriptions: vscode.Disposable[];
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents that are kept in the list when they are closed. */
  readonly #onDisk = new Set<string>();
  /** Somebody looks at the list. */
  isSeen = false;

  constructor(store: FindingsStore, followed: Followed) {
    const { admission, large, onDidReview, onDidChangeTerms } = followed;
    this.#store = store;
    this.#followed = followed;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#subscriptions = [
      this.#marks,
      watcher,
      watcher.onDidChange(uri => this.#fileChanged(uri)),
      watcher.onDidCreate(uri => this.#fileChanged(uri)),
      watcher.onDidDelete(uri => this.#forget(uri)),
      onDidReview(({ uri }) => this.#askLater(vscode.Uri.parse(uri))),
      onDidChangeTerms(() => this.#askForAllOnDisk()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) if (this.#isOpen(uri)) this.#askLater(uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#closed(uri)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const uri of closed.flatMap(urisOf)) if (!isInTab(uri.toString())) this.#closed(uri);
        for (const uri of opened.flatMap(urisOf)) if (this.#isOpen(uri)) this.#askLater(uri);
      }),
      large.onDidFind(uri => {
        this.#onDisk.add(uri.toString());
        void this.ask(uri);
      }),
      large.onDidClose(uri => void this.ask(uri)),
      admission.onDidChange(({ document, admitted }) => {
        if (!admitted) this.#closed(document.uri);
      }),
    ];
  }

  /** Takes what was found in documents that may be open or not; they stay in the list. */
  async take(documents: readonly FoundDocument[]): Promise<void> {
    const { client } = await this.#followed.server();
    const told = documents.map(document => this.#noted(document));
    this.#store.put(...told);
    for (const { uri: place, state, items } of told) {
      const uri = vscode.Uri.parse(place);
      if (state === 'other') this.#onDisk.delete(uri.toString());
      else this.#onDisk.add(uri.toString());
      // an open document is marked by the server itself
      if (this.#isOpen(uri)) continue;
      this.#marks.set(
        uri,
        items.map(({ diagnostic }) => client.protocol2CodeConverter.asDiagnostic(diagnostic)),
      );
    }
  }

  /** With a word on the first line where the editor does not give the text. */
  #noted(document: FoundDocument): FoundDocument {
    const size = this.#followed.large.sizeOf(vscode.Uri.parse(document.uri));
    if (size === undefined || document.state === 'other') return document;
    return { ...document, items: [largeItem(size), ...document.items] };
  }

  /** Asks anew for one document, open or not. */
  async ask(uri: vscode.Uri): Promise<void> {
    const { client } = await this.#followed.server();
    const params: FindingsParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    const found = await client.sendRequest<FoundDocument>(findingsRequest, params).catch(() => undefined);
    if (!found || found.uri === '') return;
    if (this.#onDisk.has(uri.toString())) await this.take([found]);
    else if (this.#isOpen(uri)) this.#store.put(found);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Only what stands in a tab is marked by the server; the editor may keep a document long after its tab is closed. */
  #isOpen(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.#followed.admission.documents.some(document => document.uri.toString() === key) && isInTab(key);
  }

  #askLater(uri: vscode.Uri): void {
    const key = uri.toString();
    // each deletion is a change of marks, which would be followed in turn
    if (this.#isOpen(uri) && this.#marks.has(uri)) this.#marks.delete(uri);
    clearTimeout(this.#waiting.get(key));
    const wait = this.isSeen ? patience.seen : patience.unseen;
    const timer = setTimeout(() => {
      this.#waiting.delete(key);
      void this.ask(uri);
    }, wait);
    this.#waiting.set(key, timer);
  }

  #askForAllOnDisk(): void {
    for (const key of this.#onDisk) this.#askLater(vscode.Uri.parse(key, true));
  }

  #closed(uri: vscode.Uri): void {
    if (this.#onDisk.has(uri.toString())) this.#askLater(uri);
    else this.#store.delete(uri);
  }

  #fileChanged(uri: vscode.Uri): void {
    if (this.#onDisk.has(uri.toString())) this.#askLater(uri);
  }

  #forget(uri: vscode.Uri): void {
    this.#onDisk.delete(uri.toString());
    this.#marks.delete(uri);
    this.#store.delete(uri);
  }
}

function isInTab(key: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(tab => urisOf(tab).some(uri => uri.toString() === key)),
  );
}

/** The documents that a tab shows. */
function urisOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
