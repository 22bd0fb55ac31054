import * as vscode from 'vscode';

/** Two states of a document, side by side in a tab. */
export interface Comparison {
  readonly older: vscode.Uri;
  readonly newer: vscode.Uri;
}

/** The comparisons that are open in tabs. */
export function comparisons(): readonly Comparison[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputTextDiff ? { older: input.original, newer: input.modified } : [],
    ),
  );
}

/** Whether a document is shown as the older side of a comparison and nowhere as the newer one. */
export function isShownAsOlder(uri: vscode.Uri): boolean {
  const is = (other: vscode.Uri) => other.toString() === uri.toString();
  const all = comparisons();
  return all.some(({ older }) => is(older)) && !all.some(({ newer }) => is(newer));
}
