import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ArchiveTextParams,
  type ArchiveTextResult,
  archiveScheme,
  archiveTextRequest,
} from '../../server/src/lsp/protocol/archives.ts';

/** The place in an archive that a document shows; undefined for every other document. */
export function archivePlaceOf(uri: vscode.Uri): vscode.Uri | undefined {
  return uri.scheme === archiveScheme ? uri.with({ scheme: uri.query || 'file', query: '' }) : undefined;
}

/** Shows documents that stand in archives, for reading only. */
export function archiveDocuments(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(archiveScheme, {
    async provideTextDocumentContent(uri, token) {
      const place = archivePlaceOf(uri);
      if (!place) return undefined;
      const params: ArchiveTextParams = { uri: client.code2ProtocolConverter.asUri(place) };
      return (await client.sendRequest<ArchiveTextResult>(archiveTextRequest, params, token)) ?? undefined;
    },
  });
}
