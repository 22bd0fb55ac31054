import * as vscode from 'vscode';
import type { FoundDocument, FoundItem } from '../../../server/src/lsp/protocol/findings.ts';
import {
  type Counts,
  countsOf,
  type Entry,
  everything,
  type Filter,
  type Group,
  type Grouping,
  grouped,
  type Level,
  levelOf,
  messageOf,
} from './grouping.ts';
import type { FindingsStore } from './store.ts';

export type Node =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'finding'; readonly entry: Entry }
  | { readonly kind: 'unreviewed'; readonly documents: readonly FoundDocument[] }
  | { readonly kind: 'unreviewed-document'; readonly document: FoundDocument };

/** Findings in groups, and last what was not reviewed. */
export class FindingsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #store: FindingsStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  grouping: Grouping = 'file';
  filter: Filter = everything;

  constructor(store: FindingsStore) {
    this.#store = store;
    this.#subscription = store.onDidChange(() => this.refresh());
  }

  refresh(): void {
    this.#changed.fire();
  }

  get groups(): readonly Group[] {
    return grouped(this.#store.documents, this.grouping, this.filter);
  }

  getChildren(node?: Node): Node[] | undefined {
    if (node === undefined) return [...this.groups.map(group => ({ kind: 'group', group }) as const), ...this.#rest()];
    if (node.kind === 'group') return node.group.entries.map(entry => ({ kind: 'finding', entry }));
    if (node.kind === 'unreviewed') {
      return node.documents.map(document => ({ kind: 'unreviewed-document', document }));
    }
    return undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node.group, this.grouping);
      case 'finding':
        return findingItem(node.entry, this.grouping);
      case 'unreviewed':
        return unreviewedItem(node.documents);
      case 'unreviewed-document':
        return unreviewedDocumentItem(node.document);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #rest(): readonly Node[] {
    const documents = this.#store.documents.filter(({ state }) => state !== 'reviewed');
    return documents.length === 0 ? [] : [{ kind: 'unreviewed', documents }];
  }
}

const colours: Readonly<Record<Level, string>> = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  information: 'problemsInfoIcon.foreground',
};

function iconOf(level: Level | undefined): vscode.ThemeIcon {
  if (level === undefined) return new vscode.ThemeIcon('pass');
  return new vscode.ThemeIcon(level === 'information' ? 'info' : level, new vscode.ThemeColor(colours[level]));
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function countWords({ error, warning, information, waived }: Counts): string {
  return [
    error === 1 ? vscode.l10n.t('1 error') : error > 0 ? vscode.l10n.t('{0} errors', error) : '',
    warning === 1 ? vscode.l10n.t('1 warning') : warning > 0 ? vscode.l10n.t('{0} warnings', warning) : '',
    information > 0 ? vscode.l10n.t('{0} information', information) : '',
    waived > 0 ? vscode.l10n.t('{0} waived', waived) : '',
  ]
    .filter(word => word !== '')
    .join(', ');
}

function groupItem({ name, document, entries }: Group, grouping: Grouping): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const counts = countsOf(entries);
  const words = countWords(counts);
  const state = entries.length === 0 ? None : entries.length <= 20 ? Expanded : Collapsed;
  const item = new vscode.TreeItem(name ?? unnamed(grouping), state);
  item.id = `${grouping} ${name ?? ''}`;
  item.description = words === '' ? vscode.l10n.t('nothing found') : words;
  item.contextValue = document ? 'document' : 'group';
  const [first] = entries;
  item.iconPath = first ? iconOf(levelOf(first.item)) : new vscode.ThemeIcon('pass');
  if (document) {
    const uri = vscode.Uri.parse(document.uri);
    item.label = uri.path.split('/').pop() ?? uri.path;
    const [folder = ''] = /^.*(?=\/)/.exec(vscode.workspace.asRelativePath(uri)) ?? [];
    if (folder !== '') item.description = `${item.description} · ${folder}`;
    item.tooltip = [vscode.workspace.asRelativePath(uri), document.profiles.join(', '), document.verdict, words]
      .filter(line => line !== '')
      .join('\n');
    if (entries.length === 0) item.command = openCommand(document);
  }
  item.accessibilityInformation = { label: `${labelOf(item)}, ${item.description}` };
  return item;
}

