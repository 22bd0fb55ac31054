import * as vscode from 'vscode';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import type { ReviewedParams } from '../../server/src/lsp/protocol/documents.ts';
import type { ServerFacts } from '../../server/src/lsp/protocol/start.ts';
import type { Admission } from './admission.ts';
import type { Held } from './profiles.ts';
import { chosenProfiles } from './settings.ts';

const day = 24 * 60 * 60 * 1000;
/** Signatures older than this many days are told as a warning: lists of vendors change several times a year. */
const oldAge = 180;

/** One item beside the language of the active document: who the review is for, how old the signatures are, what was left out. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('bomwarden.status', []);
  readonly #reviews = new Map<string, ReviewedParams>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #admission: Admission;
  #facts: ServerFacts | undefined;

  constructor(admission: Admission) {
    this.#admission = admission;
    this.#item.name = 'bomwarden';
    this.#item.command = {
      command: clientCommand.chooseProfiles,
      title: vscode.l10n.t('Choose who you review for…'),
    };
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.workspace.onDidCloseTextDocument(document => this.#reviews.delete(document.uri.toString())),
    ];
  }

  /** The server is starting, or runs and says what it knows. */
  serverIs(facts: ServerFacts | undefined): void {
    this.#facts = facts;
    this.#item.busy = facts === undefined;
    this.update();
  }

  reviewed(review: ReviewedParams): void {
    this.#reviews.set(vscode.Uri.parse(review.uri).toString(), review);
    this.update();
  }

  /** For whom the active document is reviewed, and who says so; undefined where that is not known yet. */
  get held(): Held | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document && this.#reviews.get(document.uri.toString());
  }

  update(): void {
    const documents = this.#admission.documents;
    this.#item.selector = documents.map(({ uri }) => ({ scheme: uri.scheme, pattern: literal(uri.path) }));
    const document = vscode.window.activeTextEditor?.document;
    const review = document && this.#reviews.get(document.uri.toString());
    const profiles = review?.profiles ?? chosenProfiles(document);
    const notices = review?.notices ?? [];
    const signatures = review?.signatures ?? this.#facts?.signatures;
    const age = signatures ? ageInDays(signatures.date) : 0;
    const text = profiles.length > 0 ? profiles.join(', ') : vscode.l10n.t('no profile chosen');
    const warn = profiles.length === 0 || notices.length > 0 || age > oldAge;
    this.#item.text = `bomwarden: ${text}`;
    const origins = review?.origins ?? [];
    const from = origins.length > 0 ? [vscode.l10n.t('Profile from {0}.', origins.join(', '))] : [];
    this.#item.detail = [...notices, ...from, ...told(signatures?.date, age, review?.signatures.packs ?? [])].join(' ');
    this.#item.severity = warn ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.#item.accessibilityInformation = { label: `${this.#item.text}. ${this.#item.detail}` };
  }

  dispose(): void {
    this.#item.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** How old the signatures are, and which of the user's own are on top. */
function told(date: string | undefined, age: number, packs: readonly string[]): readonly string[] {
  if (date === undefined) return [vscode.l10n.t('starting…')];
  const shown = packs.map(uri => vscode.workspace.asRelativePath(vscode.Uri.parse(uri))).join(', ');
  const own = shown === '' ? [] : [vscode.l10n.t('With those in {0}.', shown)];
  return [vscode.l10n.t('Signatures of {0}, {1} days old.', date, age), ...own];
}

/** A pattern that fits a path: what a pattern would read as a sign of its own stands for any letter. */
function literal(path: string): string {
  return path.replace(/[[\]{}*!]/g, '?');
}

function ageInDays(date: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(`${date}T00:00:00Z`)) / day));
}
