import * as vscode from 'vscode';
import { closeAll, marked, markOn, picture, reviewFor, show } from '../support.ts';

suite('what a person sees', () => {
  suiteTeardown(async () => {
    await closeAll();
    await reviewFor();
  });

  test('marks, lens, hover and the list of problems (a picture, for people to look at)', async () => {
    await reviewFor('ca-federal');
    const document = await show('camera.cdx.json');
    await marked(document, 'an error', all => all.some(mark => mark.severity === vscode.DiagnosticSeverity.Error));
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const editor = await vscode.window.showTextDocument(document);
    const inside = mark.range.start.translate(0, 3);
    editor.selection = new vscode.Selection(inside, inside);
    editor.revealRange(mark.range, vscode.TextEditorRevealType.AtTop);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    await picture('editor');
  });
});
