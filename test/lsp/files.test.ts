import assert from 'node:assert/strict';
import type { FileTree } from '../../server/src/host/host.ts';
import { OpenDocuments } from '../../server/src/lsp/documents.ts';
import { Files } from '../../server/src/lsp/files.ts';

suite('lsp/files', () => {
  const client = { read: async () => new TextEncoder().encode('of the client'), list: async () => [] };
  const blind: FileTree = { read: async () => undefined, list: async () => [] };

  test('what the host cannot see the client is asked for', async () => {
    const files = new Files(new OpenDocuments(), blind, client);
    assert.equal((await files.read('virtual:/a.json'))?.text, 'of the client');
  });

  test('what the host sees and does not read, such as behind a link that leads out, nobody reads', async () => {
    const files = new Files(new OpenDocuments(), { ...blind, sees: () => true }, client);
    assert.equal(await files.read('file:///a.json'), undefined);
  });
});
