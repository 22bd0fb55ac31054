import assert from 'node:assert/strict';
import type { CodeAction, Hover } from 'vscode-languageserver/node';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const uri = 'untitled:bom.cdx.json';

suite('lsp/language', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  test('marks, hovers and titles of fixes are in the language of the client', async () => {
    await client.start(
      {
        ...pullingClient,
        textDocument: {
          ...pullingClient.textDocument,
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
      { locale: 'fr-CA' },
    );
    await client.open(uri, bomOf(hikvision));
    const [mark] = await client.diagnostics(uri);
    assert.ok(mark);
    assert.match(String(mark.message), /^camera 0\u00a0: Hikvision, relève de «\u00a0/);
    const hover = await client.at<Hover>('textDocument/hover', uri, mark.range.start);
    assert.match(JSON.stringify(hover.contents), /Indice\u00a0: fabricant/);
    const actions = await client.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: mark.range,
      context: { diagnostics: [mark] },
    });
    assert.ok(
      actions.some(({ title }) => title.startsWith('Proposer ')),
      JSON.stringify(actions.map(({ title }) => title)),
    );
  });
});
