import * as vscode from 'vscode';

/** The profiles chosen for a place. */
export function chosenProfiles(scope: vscode.ConfigurationScope | undefined): readonly string[] {
  return vscode.workspace.getConfiguration('bomwarden', scope).get<string[]>('profiles', []);
}

/**
 * Writes the profiles where they belong: to the folder in a workspace of several, to the workspace of one folder, else
 * to the user's own settings. An untrusted workspace has no say, so there too they go to the user's own.
 */
export async function saveProfiles(scope: vscode.WorkspaceFolder | undefined, ids: readonly string[]): Promise<void> {
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const inWorkspace = several ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  const own = scope === undefined || !vscode.workspace.isTrusted;
  const target = own ? vscode.ConfigurationTarget.Global : inWorkspace;
  await vscode.workspace.getConfiguration('bomwarden', scope).update('profiles', ids, target);
}
