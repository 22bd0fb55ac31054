import * as vscode from 'vscode';
import {
  type FixChoice,
  type FixParams,
  type FixResult,
  fixRequest,
  type WaiverInput,
} from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';

/** Puts a question to the supplier on the clipboard. */
export async function copyQuestion(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The question to the supplier is on the clipboard.'), 5000);
}

/** Puts a fix on the clipboard that the document cannot take, since nobody can type in it. */
export async function copyFix(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The fix is on the clipboard.'), 5000);
}

/** Lets the user pick one of several fixes of a kind, and applies it. */
export async function chooseFix(connection: Connection, choice: FixChoice): Promise<void> {
  const items = choice.choices.map(({ label, detail }, index) => ({ label, detail, index }));
  const title = vscode.l10n.t('Read what was not checked, then choose');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  if (picked) await applyFix(connection, choice, picked.index);
}

/** Asks for what a waiver needs and writes it; leaving any question unanswered writes nothing. */
export async function waive(connection: Connection, choice: FixChoice): Promise<void> {
  const reason = await ask(vscode.l10n.t('Why is this finding accepted?'), notEmpty);
  if (reason === undefined) return;
  const approver = await ask(vscode.l10n.t('Who approved it? (name or role)'), notEmpty);
  if (approver === undefined) return;
  const expires = await ask(vscode.l10n.t('Until which day? (YYYY-MM-DD)'), isFutureDay, inDays(180));
  if (expires === undefined) return;
  await applyFix(connection, choice, 0, { reason, approver, expires });
}

async function applyFix(
  connection: Connection,
  choice: FixChoice,
  index: number,
  waiver?: WaiverInput,
): Promise<boolean> {
  const { uri, version, fingerprint, kind } = choice;
  const params: FixParams = { uri, version, fingerprint, kind, index, ...(waiver ? { waiver } : {}) };
  const { protocol2CodeConverter: converter } = connection.client;
  const result = await connection.client.sendRequest<FixResult>(fixRequest, params);
  if (result?.copy !== undefined) {
    await copyFix(result.copy);
    return true;
  }
  const edit = await converter.asWorkspaceEdit(result?.edit);
  if (edit && (await vscode.workspace.applyEdit(edit))) {
    if (result?.select) await select(converter.asRange(result.select.range), vscode.Uri.parse(result.select.uri, true));
    return true;
  }
  vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was changed: the document is no longer what it was. Please try again.'),
  );
  return false;
}

/** Puts the cursor where the person goes on: what a fix could not know stands selected, to be typed over. */
async function select(selection: vscode.Range, uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { selection });
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
