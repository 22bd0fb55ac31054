import * as vscode from 'vscode';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import type { ReviewedParams } from '../../server/src/lsp/protocol/documents.ts';

/** Kept for the user, over all workspaces. */
const answered = 'firstRun.answered';

/** Whether a review is one of which only its profile tells what it means. */
export function isUndecided({ bom, profiles, counts }: Pick<ReviewedParams, 'bom' | 'profiles' | 'counts'>): boolean {
  return bom && profiles.length === 0 && counts.error + counts.warning + counts.information > 0;
}

/**
 * Asks once who the user reviews for, at the first marked document without a profile. Whoever answers, by a choice or by
 * "not now", is never asked again; a question that is only closed comes back in another session.
 */
export function askOnce(onDidReview: vscode.Event<ReviewedParams>, state: vscode.Memento): vscode.Disposable {
  const subscription = onDidReview(async review => {
    if (!isUndecided(review) || state.get(answered, false)) return;
    subscription.dispose();
    const choose = vscode.l10n.t('Choose…');
    const later = vscode.l10n.t('Not now');
    const question = vscode.l10n.t('Who do you review for? What is prohibited depends on who buys, uses or sells.');
    const answer = await vscode.window.showInformationMessage(question, choose, later);
    if (answer === undefined) return;
    await state.update(answered, true);
    if (answer === choose) await vscode.commands.executeCommand(clientCommand.chooseProfiles);
  });
  return subscription;
}
