import * as vscode from 'vscode';
import type { ProfileFacts } from '../../server/src/lsp/protocol/start.ts';
import { chosenProfiles, saveProfiles } from './settings.ts';

/** For whom a document is reviewed. */
export interface Held {
  readonly profiles: readonly string[];
  /** Who says so: `.bomwarden.yml:3`, `setting bomwarden.profiles`. */
  readonly origins: readonly string[];
}

/**
 * "Choose who you review for…": several at once, for the folder of the active document. It begins with what holds.
 * @param held for whom the active document is reviewed
 */
export async function chooseProfiles(
  profilesIn: (place: vscode.Uri | undefined) => Promise<readonly ProfileFacts[]>,
  held: Held | undefined,
): Promise<void> {
  const folder = await askFolder();
  if (folder === 'cancelled') return;
  const before = held?.profiles ?? chosenProfiles(folder);
  const items = (await profilesIn(folder?.uri)).map(({ id, title, description }) => ({
    // in the data they are in English; the test of the French texts knows them
    label: vscode.l10n.t(title),
    description: id,
    detail: vscode.l10n.t(description),
    picked: before.includes(id),
    id,
  }));
  // A configuration, named with its line, wins over what is chosen here.
  const decidedBy = held?.origins.find(origin => /:\d+$/.test(origin));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: folder
      ? vscode.l10n.t('Who do you review for in {0}?', folder.name)
      : vscode.l10n.t('Who do you review for?'),
    placeHolder: placeHolderOf(held, decidedBy),
  });
  const ids = picked?.map(item => item.id);
  if (!ids || (decidedBy !== undefined && isSame(ids, before))) return;
  await saveProfiles(folder, ids);
  if (decidedBy !== undefined) void tellWho(decidedBy, folder);
}

function placeHolderOf(held: Held | undefined, decidedBy: string | undefined): string {
  if (decidedBy !== undefined) {
    return vscode.l10n.t('Set by {0}, which wins over what you choose here', decidedBy);
  }
  return held && held.profiles.length > 0
    ? vscode.l10n.t('Now: {0}, from {1}', held.profiles.join(', '), held.origins.join(', '))
    : vscode.l10n.t('Verdicts depend on it: choose one or more.');
}

function isSame(ids: readonly string[], others: readonly string[]): boolean {
  return ids.length === others.length && ids.every(id => others.includes(id));
}

/** What was chosen does not hold here: leads to where it would have to be said. */
async function tellWho(decidedBy: string, folder: vscode.WorkspaceFolder | undefined): Promise<void> {
  const [, path = '', line = '1'] = /^(.*):(\d+)$/.exec(decidedBy) ?? [];
  const text = vscode.l10n.t('{0} says who you review for in this document, and wins over the setting.', decidedBy);
  const open = vscode.l10n.t('Open {0}', path);
  if ((await vscode.window.showWarningMessage(text, ...(folder ? [open] : []))) !== open || !folder) return;
  const place = new vscode.Position(Number(line) - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path), {
    selection: new vscode.Range(place, place),
  });
}

/** The folder of the active document; asked for only where several are open and none is active. */
async function askFolder(): Promise<vscode.WorkspaceFolder | undefined | 'cancelled'> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (own || folders.length < 2) return own ?? folders[0];
  return (await vscode.window.showWorkspaceFolderPick()) ?? 'cancelled';
}
