import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { root } from '../../support/shared.ts';
import {
  choose,
  closeAll,
  fixesOn,
  folder,
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

const caseText = (path: string) => readFileSync(join(root, 'test/cases', path), 'utf8');

/** Replaces the maker at a mark and gives what is then selected, once nothing of that maker is marked. */
async function replace(document: vscode.TextDocument, maker: string, by: string, pictured: string): Promise<string> {
  const mark = await markOn(document, maker);
  const fix = await fixesOn(document, mark, 'to replace', ({ title }) => title.startsWith('Replace with'));
  await choose(fix, by);
  await marked(document, `no ${maker}`, all => all.every(({ range }) => document.getText(range) !== maker));
  const editor = await until('a selection', () => {
    const active = vscode.window.activeTextEditor;
    return active?.document === document && !active.selection.isEmpty ? active : undefined;
  });
  await picture(pictured);
  return document.getText(editor.selection);
}

suite('lists of devices', () => {
  setup(async () => reviewFor('ca-federal'));
  teardown(async () => {
    await closeAll();
    await reviewFor();
  });

  test('a device type of NetBox: the maker is replaced, and the cursor stands on the model to be chosen', async function () {
    needsHands(this);
    const document = await showNew('camera-type.yaml', caseText('netbox-device-type/hikvision/DS-2CD2043G2-I.yaml'));
    assert.equal(await replace(document, 'Hikvision', 'Axis Communications', 'netbox'), 'to be chosen');
    assert.match(document.getText(), /^manufacturer: Axis Communications$/m);
    assert.match(document.getText(), /^model: to be chosen$/m);
  });

  test('a list of parts of KiCad: the mark stands on the cell, and so does what replaces it', async function () {
    needsHands(this);
    const document = await showNew('parts.csv', caseText('device-csv/kicad/bom.csv'));
    const { range } = await markOn(document, 'Quectel');
    assert.deepEqual([range.start.line, range.start.character], [3, 33]);
    const rows = document.lineCount;
    assert.equal(await replace(document, 'Quectel', 'Telit', 'kicad'), 'to be chosen');
    assert.equal(document.lineCount, rows);
    assert.match(document.lineAt(3).text, /^"U4","1","","LTE module","","Telit Cinterion","to be chosen"/);
  });

  test('tables and configurations of other things are not spoken of', async () => {
    const others = [
      await showNew('people.csv', 'id,first_name,last_name,email\n1,Dahua,Lin,x@example.org\n'),
      await showNew('config.yml', 'logger:\n  level: info\nmanufacturer: Hikvision\nmodel: x\n'),
      await showNew('docker-compose.yml', 'services:\n  frigate:\n    image: frigate:stable\n'),
    ];
    await marked(await show('camera.cdx.json'), 'some');
    for (const other of others) assert.deepEqual(marksOf(other), []);
  });

  test('a new manifest can be filled in at once, is marked before it is saved, and is saved under its name', async () => {
    await vscode.commands.executeCommand('bomwarden.newManifest');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    assert.equal(document.languageId, 'yaml');
    assert.ok(document.uri.path.endsWith('/site.devices.yaml') && document.isUntitled);
    assert.equal(document.getText(editor.selection), 'Name of the site');
    const maker = document.getText().indexOf('Name on the label');
    const edit = new vscode.WorkspaceEdit();
    const line = document.lineAt(document.positionAt(maker).line);
    edit.replace(document.uri, line.range.with(document.positionAt(maker)), 'Hikvision');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await markOn(document, 'Hikvision');
    await picture('new-manifest');
    const saved = await vscode.workspace.save(document.uri);
    assert.equal(saved?.path, vscode.Uri.joinPath(folder(), 'site.devices.yaml').path);
    await vscode.workspace.fs.delete(saved);
  });

  test('a table is converted to a manifest beside it, which is marked as the table is', async () => {
    const table = await showNew('gate.csv', caseText('device-csv/netbox/devices.csv'));
    const makers = (await marked(table, 'some')).map(({ range }) => table.getText(range));
    await vscode.commands.executeCommand('bomwarden.convertToManifest');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.ok(document.uri.path.endsWith('/gate.devices.yaml'), document.uri.path);
    const [first = ''] = makers;
    await markOn(document, first);
  });

  test('a manifest in JSON is completed and explained by its schema', async () => {
    const text = '{ "deviceManifest": "1.0", "devices": [{ "name": "gate", "kind": "camera",  }] }\n';
    const document = await showNew('gate.devices.json', text);
    const place = document.positionAt(text.indexOf('  }]') + 1);
    await until('completions', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
      );
      return items.some(({ label }) => label === 'manufacturer') || undefined;
    });
    const hovers = await until('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(text.indexOf('"kind"') + 2),
      );
      return found.length > 0 ? found : undefined;
    });
    const told = hovers.flatMap(({ contents }) => contents).map(content => (content as vscode.MarkdownString).value);
    assert.match(told.join('\n'), /What kind of device it is/);
  });
});
