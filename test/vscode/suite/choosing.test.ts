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
  showNew,
  until,
} from '../support.ts';

/** A day so many days from now: near enough that the waiver is not too broad for its rule. */
const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
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
    answer('Until which day?', inDays(300));
    await done;
    const isWaived = (one: vscode.Diagnostic) => one.severity === vscode.DiagnosticSeverity.Hint;
    await marked(document, 'waived', all => all.some(isWaived));
    const place = vscode.Uri.joinPath(folder(), '.bomwarden/waivers.yml');
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
    assert.match(saved, /reason: "Replacement ordered: \\"gate\\" #2"/);
    const waivers = await vscode.workspace.openTextDocument(place);
    assert.equal(waivers.isDirty, false);
    assert.deepEqual(marksOf(waivers), []);
    const isShown = ({ document: { uri } }: vscode.TextEditor) => uri.toString() === place.toString();
    assert.ok(vscode.window.visibleTextEditors.some(isShown), 'the waiver is shown');
    await picture('waived');

    const doing = async (start: string, meanwhile: () => void = () => undefined) => {
      const now = await markOn(document, hikvision);
      const { command } = await fixesOn(document, now, start, ({ title }) => title.startsWith(start));
      assert.ok(command);
      const finished = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      meanwhile();
      await finished;
    };
    const onDisk = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
    const longer = inDays(600);
    await doing('Extend waiver', () => answer('Until which day?', longer));
    assert.ok((await onDisk()).includes(`expires: "${longer}"`));
    await marked(document, 'the new last day', all => all.some(({ message }) => message.endsWith(`until ${longer}`)));
    await doing('Open waiver');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), place.toString());
    await doing('Revoke waiver');
    assert.doesNotMatch(await onDisk(), /hikvision/);
    await marked(document, 'not waived', all => all.length > 0 && !all.some(isWaived));
  });

  test('what is only typed into the waivers file accepts nothing, and that is told', async () => {
    await reviewFor('ca-federal');
    const document = await show('camera.cdx.json');
    await markOn(document, hikvision);
    const waivers = await showNew('.bomwarden/waivers.yml', '[]\n');
    // the editor remembers the file of this name that was deleted a moment ago
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const typed = new vscode.WorkspaceEdit();
    const entry =
      '- id: gate\n  vendor: hikvision\n  scope: repository\n  profile: ca-federal\n  reason: r\n  approver: a\n  expires: 2098-01-01\n';
    typed.replace(waivers.uri, new vscode.Range(0, 0, waivers.lineCount, 0), entry);
    assert.ok(await vscode.workspace.applyEdit(typed));
    await show('camera.cdx.json');
    const tells = (all: readonly vscode.Diagnostic[]) => all.some(({ code }) => code === 'waivers-unsaved');
    await marked(document, 'that it is not saved', tells);
    await marked(waivers, 'that it is not saved', tells);
    assert.equal((await markOn(document, hikvision)).severity, vscode.DiagnosticSeverity.Error);
    try {
      assert.ok(await waivers.save());
      const isWaived = (one: vscode.Diagnostic) => one.severity === vscode.DiagnosticSeverity.Hint;
      await marked(document, 'waived', all => all.some(isWaived) && !tells(all));
    } finally {
      // what is left behind would change what the tests after this one see
      await vscode.workspace.fs.delete(waivers.uri);
    }
  });
});
