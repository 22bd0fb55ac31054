import * as vscode from 'vscode';
import {
  type FixChoice,
  type FixParams,
  type FixResult,
  fixRequest,
  type HandleParams,
  type HandleResult,
  handleRequest,
  type PlaceInDocument,
  type WaiverInput,
} from '../../server/src/lsp/protocol/fixes.ts';
import type { Connection } from './connection.ts';

/** Puts a question to the supplier on the clipboard. */
export async function copyQuestion(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  tell(vscode.l10n.t('The question to the supplier is on the clipboard.'));
}

/** Puts a fix on the clipboard that the document cannot take, since nobody can type in it. */
export async function copyFix(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  tell(vscode.l10n.t('The fix is on the clipboard.'));
}

/** Puts the question about a finding that a hover names on the clipboard. */
export async function askSupplier(connection: Connection, handle: string): Promise<void> {
  const found = await foundBy(connection, handle, 'ask-supplier');
  if (found?.copy !== undefined) await copyQuestion(found.copy);
}

/** Lets the user pick one of several fixes of a kind, and applies it. */
export async function chooseFix(connection: Connection, choice: FixChoice): Promise<void> {
  const unchecked = { label: vscode.l10n.t('Not checked for any of them'), detail: choice.common, index: -1 };
  const items = choice.choices.map((one, index) => ({ ...one, index }));
  const picked = await vscode.window.showQuickPick([...items, ...(choice.common === '' ? [] : [unchecked])], {
    title: titleOf(choice),
    placeHolder: vscode.l10n.t('Ask for a statement on the model before you rely on one'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.index === -1) {
    await vscode.window.showInformationMessage(choice.common, { modal: true });
    return chooseFix(connection, choice);
  }
  if (!picked || !(await applyFix(connection, choice, picked.index))) return;
  if (choice.kind === 'propose-alternative') {
    tell(vscode.l10n.t('{0} is noted. The mark stays: the document still says who made it.', picked.label));
  }
}

/** Applies the first fix of a choice. */
export async function doFix(connection: Connection, choice: FixChoice): Promise<void> {
  await applyFix(connection, choice, 0);
}

/** Shows the waiver of a finding that a hover names. */
export async function openWaiver(connection: Connection, handle: string): Promise<void> {
  const found = await foundBy(connection, handle, 'open-waiver');
  if (found) await applyFix(connection, found.choice, 0);
}

/** Asks for what a waiver needs and writes it; leaving any question unanswered writes nothing. */
export async function waive(connection: Connection, asked: FixChoice | string): Promise<void> {
  const choice = typeof asked === 'string' ? (await foundBy(connection, asked, 'waive'))?.choice : asked;
  if (!choice) return;
  const reason = await ask(vscode.l10n.t('Why is this finding accepted?'), notEmpty);
  if (reason === undefined) return;
  const approver = await ask(vscode.l10n.t('Who approved it? (name or role)'), notEmpty);
  if (approver === undefined) return;
  const expires = await askDay();
  if (expires === undefined) return;
  await applyFix(connection, choice, 0, { reason, approver, expires });
}

/** Asks until when a waiver shall hold, and writes it. */
export async function extendWaiver(connection: Connection, choice: FixChoice): Promise<void> {
  const expires = await askDay();
  if (expires !== undefined) await applyFix(connection, choice, 0, { reason: '', approver: '', expires });
}

function titleOf({ kind }: FixChoice): string {
  if (kind === 'replace') return vscode.l10n.t('Replace with');
  if (kind === 'propose-alternative') return vscode.l10n.t('Propose an alternative');
  return vscode.l10n.t('Being replaced by');
}

async function foundBy(
  { client }: Connection,
  handle: string,
  kind: HandleParams['kind'],
): Promise<NonNullable<HandleResult> | undefined> {
  const params: HandleParams = { handle, kind };
  const found = await client.sendRequest<HandleResult>(handleRequest, params);
  if (!found) void vscode.window.showWarningMessage(changedMeanwhile());
  return found ?? undefined;
}

async function applyFix(
  connection: Connection,
  choice: FixChoice,
  index: number,
  waiver?: WaiverInput,
): Promise<boolean> {
  const { uri, version, fingerprint, kind } = choice;
  const params: FixParams = { uri, version, fingerprint, kind, index, ...(waiver ? { waiver } : {}) };
  const { client } = connection;
  const result = await client.sendRequest<FixResult>(fixRequest, params);
  if (result?.copy !== undefined) {
    await copyFix(result.copy);
    return true;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result?.edit);
  if (!result || (edit && !(await vscode.workspace.applyEdit(edit)))) {
    void vscode.window.showWarningMessage(changedMeanwhile());
    return false;
  }
  if (edit && result.save) await save(edit);
  if (result.select) await select(connection, result.select);
  else if (result.show) await reveal(connection, result.show, !edit);
  return true;
}

function changedMeanwhile(): string {
  return vscode.l10n.t('Nothing was changed: the document is no longer what it was. Please try again.');
}

/** What is not saved has no effect, so that is told where it cannot be. */
async function save(edit: vscode.WorkspaceEdit): Promise<void> {
  for (const [uri] of edit.entries()) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty && !(await document.save())) {
      const name = vscode.workspace.asRelativePath(uri);
      void vscode.window.showWarningMessage(
        vscode.l10n.t('{0} could not be saved. Its changes do not count until it is.', name),
      );
    }
  }
}

/** Puts the cursor where the person goes on: what a fix could not know stands selected, to be typed over. */
async function select(connection: Connection, place: PlaceInDocument): Promise<void> {
  const { document, range } = await placed(connection, place);
  await vscode.window.showTextDocument(document, { selection: range });
}

/** Brings what was written before the eyes: where it is not in sight already, and beside the document that is being worked on if it stands in another. */
async function reveal(connection: Connection, place: PlaceInDocument, isAskedFor: boolean): Promise<void> {
  const { document, range } = await placed(connection, place);
  const uri = document.uri.toString();
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri);
  if (shown && !isAskedFor && shown.visibleRanges.some(visible => visible.contains(range.start))) return;
  const isActive = vscode.window.activeTextEditor?.document.uri.toString() === uri;
  const viewColumn = shown?.viewColumn ?? (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : undefined);
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: !isAskedFor && !isActive,
    preview: false,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function placed({ client }: Connection, { uri, range }: PlaceInDocument) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  return { document, range: client.protocol2CodeConverter.asRange(range) };
}

function tell(text: string): void {
  vscode.window.setStatusBarMessage(text, 5000);
}

function askDay(): Thenable<string | undefined> {
  return ask(vscode.l10n.t('Until which day? (YYYY-MM-DD)'), isFutureDay, inDays(90));
}

function ask(
  prompt: string,
  validateInput: (text: string) => string | undefined,
  value = '',
): Thenable<string | undefined> {
  const title = vscode.l10n.t('Waive a finding');
  return vscode.window.showInputBox({ title, prompt, value, validateInput, ignoreFocusOut: true });
}

function notEmpty(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('A waiver without this has no effect.') : undefined;
}

function isFutureDay(text: string): string | undefined {
  const moment = Date.parse(`${text}T00:00:00Z`);
  const written = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(moment || 0).toISOString().startsWith(text);
  if (!written) return vscode.l10n.t('A day, as in 2027-01-31.');
  return text <= inDays(0) ? vscode.l10n.t('A day in the future.') : undefined;
}

function inDays(count: number): string {
  return new Date(Date.now() + count * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
