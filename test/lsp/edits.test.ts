import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { FixChoice, FixResult } from '../../server/src/lsp/protocol.ts';
import { rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const uri = 'file:///x/camera.yaml';
const deviceType = `---
manufacturer: Hikvision
model: 'DS-2CD2043G2-I'
slug: hikvision-ds-2cd2043g2-i
`;

/** The edits of a document, applied from the last to the first. */
function applied(text: string, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change, 'edits of one document');
  const lines = text.split('\n');
  for (const { range, ...what } of [...change.edits].reverse()) {
    const written = 'newText' in what ? what.newText : what.snippet.value;
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] = line.slice(0, range.start.character) + written + line.slice(range.end.character);
  }
  return lines.join('\n');
}

suite('lsp/edits', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
    client.settings = { profiles: ['ca-federal'] };
  });
  teardown(() => client.stop());

  const replacements = async (): Promise<readonly CodeAction[]> => {
    await client.open(uri, deviceType, 'yaml');
    const actions = await client.actions(uri, rangeOf(deviceType, 'Hikvision'));
    return actions.filter(({ title }) => /^(?:Plan|Replace)/.test(title));
  };

  test('our client hears where the cursor goes after a replacement', async () => {
    await client.start(pullingClient, { initializationOptions: { commands: true } });
    const [action] = await replacements();
    const choice: FixChoice = action?.command?.arguments?.[0];
    const { version, fingerprint, kind } = choice;
    const params = { uri, version, fingerprint, kind, index: 0 };
    const result = await client.connection.sendRequest<FixResult>('bomwarden/fix', params);
    assert.equal(result?.select?.uri, uri);
    assert.ok(result.select);
    assert.equal(textAt(applied(deviceType, result.edit), result.select.range), 'to be chosen');
    assert.equal(await client.connection.sendRequest('bomwarden/fix', { ...params, version: 7 }), null);
  });

  test('a client that takes snippets has the placeholder selected by the edit itself', async () => {
    const workspace = {
      ...pullingClient.workspace,
      workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    };
    await client.start({ ...pullingClient, workspace });
    const [action] = await replacements();
    const text = applied(deviceType, action?.edit);
    assert.match(text, /^model: '?\$\{1:to be chosen\}'?$/m);
    assert.doesNotMatch(text, /slug: .*\$/);
  });

  test('other clients get plain text', async () => {
    await client.start(pullingClient);
    const [action] = await replacements();
    assert.match(applied(deviceType, action?.edit), /^model: '?to be chosen'?$/m);
  });
});
