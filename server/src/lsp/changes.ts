import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type DidChangeTextDocumentParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  FileChangeType,
  type FileSystemWatcher,
  WatchKind,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { isConfiguration, isWaiversFile } from '../host/folders.ts';
import { guardNotification } from './guard.ts';
import { type SurfaceParams, surfaceNotification } from './protocol/documents.ts';
import { type TrustParams, trustNotification } from './protocol/start.ts';
import type { Session } from './session.ts';
import { isRecord } from './settings.ts';

/** Keeps the session in step with the client: documents, settings, folders, trust, waivers files, packs. */
export function registerChanges(connection: Connection, session: Session): void {
  const log = (line: string) => session.host.log(line);
  connection.onDidOpenTextDocument(guardNotification('didOpen', log, params => opened(session, params)));
  connection.onDidChangeTextDocument(guardNotification('didChange', log, params => changed(session, params)));
  connection.onDidSaveTextDocument(guardNotification('didSave', log, params => saved(session, params)));
  connection.onDidCloseTextDocument(guardNotification('didClose', log, params => closed(session, params)));
  connection.onDidChangeConfiguration(
    guardNotification('didChangeConfiguration', log, params => configured(session, params)),
  );
  connection.onDidChangeWatchedFiles(
    guardNotification('didChangeWatchedFiles', log, ({ changes }: DidChangeWatchedFilesParams) => {
      for (const { uri, type } of changes) if (type === FileChangeType.Deleted) session.documents.deleted(uri);
      const ofPacks = changes.some(change => session.signatures.concerns(change.uri));
      if (ofPacks) session.signatures.forget();
      if (changes.some(({ uri }) => mayBeLinked.test(uri))) session.fileChanged();
      const isOther = changes.some(({ uri }) => setsPolicy(session, uri) || session.answers.concerns(uri));
      if (ofPacks || isOther) session.surroundingsChanged();
    }),
  );
  connection.onNotification(
    trustNotification,
    guardNotification(trustNotification, log, ({ trusted }: TrustParams) => {
      session.trusted = trusted === true;
      session.surroundingsChanged();
    }),
  );
  connection.onNotification(
    surfaceNotification,
    guardNotification(surfaceNotification, log, (params: SurfaceParams) => {
      session.surfaces.set(params);
      if (session.documents.get(params.uri)) session.surroundingsChanged();
    }),
  );
  connection.onInitialized(guardNotification('initialized', log, () => subscribe(connection, session)));
}

/** Asks the client to tell what it does not tell by itself. */
async function subscribe(connection: Connection, session: Session): Promise<void> {
  const { client, host } = session;
  if (client.changesFolders) {
    const follow = guardNotification(
      'folders',
      line => host.log(line),
      (event: WorkspaceFoldersChangeEvent) => {
        const removed = new Set(event.removed.map(folder => folder.uri));
        session.folders = [
          ...session.folders.filter(folder => !removed.has(folder)),
          ...event.added.map(folder => folder.uri),
        ];
        session.surroundingsChanged();
      },
    );
    connection.workspace.onDidChangeWorkspaceFolders(follow);
  }
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'bomwarden' });
  }
  if (client.registersWatchers) {
    const watch = (...watchers: FileSystemWatcher[]) =>
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    session.onPackFolder = folder => {
      const globPattern = client.watchesAnywhere ? { baseUri: folder, pattern: '**' } : packFiles;
      watch({ globPattern }).catch(() => host.log('watchers: a folder of signatures is not watched'));
    };
    let isWatching = false;
    session.onLinks = () => {
      if (isWatching) return;
      isWatching = true;
      watch({ globPattern: linkedFiles }).catch(() => host.log('watchers: linked documents are not watched'));
    };
    // A configuration may name waivers of any name.
    await watch({ globPattern: '**/*.{yaml,yml}' }, ...policyFolders, ...answerFiles);
  }
}

/** Of a folder that comes or goes as a whole, the files in it are not told of. */
const policyFolders: readonly FileSystemWatcher[] = [
  { globPattern: '**/.bomwarden', kind: WatchKind.Create | WatchKind.Delete },
];

/** Files in which answers of suppliers come back. */
const answerFiles: readonly FileSystemWatcher[] = [
  { globPattern: '**/*.{xlsx,xlsm,ods,csv,tsv,txt,zip}' },
  { globPattern: '**/*{question,answer,reponse,réponse}*.json' },
];

/** Files that documents point at. */
const linkedFiles =
  '**/*.{zip,tar,tgz,gz,tzst,zst,json,jsonld,xml,spdx,rdf,cdx,bom,csv,dav,bin,img,trx,itb,dtb,dfu,squashfs}';
const mayBeLinked =
  /\.(?:zip|tar|tgz|gz|tzst|zst|json|jsonld|xml|ya?ml|spdx|rdf|cdx|bom|csv|dav|bin|img|trx|itb|dtb|dfu|squashfs)$/i;

/** For clients that can only watch the workspace. */
const packFiles = '**/*.{yaml,yml,json}';

function opened(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  const { uri, version, text, languageId } = textDocument;
  session.documents.open(uri, version, text, languageId);
  session.reviews.forget(uri);
  documentChanged(session, uri);
}

function changed(session: Session, { textDocument, contentChanges }: DidChangeTextDocumentParams): void {
  const { uri, version } = textDocument;
  const document = session.documents.change(uri, version, contentChanges, session.client.encoding);
  session.reviews.changed(uri);
  if (document) documentChanged(session, uri);
  else session.host.log(`didChange: a document that was not opened (version ${version})`);
}

function saved(session: Session, { textDocument: { uri } }: DidSaveTextDocumentParams): void {
  session.documents.save(uri);
  if (setsPolicy(session, uri) || session.answers.concerns(uri)) session.surroundingsChanged();
}

function closed(session: Session, { textDocument }: DidCloseTextDocumentParams): void {
  const { uri } = textDocument;
  session.documents.close(uri);
  session.packChanged(uri);
  session.settings.forget(session.surfaces.of(uri).place);
  session.surfaces.forget(uri);
  session.reviews.closed(uri);
  session.deliveries.forget(uri);
  for (const listener of session.listeners) listener.closed?.(uri);
  if (setsPolicy(session, uri)) session.surroundingsChanged();
}

/** Whether what holds for documents may turn on a file. */
function setsPolicy(session: Session, uri: string): boolean {
  if (uri.endsWith('/.bomwarden')) return true;
  return isConfiguration(uri) || isWaiversFile(uri) || session.policies.dependOn(uri);
}

/** Open configurations, waivers files and files of packs win over those on disk, so editing them changes what holds elsewhere. */
function documentChanged(session: Session, uri: string): void {
  session.packChanged(uri);
  if (session.deliveries.concerns(uri)) session.fileChanged();
  for (const listener of session.listeners) listener.changed?.(uri);
  if (setsPolicy(session, uri)) session.surroundingsChanged();
}

function configured(session: Session, { settings }: DidChangeConfigurationParams): void {
  if (isRecord(settings) && 'bomwarden' in settings) session.pushedSettings = settings['bomwarden'];
  session.settings.clear();
  session.signatures.forget();
  session.surroundingsChanged();
}
