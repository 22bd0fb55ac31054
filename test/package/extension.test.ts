import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

/** Every mark links to the page of its rule. */
const rulePages = readdirSync(join(root, 'docs/rules'))
  .map(name => `extension/docs/rules/${name}`)
  .sort();

suite('The package of the extension', () => {
  const file = join(root, 'dist/bomwarden.vsix');

  test('is smaller than 2 MB', () => {
    const { size } = statSync(file);
    assert.ok(size < 2 * 1024 * 1024, `${size} bytes`);
  });

  test('holds what the extension needs, and nothing else', () => {
    const files = namesIn(readFileSync(file)).filter(name => name.startsWith('extension/'));
    const schemas = files.filter(name => /^extension\/(?:schema|signatures\/schema|dist\/sbom-schema)\//.test(name));
    assert.ok(schemas.length > 0);
    assert.deepEqual(files.filter(name => !schemas.includes(name)).sort(), [
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/NOTICES.txt',
      'extension/dist/client/extension.js',
      'extension/dist/client/web.js',
      'extension/dist/server.js',
      'extension/dist/server.web.js',
      'extension/dist/signatures.json',
      'extension/dist/xmllint-node.js',
      'extension/dist/xmllint.wasm',
      'extension/docs/images/editor.png',
      ...rulePages,
      'extension/media/view.svg',
      'extension/package.json',
      'extension/package.nls.json',
      'extension/readme.md',
    ]);
  });
});

/** The names in the central directory of a zip archive. */
function namesIn(archive: Buffer): readonly string[] {
  const names: string[] = [];
  const signature = Buffer.from('PK\u0001\u0002');
  for (let at = archive.indexOf(signature); at >= 0; at = archive.indexOf(signature, at + 1)) {
    names.push(archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28)));
  }
  return names;
}
