import assert from 'node:assert/strict';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import * as vscode from 'vscode';
import {
  choose,
  closeAll,
  fixesOn,
  hands,
  marked,
  markOn,
  needsHands,
  picture,
  reviewFor,
  show,
  until,
} from '../support.ts';

async function assertValid(document: vscode.TextDocument): Promise<void> {
  const problem = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(document.getText());
  assert.equal(problem, null, JSON.stringify(problem));
}

suite('every quick fix leaves a valid document that is marked anew', () => {
  setup(async function () {
    needsHands(this);
    await reviewFor('ca-federal');
  });
  teardown(async () => {
    await closeAll();
    await reviewFor();
  });

  test('the examples are valid before', async () => {
    await assertValid(await show('plan.cdx.json'));
    await assertValid(await show('camera.cdx.json'));
  });

  test('a question to the supplier is copied, and the document stays as it is', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const fix = await fixesOn(document, mark, 'a question', ({ title }) => title.startsWith('Ask the supplier'));
    assert.ok(fix.command);
    const before = document.getText();
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    assert.match(await vscode.env.clipboard.readText(), /^Subject: origin of DS-2CD2143G2-I/);
    assert.equal(document.getText(), before);
  });

  test('an alternative is proposed as a note; the fact stays, and stays marked', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const fix = await fixesOn(document, mark, 'to propose', ({ title }) => title.startsWith('Propose an'));
    await choose(fix, 'Axis Communications', 'alternatives');
    await until('the note', () => document.getText().includes('Axis Communications.') || undefined);
    await assertValid(document);
    const written = document.positionAt(document.getText().indexOf('Alternative to look at: Axis'));
    await until('the note in sight', () => {
      const ranges = vscode.window.activeTextEditor?.visibleRanges ?? [];
      return ranges.some(range => range.contains(written)) || undefined;
    });
    await picture('noted');
    await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const again = await fixesOn(document, mark, 'to propose', ({ title }) => title.startsWith('Propose an'));
    const { choices } = again.command?.arguments?.[0] ?? {};
    assert.ok(choices.length > 0);
    assert.ok(choices.every(({ label }: { label: string }) => label !== 'Axis Communications'));
  });

  test('in a plan the maker is replaced, and the mark is gone', async () => {
    const document = await show('plan.cdx.json');
    const mark = await markOn(document, 'Hikvision');
    const fix = await fixesOn(document, mark, 'to plan', ({ title }) => title.startsWith('Replace with'));
    await choose(fix, 'Axis Communications');
    await until('the maker’s name', () => document.getText().includes('"Axis Communications"') || undefined);
    await marked(document, 'no Hikvision', all => all.every(({ message }) => !message.startsWith('Hikvision')));
    await assertValid(document);
  });

  test('the menu is short and begins with what settles the finding', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(mark.range.start, mark.range.start);
    await fixesOn(document, mark, 'any', ({ title }) => title.startsWith('Waive'));
    await vscode.commands.executeCommand('editor.action.quickFix');
    hands({ find: '.action-widget .monaco-list-row', text: 'Waive' });
    await picture('menu');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      mark.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    await vscode.commands.executeCommand('hideCodeActionWidget');
    assert.deepEqual(
      actions.map(({ title }) => title.split(/ (?:DS-|full)/)[0]),
      ['Waive', 'Ask the supplier about', 'Propose an alternative…', 'Open'],
    );
  });

  test('nothing is replaced where the document states facts', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const seen: string[] = [];
    await fixesOn(document, mark, 'any', ({ title }) => {
      seen.push(title);
      return title.startsWith('Waive');
    });
    assert.ok(seen.every(title => !title.startsWith('Plan')));
  });

  test('an SPDX package gets a review annotation', async () => {
    const document = await show('gateway.spdx.json');
    const mark = await markOn(document, 'Huawei Technologies Co., Ltd.');
    const fix = await fixesOn(document, mark, 'to propose', ({ title }) => title.startsWith('Propose an'));
    await choose(fix, '');
    await until('the note', () => document.getText().includes('"REVIEW"') || undefined);
    const modem = JSON.parse(document.getText()).packages.find(
      ({ name }: { name: string }) => name === 'me909s-firmware',
    );
    assert.equal(modem.annotations[0].annotationType, 'REVIEW');
    await markOn(document, 'Huawei Technologies Co., Ltd.');
  });

  test('a wrong licence is corrected, and the mark is gone', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Apache 2.0');
    const fix = await fixesOn(document, mark, 'another spelling', ({ title }) => title.includes('Apache-2.0'));
    assert.ok(fix.edit && fix.isPreferred);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await marked(document, 'none on the licence', all => all.every(({ message }) => !message.startsWith('Licence')));
    await assertValid(document);
  });
});
