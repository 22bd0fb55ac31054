import * as vscode from 'vscode';
import { manifestTemplate } from './manifest-template.ts';

/** "New device manifest": a document to fill in, not yet saved, under a name by which it is known as what it is. */
export async function newManifest(): Promise<void> {
  const document = await vscode.workspace.openTextDocument(await freePlace());
  await vscode.languages.setTextDocumentLanguage(document, 'yaml');
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(manifestTemplate));
}

/** A new document of the folder that is worked in, where a file system of this machine has it; else one of nowhere. */
async function freePlace(): Promise<vscode.Uri> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'site.devices.yaml' : `site-${number}.devices.yaml`;
    const place = folder && vscode.Uri.joinPath(folder.uri, name);
    const untitled =
      place?.scheme === 'file'
        ? place.with({ scheme: 'untitled' })
        : vscode.Uri.from({ scheme: 'untitled', path: name });
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
