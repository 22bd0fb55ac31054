import * as vscode from 'vscode';
import type { ProfileFacts } from '../../server/src/lsp/protocol.ts';
import { chosenProfiles, saveProfiles } from './settings.ts';

/**
 * "Choose who you review for…": several at once, for the folder of the active document.
 * @param decidedBy the configuration that says so for the active document, with its line: it wins over what is chosen here
 */
export async function chooseProfiles(
  profilesIn: (place: vscode.Uri | undefined) => Promise<readonly ProfileFacts[]>,
  decidedBy: string | undefined,
): Promise<void> {
  const folder = await askFolder();
  if (folder === 'cancelled') return;
  const chosen = new Set(chosenProfiles(folder));
  const items = (await profilesIn(folder?.uri)).map(({ id, title, description }) => ({
    // in the data they are in English; the test of the French texts knows them
    label: vscode.l10n.t(title),
    description: id,
    detail: vscode.l10n.t(description),
    picked: chosen.has(id),
    id,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: folder
      ? vscode.l10n.t('Who do you review for in {0}?', folder.name)
      : vscode.l10n.t('Who do you review for?'),
    placeHolder: vscode.l10n.t('Verdicts depend on who buys, uses, imports or sells. Choose one or more.'),
  });
  if (picked) {
    const ids = picked.map(item => item.id);
    await saveProfiles(folder, ids);
    if (decidedBy === undefined) return;
    const text = vscode.l10n.t('{0} says who you review for in this document, and wins over the setting.', decidedBy);
    void vscode.window.showWarningMessage(text);
  }
}

/** The folder of the active document; asked for only where several are open and none is active. */
async function askFolder(): Promise<vscode.WorkspaceFolder | undefined | 'cancelled'> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (own || folders.length < 2) return own ?? folders[0];
  return (await vscode.window.showWorkspaceFolderPick()) ?? 'cancelled';
}
