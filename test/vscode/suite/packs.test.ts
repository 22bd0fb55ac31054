import * as vscode from 'vscode';
import { closeAll, showNew, until } from '../support.ts';

suite('while somebody writes a pack', () => {
  teardown(closeAll);

  test('a file in JSON is completed by its schema', async () => {
    const text = '{ "id": "acme", "display": 7,  }\n';
    const document = await showNew('.bomwarden/signatures/vendors/acme.json', text);
    await until('completions', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(text.indexOf('  }') + 1),
      );
      return items.some(({ label }) => label === 'entities') || undefined;
    });
  });
});
