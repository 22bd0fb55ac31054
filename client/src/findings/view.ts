import * as vscode from 'vscode';
import { clientCommand, type FixChoice } from '../../../server/src/lsp/protocol.ts';
import type { Connection } from '../connection.ts';
import { type Followed, Follower } from './follower.ts';
import {
  countsOf,
  type Entry,
  everything,
  type Filter,
  type Group,
  type Grouping,
  groupings,
  levels,
  messageOf,
} from './grouping.ts';
import { FindingsStore } from './store.ts';
import { countWords, FindingsTree, fingerprintOf, type Node, rangeOf } from './tree.ts';
import { WorkspaceReview } from './workspace-review.ts';

const viewId = 'bomwarden.findings';

/** The view of all findings, with what can be done about them. */
export class FindingsView implements vscode.Disposable {
  readonly store = new FindingsStore();
  readonly #memento: vscode.Memento;
  readonly #tree = new FindingsTree(this.store);
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: vscode.Disposable[];

  constructor(followed: Followed, memento: vscode.Memento) {
    this.#memento = memento;
    const follower = new Follower(this.store, followed);
    const review = new WorkspaceReview(follower);
    const grouping = memento.get<Grouping>('findings.grouping', 'file');
    this.#tree.grouping = groupings.includes(grouping) ? grouping : 'file';
    this.#view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const command = (name: string, run: (node: Node | undefined, all: readonly Node[] | undefined) => unknown) =>
      vscode.commands.registerCommand(`bomwarden.${name}`, run);
    this.#subscriptions = [
      follower,
      this.#view,
      this.#tree,
      this.store,
      this.store.onDidChange(() => this.#tell()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        follower.isSeen = visible;
      }),
      command('reviewWorkspace', async () => {
        await vscode.commands.executeCommand(`${viewId}.focus`);
        await review.start(await followed.server());
      }),
      ...groupings.map(kind => command(`groupBy.${kind}`, () => this.#groupBy(kind))),
      command('filterFindings', () => this.#askFilter()),
      command('revealFinding', node => forFinding(node, reveal)),
      command('explainFinding', node => forFinding(node, async entry => explain(await followed.server(), entry))),
      command('waiveFinding', node => forFinding(node, async entry => waive(await followed.server(), entry))),
      command('copyFinding', (node, all) => copy(all ?? (node ? [node] : []))),
    ];
    this.#groupBy(this.#tree.grouping);
  }

  /** What is shown now. */
  get groups(): readonly Group[] {
    return this.#tree.groups;
  }

  /** What the commands of the explorer and of context menus speak of: URIs of reviewed documents. */
  documentsOf(nodes: readonly Node[]): readonly string[] {
    const uris = nodes.flatMap(node => {
      if (node.kind === 'group')
        return node.group.document?.uri ?? node.group.entries.map(({ document }) => document.uri);
      return node.kind === 'finding' ? [node.entry.document.uri] : [];
    });
    return [...new Set(uris)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #groupBy(grouping: Grouping): void {
    this.#tree.grouping = grouping;
    this.#view.description = groupingWords(grouping);
    void this.#memento.update('findings.grouping', grouping);
    void vscode.commands.executeCommand('setContext', 'bomwarden.grouping', grouping);
    this.#tree.refresh();
    this.#tell();
  }

  async #askFilter(): Promise<void> {
    const { filter } = this.#tree;
    const only = [
      { key: 'onlyNew', label: vscode.l10n.t('Only what is new or worse in this change') },
      { key: 'onlyNotVerified', label: vscode.l10n.t('Only what rests on something not verified at a source') },
      { key: 'waived', label: vscode.l10n.t('Waived findings too') },
    ] as const;
    const shown = levels.map(level => ({ label: levelWord(level), level, picked: filter.levels.includes(level) }));
    const further = only.map(({ key, label }) => ({ key, label, picked: filter[key] }));
    const between = { label: '', kind: vscode.QuickPickItemKind.Separator };
    const title = vscode.l10n.t('Which findings are shown?');
    const items: (vscode.QuickPickItem & { level?: (typeof levels)[number]; key?: (typeof only)[number]['key'] })[] = [
      ...shown,
      between,
      ...further,
    ];
    const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title });
    if (!picked) return;
    const has = (key: string) => picked.some(item => item.key === key);
    this.show({
      levels: picked.flatMap(({ level }) => level ?? []),
      waived: has('waived'),
      onlyNew: has('onlyNew'),
      onlyNotVerified: has('onlyNotVerified'),
    });
  }

  /** Shows what a filter lets through. */
  show(filter: Filter): void {
    this.#tree.filter = filter;
    this.#tree.refresh();
    this.#tell();
  }

  /** Says above the findings how many there are, and how many the filter hides. */
  #tell(): void {
    const entries = this.#tree.groups.flatMap(group => group.entries);
    const counts = countsOf(entries);
    const { documents } = this.store;
    const reviewed = documents.filter(({ state }) => state === 'reviewed');
    const all = reviewed.flatMap(({ items }) => items.filter(({ waived }) => !waived));
    const hidden = this.#tree.filter === everything ? 0 : Math.max(0, all.length - entries.length);
    const words = countWords(counts);
    const lines = [
      ...(reviewed.length > 0
        ? [
            vscode.l10n.t(
              '{0} in {1} reviewed.',
              words === '' ? vscode.l10n.t('Nothing found') : words,
              documentsWord(reviewed.length),
            ),
          ]
        : []),
      ...(hidden > 0 ? [vscode.l10n.t('{0} hidden by the filter.', hidden)] : []),
    ];
    this.#view.message = lines.join(' ');
    const total = counts.error + counts.warning + counts.information;
    this.#view.badge = total === 0 ? undefined : { value: total, tooltip: words };
  }
}