function unnamed(grouping: Grouping): string {
  switch (grouping) {
    case 'vendor':
      return vscode.l10n.t('No vendor named');
    case 'act':
      return vscode.l10n.t('No act decides');
    default:
      return vscode.l10n.t('The whole document');
  }
}

function findingItem({ document, item: found }: Entry, grouping: Grouping): vscode.TreeItem {
  const { waived } = found;
  const message = messageOf(found);
  const item = new vscode.TreeItem(message);
  const uri = vscode.Uri.parse(document.uri);
  const place = placeOf(found);
  const name = uri.path.split('/').pop() ?? '';
  // what stands in an archive names its file by itself
  const [own, whole] = document.kind === 'archive' ? ['', name] : [place, `${name}:${place}`];
  item.description = grouping === 'file' ? own : whole;
  item.iconPath = waived ? new vscode.ThemeIcon('pass-filled') : iconOf(levelOf(found));
  item.contextValue = document.kind && !found.inside ? 'remark' : contextOf(found);
  item.tooltip = [message, `${vscode.workspace.asRelativePath(uri)}:${place}`, codeOf(found)]
    .filter(text => text !== '')
    .join('\n');
  item.command = openingOf(document, found);
  const level = levelOf(found) ?? vscode.l10n.t('waived');
  item.accessibilityInformation = { label: `${level}: ${message}, ${item.description}` };
  return item;
}

function codeOf({ diagnostic: { code } }: FoundItem): string {
  return code === undefined ? '' : String(code);
}

/** What can be done with it: only findings have a fingerprint, by which they are waived. */
function contextOf(found: FoundItem): string {
  if (fingerprintOf(found) === undefined) return 'remark';
  return found.waived ? 'finding waived' : 'finding';
}

export function fingerprintOf({ diagnostic: { data }, inside }: FoundItem): string | undefined {
  if (inside) return inside.fingerprint ?? undefined;
  return typeof data?.fingerprint === 'string' ? data.fingerprint : undefined;
}

export function asRange({ start, end }: FoundItem['diagnostic']['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Opens what a mark stands in, at the mark. */
export function openingOf(document: FoundDocument, { inside, diagnostic }: FoundItem): vscode.Command {
  if (inside) return openCommand({ uri: inside.uri }, asRange(inside.range));
  return openCommand(document, asRange(diagnostic.range));
}

/** `12:4`, or what a file without lines has in place of it. */
export function placeOf({ place, diagnostic: { range } }: FoundItem): string {
  return place ?? `${range.start.line + 1}:${range.start.character + 1}`;
}

/** Opens a document at a place: in the editor that shows its kind, or, of an archive, where it lies. */
export function openCommand(
  { uri: place, kind }: Pick<FoundDocument, 'uri' | 'kind'>,
  selection?: vscode.Range,
): vscode.Command {
  const uri = vscode.Uri.parse(place);
  switch (kind) {
    case 'archive':
      return { command: 'revealInExplorer', title: '', arguments: [uri] };
    case 'workbook':
      return { command: 'vscode.openWith', title: '', arguments: [uri, 'bomwarden.workbook'] };
    case 'image':
      return { command: 'vscode.openWith', title: '', arguments: [uri, 'bomwarden.firmware'] };
    default:
      return { command: 'vscode.open', title: '', arguments: [uri, selection ? { selection } : {}] };
  }
}

function unreviewedItem(documents: readonly FoundDocument[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Not reviewed'), vscode.TreeItemCollapsibleState.Expanded);
  item.id = 'unreviewed';
  item.description = `${documents.length}`;
  item.iconPath = new vscode.ThemeIcon('question');
  item.contextValue = 'unreviewed';
  return item;
}

function unreviewedDocumentItem(document: FoundDocument): vscode.TreeItem {
  const { uri: place, reason } = document;
  const uri = vscode.Uri.parse(place);
  const item = new vscode.TreeItem(uri.path.split('/').pop() ?? place);
  item.description = reason ?? '';
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}\n${reason ?? ''}`;
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.contextValue = 'unreviewed-document';
  item.command = openCommand(document);
  return item;
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}
