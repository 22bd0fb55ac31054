import assert from 'node:assert/strict';
import { convertManifestRequest } from '../../server/src/lsp/protocol/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

suite('lsp: a list of devices as a device manifest', () => {
  let client: LanguageClient;
  setup(async () => {
    client = new LanguageClient();
    await client.start(pullingClient);
  });
  teardown(() => client.stop());

  const asked = (uri: string) => client.connection.sendRequest(convertManifestRequest, { uri });

  test('is given for what is open, also where it was edited, and refused with the reason for anything else', async () => {
    const uri = 'file:///a/list%20of%20all.csv';
    await client.open(uri, 'Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,44:47:CC:00:00:01\n', 'csv');
    const { text } = (await asked(uri)) as { text: string };
    assert.match(text, /^# Made by bomwarden from list of all\.csv \(device-csv\)/);
    assert.match(text, /manufacturer: Hikvision/);
    await client.edit(uri, { text: 'hello' });
    assert.match(((await asked(uri)) as { refused: string }).refused, /no list of devices/);
    assert.match(((await asked('file:///other')) as { refused: string }).refused, /not open/);
  });
});
