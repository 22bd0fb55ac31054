import * as vscode from 'vscode';
import { findingCommands } from './actions.ts';
import { type Followed, Follower } from './follower.ts';
import { countsOf, everything, type Filter, type Group, type Grouping, groupings, levels } from './grouping.ts';
import { reportCommands } from './report-commands.ts';
import { FindingsStore } from './store.ts';
import { countWords, FindingsTree, type Node } from './tree.ts';
import { viewId, WorkspaceReview } from './workspace-review.ts';

/** The view of all findings, with what can be done about them. */
export class FindingsView implements vscode.Disposable {
  readonly store = new FindingsStore();
  readonly #memento: vscode.Memento;
  #isStopped = false;
  readonly #tree = new FindingsTree(this.store);
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: vscode.Disposable[];

  /** @param version of the extension, as reports tell it */
  constructor(followed: Followed, memento: vscode.Memento, version: string) {
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
    const command = (name: string, run: () => unknown) => vscode.commands.registerCommand(name, run);
    this.#subscriptions = [
      follower,
      this.#view,
      this.#tree,
      this.store,
      this.store.onDidChange(() => this.#tell()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        follower.isSeen = visible;
      }),
      command('bomwarden.groupBy.file', () => this.#groupBy('file')),
      command('bomwarden.groupBy.vendor', () => this.#groupBy('vendor')),
      command('bomwarden.groupBy.act', () => this.#groupBy('act')),
      command('bomwarden.groupBy.component', () => this.#groupBy('component')),
      command('bomwarden.filterFindings', () => this.#askFilter()),
      ...findingCommands(followed.server),
      ...reportCommands(this.store, review, followed.server, version),
    ];
    this.#groupBy(this.#tree.grouping);
  }

  /** What is shown now. */
  get groups(): readonly Group[] {
    return this.#tree.groups;
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

  /** Without a server nothing is reviewed, and nothing may look as if it were. */
  serverIs(state: 'running' | 'stopped'): void {
    this.#isStopped = state === 'stopped';
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
      ...(this.#isStopped ? [vscode.l10n.t('The server has stopped: nothing is reviewed any more.')] : []),
      ...(reviewed.length > 0
        ? [
            vscode.l10n.t(
              '{0} · {1} reviewed.',
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
