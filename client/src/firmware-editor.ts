import * as vscode from 'vscode';
import {
  type ImageExportParams,
  type ImageExportResult,
  type ImageParams,
  type ImageProgressParams,
  imageExportRequest,
  imageProgressNotification,
  imageRequest,
  type PageResult,
} from '../../server/src/lsp/protocol/pages.ts';
import type { Connection } from './connection.ts';
import type { Followed } from './findings/follower.ts';
import { PageEditor } from './page-editor.ts';

/** Of endings that only firmware has, and of those that other files have too. */
const viewType = 'bomwarden.firmware';
const others = 'bomwarden.firmwareOption';

/**
 * Shows images of firmware: whose they may be, what they are made of, and how much of them nobody looked into.
 * @param version of the extension, as documents tell it
 */
export function firmwareEditor(
  followed: Followed,
  version: string,
): PageEditor & { readonly command: vscode.Disposable } {
  /** Who waits for an image, by its URI as the server has it. */
  const waiting = new Map<string, (params: ImageProgressParams) => void>();
  followed.onDidStart(({ client }) =>
    client.onNotification(imageProgressNotification, (params: ImageProgressParams) =>
      waiting.get(params.uri)?.(params),
    ),
  );
  const editor = new PageEditor(followed, {
    viewTypes: [viewType, others],
    ask: async ({ client }, uri, token, progress) => {
      waiting.set(uri, ({ read, size }) => progress(read, size));
      const params: ImageParams = { uri };
      return client.sendRequest<PageResult>(imageRequest, params, token).finally(() => waiting.delete(uri));
    },
    act: (server, uri, { act }) => (act === 'export' ? exportImage(server, uri, version) : undefined),
  });
  const command = vscode.commands.registerCommand('bomwarden.reviewFirmware', (place?: vscode.Uri) => {
    const uri = place ?? activePlace();
    return uri && vscode.commands.executeCommand('vscode.openWith', uri, viewType);
  });
  return Object.assign(editor, { command });
}

/** Asks for a file, and writes there what was found. */
async function exportImage({ client }: Connection, uri: vscode.Uri, version: string): Promise<void> {
  const params: ImageExportParams = { uri: client.code2ProtocolConverter.asUri(uri), version };
  const result = await client.sendRequest<ImageExportResult>(imageExportRequest, params);
  if ('refused' in result) {
    void vscode.window.showWarningMessage(result.refused);
    return;
  }
  const file = await vscode.window.showSaveDialog({ defaultUri: uri.with({ path: `${uri.path}.cdx.json` }) });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(result.text));
  await vscode.commands.executeCommand('vscode.open', file);
}

/** The file of the active tab, whatever shows it. */
function activePlace(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
