import type { InitializeParams } from 'vscode-languageserver';
import { type Language, languageFor } from '../core/l10n/language.ts';
import { chooseEncoding, type PositionEncoding } from './encoding.ts';
import type { ClientOffers } from './protocol/start.ts';
import { isRecord } from './settings.ts';

/** What this session's client declared, as far as anybody here asks. */
export interface ClientFeatures {
  readonly encoding: PositionEncoding;
  /** The language of messages of marks and of titles of fixes. */
  readonly language: Language;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly codeActionLiterals: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly snippetEdits: boolean;
  /** The client applies edits that the server asks it to apply. */
  readonly appliesEdits: boolean;
  /** The client opens documents that the server asks it to open. */
  readonly showsDocuments: boolean;
  readonly nestedSymbols: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** A watcher may have a folder of its own, also outside of the workspace. */
  readonly watchesAnywhere: boolean;
  readonly changesFolders: boolean;
  /** URIs of the workspace folders; older clients name a single root. */
  readonly folders: readonly string[];
  readonly offers: ClientOffers;
}

/** Reads `initialize` without trusting it: whatever has the wrong shape counts as not declared. */
export function clientFeatures(params: InitializeParams): ClientFeatures {
  const { workspace, textDocument, general } = params.capabilities;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    language: languageFor(typeof params.locale === 'string' ? params.locale : undefined),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation:
      (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription:
      textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
      textDocument?.diagnostic?.codeDescriptionSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: params.capabilities.window?.showDocument?.support === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesAnywhere: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    folders: params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []),
    offers: readOffers(params.initializationOptions),
  };
}

function readOffers(value: unknown): ClientOffers {
  if (!isRecord(value)) return {};
  return {
    ...(typeof value['trusted'] === 'boolean' ? { trusted: value['trusted'] } : {}),
    ...(typeof value['docs'] === 'string' ? { docs: value['docs'] } : {}),
    files: value['files'] === true,
    commands: value['commands'] === true,
    marksInHover: value['marksInHover'] === true,
    marksJson: value['marksJson'] === true,
    settings: value['settings'],
  };
}
