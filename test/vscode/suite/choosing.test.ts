import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  closeAll,
  fixesOn,
  folder,
  hands,
  marked,
  markOn,
  marksOf,
  needsHands,
  picture,
  reviewFor,
  show,
  until,
} from '../support.ts';

const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

suite('what a person chooses and fills in', () => {
  setup(function () {
    needsHands(this);
  });
  teardown(async () => {
    await closeAll();
    await reviewFor();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.bomwarden'), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
  });

  test('the picker sets who the review is for, several at once, and the marks follow', async () => {
    const document = await show('camera.cdx.json');
    assert.equal((await markOn(document, hikvision)).severity, vscode.DiagnosticSeverity.Warning);
    const done = vscode.commands.executeCommand('bomwarden.chooseProfiles');
    const row = '.quick-input-list .monaco-list-row';
    hands(
      { find: '.quick-input-widget', text: 'Who do you review for' },
      { find: `${row}:has-text("ca-federal"):not(:has-text("ca-federal-supplier")) .monaco-checkbox`, click: true },
      { find: `${row}:has-text("ca-private") .monaco-checkbox`, click: true },
    );
    await picture('picker');
    hands({ find: '.quick-input-widget .quick-input-action a', text: 'OK', click: true });
    await done;
    const settings = vscode.workspace.getConfiguration('bomwarden', document);
    assert.deepEqual(settings.inspect('profiles')?.workspaceValue, ['ca-federal', 'ca-private']);
    await until(
      'an error',
      async () => (await markOn(document, hikvision)).severity === vscode.DiagnosticSeverity.Error || undefined,
    );
  });

  test('a waiver is asked for, written, and the mark becomes a hint', async () => {
    await reviewFor('ca-federal');
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, hikvision);
    const fix = await fixesOn(document, mark, 'waive', ({ title }) => title.startsWith('Waive'));
    assert.ok(fix.command);
    const done = vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    answer('Why is this finding accepted?', 'Replacement ordered: "gate" #2');
    answer('Who approved it?', 'j.tremblay');
    answer('Until which day?', '2099-12-31');
    await done;
    const isWaived = (one: vscode.Diagnostic) => one.severity === vscode.DiagnosticSeverity.Hint;
    await marked(document, 'waived', all => all.some(isWaived));
    const waivers = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), '.bomwarden/waivers.yml'));
    assert.match(waivers.getText(), /reason: "Replacement ordered: \\"gate\\" #2"/);
    assert.deepEqual(marksOf(waivers), []);

    // An open document wins over the file, so it is emptied before the file goes.
    const emptied = new vscode.WorkspaceEdit();
    emptied.replace(waivers.uri, new vscode.Range(0, 0, waivers.lineCount, 0), '[]\n');
    assert.ok(await vscode.workspace.applyEdit(emptied));
    assert.ok(await waivers.save());
    await marked(document, 'not waived', all => !all.some(isWaived));
  });
});
