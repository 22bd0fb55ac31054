import { type Connection, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Host } from '../host/host.ts';
import { registerChanges } from './changes.ts';
import { type ClientFeatures, clientFeatures } from './client.ts';
import { features } from './features/index.ts';
import type { ClientFiles } from './files.ts';
import {
  type ListFolderParams,
  type ListFolderResult,
  listFolderRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from './protocol/files.ts';
import { type ClientAnswers, type Helpers, Session } from './session.ts';

/**
 * Serves one client until it goes. The same on node and in a web worker: what differs is the connection, the host, and
 * who helps.
 * @param docs where the pages of the rules are for a client that knows no place of its own, as a URI without a slash at its end
 */
export function startServer(
  connection: Connection,
  host: Host,
  signaturesJson: string,
  { docs, ...helpers }: Helpers & { readonly docs?: string | undefined } = {},
): void {
  connection.onInitialize(params => {
    const declared = clientFeatures(params);
    const offers = { ...(docs === undefined ? {} : { docs }), ...declared.offers };
    const client: ClientFeatures = { ...declared, offers };
    const session = new Session(host, client, signaturesJson, answersOf(connection, client), helpers);
    registerChanges(connection, session);
    const capabilities: ServerCapabilities = {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      experimental: { bomwarden: session.facts },
    };
    for (const feature of features) Object.assign(capabilities, feature(connection, session));
    return { capabilities, serverInfo: { name: 'bomwarden' } };
  });
  connection.listen();
}

function answersOf(connection: Connection, client: ClientFeatures): ClientAnswers {
  const configuration = (uri: string) => connection.workspace.getConfiguration({ scopeUri: uri, section: 'bomwarden' });
  return {
    configuration: client.answersConfiguration ? configuration : undefined,
    files: client.offers.files ? filesOf(connection) : undefined,
  };
}

function filesOf(connection: Connection): ClientFiles {
  return {
    read: async uri => {
      const params: ReadFileParams = { uri };
      const base64 = await connection.sendRequest<ReadFileResult>(readFileRequest, params).catch(() => null);
      return base64 === null ? undefined : Uint8Array.from(atob(base64), unit => unit.charCodeAt(0));
    },
    list: async uri => {
      const params: ListFolderParams = { uri };
      const found = await connection.sendRequest<ListFolderResult>(listFolderRequest, params).catch(() => null);
      const entries = (found ?? []).map(entry => ({ ...entry, uri: `${uri}/${encodeURIComponent(entry.name)}` }));
      return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
}
