import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, marked, marksOf, show, showNew, textOf } from '../support.ts';

const isVendor = ({ code }: vscode.Diagnostic) => typeof code === 'object' && code.value === 'restricted-vendor';

async function insert(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

suite('while somebody types', () => {
  teardown(closeAll);

  test('a document that breaks keeps its other marks, and gets them all back', async () => {
    const document = await show('camera.cdx.json');
    const before = (await marked(document, 'all', all => all.filter(isVendor).length > 3)).filter(isVendor).length;
    const offset = document.getText().indexOf('"name": "DS-2CD2143G2-I"');
    await insert(document, offset, '"note": "gate 📷,\n      ');
    const broken = await marked(document, 'the damage', all => all.some(mark => !isVendor(mark)));
    assert.ok(broken.filter(isVendor).length >= before - 1, 'at most the damaged component is lost');
    await vscode.commands.executeCommand('undo');
    await marked(document, 'all again', all => all.filter(isVendor).length === before);
  });

  test('a document that becomes a bill of materials is marked, one that ceases to be is not', async () => {
    const document = await showNew('notes.json', '{}\n');
    await insert(document, 0, await textOf('camera.cdx.json'));
    await marked(document, 'some', all => all.some(isVendor));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), '{}');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await marked(document, 'none', all => all.length === 0);
  });

  test('other documents are left alone', async () => {
    const other = await showNew('package-lock.json', '{"name": "hikvision", "dependencies": {}}\n');
    const document = await show('camera.cdx.json');
    await marked(document, 'some');
    assert.deepEqual(marksOf(other), []);
  });

  test('switched off, documents lose their marks; switched on, they are marked again', async () => {
    const document = await show('camera.cdx.json');
    await marked(document, 'some');
    const settings = vscode.workspace.getConfiguration('bomwarden', document);
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    await marked(document, 'none', all => all.length === 0);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await marked(document, 'some again');
  });

  test('after a restart of the server documents are marked as before', async () => {
    const document = await show('camera.cdx.json');
    await marked(document, 'some');
    await vscode.commands.executeCommand('bomwarden.restart');
    await marked(document, 'some again');
  });
});
