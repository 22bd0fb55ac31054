import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, showNew, until } from '../support.ts';

const text =
  '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{ "type": "gadget", "name": "camera" }] }';

suite('validation', () => {
  teardown(() => closeAll());

  test('the JSON support of the editor explains a value by the schema of the stated version', async () => {
    const document = await showNew('explained.cdx.json', text);
    const position = document.positionAt(text.indexOf('gadget'));
    const explained = await until('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const texts = hovers.flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value)));
      return texts.find(one => one.startsWith('Component Type'));
    });
    assert.match(explained, /software components/);
  });

  test('with schemas set to validate, the JSON support of the editor marks what the schema refuses', async () => {
    const settings = vscode.workspace.getConfiguration('bomwarden');
    await settings.update('schemas', 'validate', vscode.ConfigurationTarget.Workspace);
    try {
      const document = await showNew('refused.cdx.json', text);
      const marked = await until('a mark of the JSON support', () => {
        const marks = vscode.languages.getDiagnostics(document.uri);
        const found = marks.filter(({ source }) => !source?.startsWith('bomwarden'));
        return found.length > 0 ? found : undefined;
      });
      assert.deepEqual(
        marked.map(({ range }) => document.getText(range)),
        ['"gadget"'],
      );
    } finally {
      await settings.update('schemas', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('the command marks what the schema refuses, until the document changes', async () => {
    const document = await showNew('invalid.cdx.json', text);
    const bySchema = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'bomwarden (schema)');
    await vscode.commands.executeCommand('bomwarden.validate');
    const [mark] = await until('an error', () => (bySchema().length > 0 ? bySchema() : undefined));
    assert.equal(mark && document.getText(mark.range), 'gadget');
    const edit = new vscode.WorkspaceEdit();
    const start = text.indexOf('gadget');
    edit.replace(document.uri, new vscode.Range(0, start, 0, start + 'gadget'.length), 'device');
    await vscode.workspace.applyEdit(edit);
    await until('no error any more', () => bySchema().length === 0 || undefined);
    await document.save();
  });
});
