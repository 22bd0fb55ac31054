import * as vscode from 'vscode';
import { closeAll, hands, marked, markOn, picture, reviewFor, show } from '../support.ts';

const look = {
  'editor.minimap.enabled': false,
  'editor.hover.above': false,
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
};

async function dress(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
}

suite('what a person sees', () => {
  suiteSetup(() => dress(look));
  suiteTeardown(async () => {
    await closeAll();
    await reviewFor();
    await dress(Object.fromEntries(Object.keys(look).map(name => [name, undefined])));
  });

  test('marks, lens and the list of problems; a hover with evidence and law (pictures, for people to look at)', async () => {
    await reviewFor('ca-federal');
    const document = await show('camera.cdx.json');
    await marked(document, 'an error', all => all.some(mark => mark.severity === vscode.DiagnosticSeverity.Error));
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    const editor = await vscode.window.showTextDocument(document);
    const inside = mark.range.start.translate(0, 12);
    editor.selection = new vscode.Selection(inside, inside);
    editor.revealRange(new vscode.Range(16, 0, 16, 0), vscode.TextEditorRevealType.AtTop);
    await picture('problems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
    // Larger than it opens, so that the law can be read as well.
    hands({ find: '.monaco-resizable-hover > .monaco-sash.horizontal >> nth=-1', drag: [0, 300] });
    await new Promise(resolve => setTimeout(resolve, 2500));
    await picture('editor');
  });
});
