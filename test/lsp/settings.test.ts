import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, plainClient, pullingClient } from '../support/language-client.ts';

suite('lsp/settings', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  const severities = async (uri: string) => (await client.diagnostics(uri)).map(({ severity }) => severity);
  const change = (settings: unknown) => {
    client.settings = settings;
    return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  };

  test('a chosen profile changes the level, and the client is asked to look again', async () => {
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    assert.deepEqual(await severities('file:///bom.json'), [DiagnosticSeverity.Warning]);
    await change({ profiles: ['ca-federal'] });
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await severities('file:///bom.json'), [DiagnosticSeverity.Error]);
  });

  test('an unknown profile is told and does not silence anything', async () => {
    client.settings = { profiles: ['ca-fedral'] };
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    const codes = (await client.diagnostics('file:///bom.json')).map(({ code }) => code);
    assert.deepEqual(codes, ['restricted-vendor', 'unknown-profile']);
  });

  test('a rule that is off marks nothing, one with a level of its own has it', async () => {
    client.settings = { rules: { 'restricted-vendor': 'off' } };
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    assert.deepEqual(await severities('file:///bom.json'), []);
    await change({ rules: { 'restricted-vendor': 'information' } });
    assert.deepEqual(await severities('file:///bom.json'), [DiagnosticSeverity.Information]);
  });

  test('switched off, documents have no marks', async () => {
    client.settings = { enable: false };
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    assert.deepEqual(await severities('file:///bom.json'), []);
  });

  test('settings of the wrong shape count as not set', async () => {
    client.settings = { enable: 'no', profiles: 'ca-federal', rules: ['off'], asOf: '2026-02-31', received: 7 };
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    assert.deepEqual(await severities('file:///bom.json'), [DiagnosticSeverity.Warning]);
  });

  test('a client that cannot be asked sends its settings, at the start and later', async () => {
    await client.start(plainClient, { initializationOptions: { settings: { profiles: ['ca-federal'] } } });
    await client.open('file:///bom.json', bomOf(hikvision));
    const pushed = () => client.pushed.get('file:///bom.json')?.diagnostics.map(({ severity }) => severity);
    await client.until(() => pushed()?.[0] === DiagnosticSeverity.Error);
    const settings = { bomwarden: { profiles: [] } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => pushed()?.[0] === DiagnosticSeverity.Warning);
  });
});
