import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type SurfaceParams, surfaceNotification } from '../../server/src/lsp/protocol/documents.ts';
import type { Admission } from './admission.ts';
import { archivePlaceOf } from './archive-documents.ts';
import { comparisons } from './comparisons.ts';
import { isKeptScheme } from './sides.ts';

/** Tells the server of documents that cannot be edited, that are states of a file, or that are compared with an older state. */
export class Surfaces implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: vscode.Disposable[];
  /** What the server was told last, by document. */
  readonly #told = new Map<string, string>();

  constructor(client: BaseLanguageClient, admission: Admission) {
    this.#client = client;
    this.#subscriptions = [
      vscode.window.tabGroups.onDidChangeTabs(() => {
        for (const document of admission.documents) void this.tell(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#told.delete(uri.toString())),
    ];
  }

  /** Tells how a document is shown before it is opened; the older state follows once it could be read. */
  async introduce(document: vscode.TextDocument): Promise<void> {
    // With the last closing the server forgot what it was told.
    this.#told.delete(document.uri.toString());
    await this.#send(document.uri, undefined);
    void this.tell(document);
  }

  /** Tells how a document is shown now, if that is not what the server knows already. */
  async tell({ uri }: vscode.TextDocument): Promise<void> {
    const older = olderOf(uri);
    const base = await textOf(older);
    // Another comparison was opened meanwhile, and is told of by whoever saw that.
    if (olderOf(uri)?.toString() === older?.toString()) await this.#send(uri, base);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #send(uri: vscode.Uri, base: string | undefined): Promise<void> {
    const key = uri.toString();
    const place = placeOf(uri);
    const params: SurfaceParams = {
      uri: this.#client.code2ProtocolConverter.asUri(uri),
      readOnly: isReadOnly(uri),
      ...(place ? { place: this.#client.code2ProtocolConverter.asUri(place) } : {}),
      ...(base === undefined ? {} : { base }),
    };
    const said = JSON.stringify(params);
    const isPlain = !params.readOnly && place === undefined && base === undefined;
    if (said === this.#told.get(key) || (isPlain && !this.#told.has(key))) return;
    this.#told.set(key, said);
    await this.#client.sendNotification(surfaceNotification, params);
  }
}

/** The older state that a document is compared with, where that is a state of a file and no file of its own. */
function olderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const found = comparisons().find(({ newer }) => newer.toString() === uri.toString());
  return found && !isKeptScheme(found.older.scheme) ? found.older : undefined;
}

async function textOf(uri: vscode.Uri | undefined): Promise<string | undefined> {
  if (!uri) return undefined;
  return vscode.workspace.openTextDocument(uri).then(
    document => document.getText(),
    () => undefined,
  );
}

function isReadOnly({ scheme }: vscode.Uri): boolean {
  const isWritable = vscode.workspace.fs.isWritableFileSystem(scheme);
  return scheme !== 'untitled' && isWritable !== true;
}

/** The file that a document of a review tool is a state of: such tools keep its path. */
function placeOf(uri: vscode.Uri): vscode.Uri | undefined {
  const { scheme, path } = uri;
  const inArchive = archivePlaceOf(uri);
  if (inArchive) return inArchive;
  if (isKeptScheme(scheme)) return undefined;
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => path.startsWith(`${uri.path}/`));
  return folder?.uri.with({ path });
}
