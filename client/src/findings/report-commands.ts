import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import { Reports } from './reports.ts';
import type { FindingsStore } from './store.ts';
import type { Node } from './tree.ts';
import { viewId, type WorkspaceReview } from './workspace-review.ts';

/** Reviews and reports of the view, of files and folders of the explorer, and of the workspace. */
export function reportCommands(
  store: FindingsStore,
  review: WorkspaceReview,
  server: () => Promise<Connection>,
  version: string,
): readonly vscode.Disposable[] {
  const reports = new Reports(version);
  const start = async (places?: readonly vscode.Uri[]) => {
    await vscode.commands.executeCommand(`${viewId}.focus`);
    return review.start(await server(), places);
  };
  const reviewed = (): readonly string[] =>
    store.documents.filter(({ state }) => state !== 'other').map(({ uri }) => uri);
  /** Undefined where the review that a report needs was cancelled. */
  const documentsFor = async (place: unknown, all: unknown): Promise<readonly string[] | undefined> => {
    if (isNode(place)) return documentsOf(Array.isArray(all) ? all.filter(isNode) : [place]);
    if (!(place instanceof vscode.Uri)) return reviewed().length > 0 || (await start()) ? reviewed() : undefined;
    const places = placesOf(place, all);
    if (!(await start(places))) return undefined;
    return reviewed().filter(uri => places.some(each => isBelow(vscode.Uri.parse(uri), each)));
  };
  const report = (what: 'show' | 'export') => async (place?: unknown, all?: unknown) => {
    const uris = await documentsFor(place, all);
    if (uris) await reports[what](await server(), uris);
  };
  const command = vscode.commands.registerCommand;
  return [
    reports,
    command('bomwarden.reviewWorkspace', () => start()),
    command('bomwarden.review', (place?: vscode.Uri, all?: unknown) => {
      const places = placesOf(place, all);
      return places.length === 0 ? undefined : start(places);
    }),
    command('bomwarden.showReport', report('show')),
    command('bomwarden.exportReport', report('export')),
  ];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && !(value instanceof vscode.Uri);
}

function documentsOf(nodes: readonly Node[]): readonly string[] {
  const uris = nodes.flatMap(node => {
    if (node.kind === 'group')
      return node.group.document?.uri ?? node.group.entries.map(({ document }) => document.uri);
    return node.kind === 'finding' ? [node.entry.document.uri] : [];
  });
  return [...new Set(uris)];
}

/** What is selected in the explorer; without the explorer, what is active. */
function placesOf(place: vscode.Uri | undefined, all: unknown): readonly vscode.Uri[] {
  if (Array.isArray(all) && all.length > 0) return all.filter(each => each instanceof vscode.Uri);
  const active = place ?? vscode.window.activeTextEditor?.document.uri;
  return active ? [active] : [];
}

function isBelow(uri: vscode.Uri, place: vscode.Uri): boolean {
  return uri.toString() === place.toString() || uri.toString().startsWith(`${place.toString()}/`);
}