function documentsWord(count: number): string {
  return count === 1 ? vscode.l10n.t('1 document') : vscode.l10n.t('{0} documents', count);
}

function groupingWords(grouping: Grouping): string {
  switch (grouping) {
    case 'file':
      return vscode.l10n.t('by file');
    case 'vendor':
      return vscode.l10n.t('by vendor');
    case 'act':
      return vscode.l10n.t('by act');
    case 'component':
      return vscode.l10n.t('by component');
  }
}

function levelWord(level: (typeof levels)[number]): string {
  switch (level) {
    case 'error':
      return vscode.l10n.t('Errors');
    case 'warning':
      return vscode.l10n.t('Warnings');
    case 'information':
      return vscode.l10n.t('Information');
  }
}

function forFinding(node: Node | undefined, run: (entry: Entry) => unknown): unknown {
  return node?.kind === 'finding' ? run(node.entry) : undefined;
}

async function reveal({ document, item }: Entry): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.parse(document.uri), { selection: rangeOf(item) });
}

async function explain({ client }: Connection, entry: Entry): Promise<void> {
  const editor = await reveal(entry);
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  await vscode.commands.executeCommand(clientCommand.explain, uri, entry.item.diagnostic.range.start);
}

/** The document is opened first: what is waived should be seen. */
async function waive({ client }: Connection, entry: Entry): Promise<void> {
  const fingerprint = fingerprintOf(entry.item);
  if (fingerprint === undefined) return;
  const { document } = await reveal(entry);
  const { version } = document;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const choice: FixChoice = { uri, version, fingerprint, kind: 'waive', choices: [], common: '' };
  await vscode.commands.executeCommand(clientCommand.waive, choice);
}

async function copy(nodes: readonly Node[]): Promise<void> {
  const lines = nodes.flatMap(node => {
    if (node.kind === 'finding') return [lineOf(node.entry)];
    return node.kind === 'group' ? node.group.entries.map(lineOf) : [];
  });
  await vscode.env.clipboard.writeText(lines.join('\n'));
}

function lineOf({ document, item }: Entry): string {
  const { line, character } = item.diagnostic.range.start;
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(document.uri));
  return `${path}:${line + 1}:${character + 1}: ${messageOf(item)}`;
}
