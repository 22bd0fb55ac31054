import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import {
  type ListFolderParams,
  type ListFolderResult,
  listFolderRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/src/lsp/protocol/files.ts';
import {
  type ClientOffers,
  type ProfilesParams,
  type ProfilesResult,
  profilesRequest,
  type ServerFacts,
  type TrustParams,
  trustNotification,
} from '../../server/src/lsp/protocol/start.ts';
import type { Admission } from './admission.ts';
import { archiveDocuments } from './archive-documents.ts';
import { admitOnly } from './middleware.ts';
import { Surfaces } from './surfaces.ts';

/** Unless somebody has switched it off, VS Code says itself what is wrong with the syntax of JSON. */
function marksJson(): boolean {
  const isThere = vscode.extensions.getExtension('vscode.json-language-features') !== undefined;
  return isThere && vscode.workspace.getConfiguration('json').get('validate.enable') !== false;
}

const inHovers: string[] = [
  clientCommand.explain,
  clientCommand.waive,
  clientCommand.openWaiver,
  clientCommand.askSupplier,
];

/** Makes a client that is not yet started; how its server runs is all that differs between the editor's two hosts. */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The running server, seen from the extension. */
export class Connection implements vscode.Disposable {
  readonly client: BaseLanguageClient;
  readonly #subscriptions: vscode.Disposable[];

  private constructor(client: BaseLanguageClient, subscriptions: vscode.Disposable[]) {
    this.client = client;
    this.#subscriptions = subscriptions;
  }

  /** Starts a server; `home` is where the extension is installed. Documents that are admitted later, or no longer, are opened and closed there as if they were new. */
  static async start(create: CreateClient, admission: Admission, home: vscode.Uri): Promise<Connection> {
    const docs = vscode.Uri.joinPath(home, 'docs').toString();
    const { isTrusted: trusted } = vscode.workspace;
    const offers: ClientOffers = {
      trusted,
      docs,
      files: true,
      commands: true,
      marksInHover: true,
      marksJson: marksJson(),
    };
    const client = await create({
      documentSelector: [{ language: '*' }],
      initializationOptions: offers,
      middleware: admitOnly(
        document => admission.has(document),
        document => surfaces.introduce(document),
      ),
      diagnosticPullOptions: { onChange: true, onSave: false },
      // What a hover may name opens something or asks; it writes nothing by itself. No text of a document becomes a link.
      markdown: { isTrusted: { enabledCommands: inHovers }, supportHtml: false },
    });
    const surfaces = new Surfaces(client, admission);
    client.onRequest(readFileRequest, readFile);
    client.onRequest(listFolderRequest, listFolder);
    const trust: TrustParams = { trusted: true };
    const connection = new Connection(client, [
      surfaces,
      archiveDocuments(client),
      vscode.workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trustNotification, trust)),
      admission.onDidChange(change => follow(client, change.document, change.admitted)),
    ]);
    await client.start();
    return connection;
  }

  get facts(): ServerFacts | undefined {
    return this.client.initializeResult?.capabilities.experimental?.bomwarden;
  }

  /** Who one can review for in a place, with the signatures of the user's own that hold there. */
  async profiles(place: vscode.Uri | undefined): Promise<ProfilesResult> {
    if (!place) return this.facts?.profiles ?? [];
    const params: ProfilesParams = { uri: place.toString() };
    return this.client.sendRequest<ProfilesResult>(profilesRequest, params);
  }

  async stop(): Promise<void> {
    this.dispose();
    await this.client.dispose();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

async function follow(client: BaseLanguageClient, document: vscode.TextDocument, admitted: boolean): Promise<void> {
  // Until the server runs there is no provider; the client then opens by itself whatever is admitted.
  if (admitted) await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
  else await client.getFeature(DidCloseTextDocumentNotification.method).getProvider(document)?.send(document);
  // The client has asked for this document before, in vain, and would not ask again for the same version.
  client.getFeature(DocumentDiagnosticRequest.method).refresh();
}

/** Only files of the workspace: the server has no business elsewhere. */
async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  const place = vscode.Uri.parse(uri, true);
  if (!vscode.workspace.getWorkspaceFolder(place)) return null;
  try {
    const bytes = await vscode.workspace.fs.readFile(place);
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  } catch {
    return null;
  }
}

async function listFolder({ uri }: ListFolderParams): Promise<ListFolderResult> {
  const place = vscode.Uri.parse(uri, true);
  if (!vscode.workspace.getWorkspaceFolder(place)) return null;
  try {
    const entries = await vscode.workspace.fs.readDirectory(place);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  } catch {
    return null;
  }
}

function kindOf(type: vscode.FileType): 'file' | 'folder' | 'other' {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}
