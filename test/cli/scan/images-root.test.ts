import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imagesBeside } from '../../../server/src/cli/scan/images-beside.ts';
import { emptySpan } from '../../../server/src/core/text/span.ts';

suite('Images beside a document', () => {
  test('are not read behind a link out of the folder that is served, though it stays in the repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bomwarden-images-'));
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'served'));
    writeFileSync(join(folder, 'outside.bin'), 'secret');
    writeFileSync(join(folder, 'served/own.bin'), 'own');
    symlinkSync('../outside.bin', join(folder, 'served/link.bin'));
    const named = (value: string) => [{ component: 0, files: [{ value, span: emptySpan }], hashes: [] }];
    const read = (name: string, root?: string) =>
      imagesBeside(join(folder, 'served/bom.json'), named(name), root).map(({ bytes }) => `${Buffer.from(bytes)}`);
    assert.deepEqual(read('own.bin', join(folder, 'served')), ['own']);
    assert.deepEqual(read('link.bin', join(folder, 'served')), []);
    assert.deepEqual(read('link.bin'), ['secret'], 'in the repository it is');
    rmSync(folder, { recursive: true, force: true });
  });
});
