import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../../server/src/core/model/fix.ts';
import { message } from '../../server/src/core/text/message.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { OpenDocuments } from '../../server/src/lsp/documents.ts';
import { workspaceEdit } from '../../server/src/lsp/edits.ts';
import type { FixChoice, FixResult } from '../../server/src/lsp/protocol/fixes.ts';
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

test('what the snippet syntax would act on is escaped', () => {
  const text = '\\d costs $1} now';
  const select = { start: text.indexOf('$1'), end: text.indexOf('$1') + 2 };
  const fix: Fix = {
    title: message('t', 't'),
    kind: 'replace',
    edits: [{ uri: 'file:///a', edits: [{ span: { start: 0, end: 0 }, text }] }],
    select,
  };
  const features = { versioned: true, create: false, snippets: true };
  const edit = workspaceEdit(fix, () => new Source(''), 'utf-16', features);
  const [change] = edit?.documentChanges ?? [];
  const [written] = change && 'edits' in change ? change.edits : [];
  assert.ok(written && 'snippet' in written);
  assert.equal(written.snippet.value, ['\\\\d costs $', '{1:\\$1}\\} now'].join(''));
});

test('a range whose end stands before its start takes nothing away', () => {
  const documents = new OpenDocuments();
  documents.open('file:///a', 1, 'abcdef');
  const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 2 } };
  assert.equal(documents.change('file:///a', 2, [{ range, text: 'X' }], 'utf-16')?.source.text, 'abcdXef');
});
