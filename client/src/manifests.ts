import * as vscode from 'vscode';
import {
  type ConvertManifestParams,
  type ConvertManifestResult,
  convertManifestRequest,
} from '../../server/src/lsp/protocol/documents.ts';
import type { Connection } from './connection.ts';
import { manifestTemplate } from './manifest-template.ts';

/** "New device manifest": a document to fill in, not yet saved, under a name by which it is known as what it is. */
export async function newManifest(): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  const editor = await showNew(folder?.uri, 'site');
  await editor.insertSnippet(new vscode.SnippetString(manifestTemplate));
}

/** "Convert to device manifest": what the active list of devices says as a new document beside it, not yet saved. */
export async function convertToManifest({ client }: Connection): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the list of devices that is to be converted.'));
    return;
  }
  const params: ConvertManifestParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const result = await client.sendRequest<ConvertManifestResult>(convertManifestRequest, params);
  if ('refused' in result) {
    void vscode.window.showWarningMessage(result.refused);
    return;
  }
  const { uri } = document;
  const stem = (uri.path.split('/').pop() ?? '').replace(/\.\w+$/, '');
  const editor = await showNew(vscode.Uri.joinPath(uri, '..'), stem === '' ? 'site' : stem);
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), result.text));
  editor.selection = new vscode.Selection(0, 0, 0, 0);
}

/** An empty YAML document that is saved as `<stem>.devices.yaml` of a folder. */
async function showNew(folder: vscode.Uri | undefined, stem: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await freePlace(folder, stem));
  await vscode.languages.setTextDocumentLanguage(document, 'yaml');
  return vscode.window.showTextDocument(document);
}

/** A new document of a folder where a file system of this machine has it, else one of nowhere; never one that is there. */
async function freePlace(folder: vscode.Uri | undefined, stem: string): Promise<vscode.Uri> {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.devices.yaml` : `${stem}-${number}.devices.yaml`;
    const place = folder?.scheme === 'file' ? vscode.Uri.joinPath(folder, name) : undefined;
    const untitled = place?.with({ scheme: 'untitled' }) ?? vscode.Uri.from({ scheme: 'untitled', path: name });
    if (open.has(untitled.toString()) || (place && (await exists(place)))) continue;
    return untitled;
  }
}

async function exists(place: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(place).then(
    () => true,
    () => false,
  );
}
