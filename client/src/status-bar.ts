import * as vscode from 'vscode';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import type { ReviewedParams } from '../../server/src/lsp/protocol/documents.ts';
import type { FoundDocument } from '../../server/src/lsp/protocol/findings.ts';
import type { Admission } from './admission.ts';
import type { Followed } from './findings/follower.ts';
import { messageOf } from './findings/grouping.ts';
import type { FindingsStore } from './findings/store.ts';
import type { LargeDocuments } from './large-documents.ts';
import { chosenProfiles } from './settings.ts';

/** The item in the status bar: who the active document is reviewed for, and with what verdict. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('bomwarden.verdict', vscode.StatusBarAlignment.Left, 10);
  readonly #reviews = new Map<string, ReviewedParams>();
  readonly #admission: Admission;
  readonly #large: LargeDocuments;
  readonly #store: FindingsStore;
  readonly #subscriptions: readonly vscode.Disposable[];
  #isStopped = false;
  #text: string | undefined;

  constructor({ admission, large, onDidReview }: Followed, store: FindingsStore) {
    this.#admission = admission;
    this.#large = large;
    this.#store = store;
    this.#item.name = 'bomwarden';
    this.#subscriptions = [
      this.#item,
      onDidReview(review => {
        this.#reviews.set(vscode.Uri.parse(review.uri).toString(), review);
        this.update();
      }),
      admission.onDidChange(() => this.update()),
      large.onDidFind(() => this.update()),
      store.onDidChange(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.update()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#reviews.delete(uri.toString())),
    ];
    this.update();
  }

  /** Undefined where nothing is shown. */
  get text(): string | undefined {
    return this.#text;
  }

  /** The server ended by itself, or runs again. */
  serverIs(state: 'running' | 'stopped'): void {
    this.#isStopped = state === 'stopped';
    if (this.#isStopped) this.#reviews.clear();
    this.update();
  }

  update(): void {
    const shown = this.#shown();
    if (!shown) {
      this.#text = undefined;
      this.#item.hide();
      return;
    }
    this.#text = shown.text;
    this.#item.text = shown.text;
    this.#item.tooltip = shown.tooltip;
    this.#item.command = shown.command;
    this.#item.backgroundColor = shown.warns ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: `bomwarden: ${plain(shown.text)}. ${shown.tooltip}` };
    this.#item.show();
  }

  #shown(): Shown | undefined {
    const large = this.#large.active;
    if (large) {
      if (this.#isStopped) return stopped();
      const found = this.#store.get(large);
      return found ? toldOfLarge(found) : reading();
    }
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.#admission.has(document)) return undefined;
    return this.#isStopped ? stopped() : told(this.#reviews.get(document.uri.toString()), document);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly warns: boolean;
}

function stopped(): Shown {
  return {
    text: `$(error) ${vscode.l10n.t('not reviewed: the server has stopped')}`,
    tooltip: vscode.l10n.t('Nothing in this document is reviewed. Click to start the server again.'),
    command: 'bomwarden.restart',
    warns: true,
  };
}

/** A document whose text the editor does not give. */
function reading(): Shown {
  const tooltip = vscode.l10n.t(
    'This document is too large for the editor to pass on; it is being read from its file.',
  );
  const text = `$(sync~spin) ${vscode.l10n.t('reading the file…')}`;
  return { text, tooltip, command: clientCommand.chooseProfiles, warns: false };
}

function toldOfLarge({ state, reason, profiles, verdict, items }: FoundDocument): Shown {
  const command = clientCommand.chooseProfiles;
  if (state !== 'reviewed') {
    return { text: `$(question) ${vscode.l10n.t('not reviewed')}`, tooltip: reason ?? '', command, warns: true };
  }
  const whom = profiles.length > 0 ? profiles.join(', ') : vscode.l10n.t('no profile');
  const said = verdict === '' ? vscode.l10n.t('no vendor found') : verdict;
  const tooltip = items.slice(0, 1).map(messageOf).join('');
  const text = `$(shield) ${vscode.l10n.t('{0}: {1}', whom, said)} ${vscode.l10n.t('(as saved)')}`;
  return { text, tooltip, command, warns: profiles.length === 0 };
}

function told(review: ReviewedParams | undefined, document: vscode.TextDocument): Shown {
  const command = clientCommand.chooseProfiles;
  if (!review) {
    const tooltip = vscode.l10n.t('This document is still being reviewed.');
    return { text: `$(sync~spin) ${vscode.l10n.t('reviewing…')}`, tooltip, command, warns: false };
  }
  if (review.excluded) {
    const tooltip = vscode.l10n.t(
      'The configuration leaves this document out of the review: nothing in it was looked at.',
    );
    return { text: `$(circle-slash) ${vscode.l10n.t('not reviewed: left out')}`, tooltip, command, warns: false };
  }
  if (!review.bom) {
    const tooltip = vscode.l10n.t('No reader knows this document as a bill of materials: nothing in it was looked at.');
    return { text: `$(question) ${vscode.l10n.t('not reviewed: unknown format')}`, tooltip, command, warns: true };
  }
  const profiles = review.profiles.length > 0 ? review.profiles : chosenProfiles(document);
  const whom = profiles.length > 0 ? profiles.join(', ') : vscode.l10n.t('no profile');
  const verdict = review.verdict === '' ? vscode.l10n.t('no vendor found') : review.verdict;
  const text = `$(shield) ${vscode.l10n.t('{0}: {1}', whom, verdict)}`;
  return { text, tooltip: tooltipOf(review), command, warns: profiles.length === 0 };
}

function tooltipOf({ counts, notices, origins }: ReviewedParams): string {
  const { error, warning, information, waived } = counts;
  return [
    vscode.l10n.t('{0} errors, {1} warnings, {2} information, {3} waived.', error, warning, information, waived),
    ...(origins.length > 0 ? [vscode.l10n.t('Profile from {0}.', origins.join(', '))] : []),
    ...notices,
    vscode.l10n.t('Click to choose who you review for.'),
  ].join('\n');
}

/** Without icons, which are for the eye. */
function plain(text: string): string {
  return text.replace(/\$\([a-z~-]{1,40}\) ?/g, '');
}
