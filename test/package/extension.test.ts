import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { inflateRawSync } from 'node:zlib';
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

  test('begins its page with the editor, and every link and picture of its pages leads somewhere', () => {
    const files = new Map(entriesOf(readFileSync(file)).map(({ name, text }) => [name, text]));
    const pages = [...files].filter(([name]) => name.endsWith('.md'));
    assert.match(files.get('extension/readme.md') ?? '', /^# bomwarden\n\nOpen an SBOM[^.]* in VS Code/);
    let links = 0;
    for (const [name, text] of pages) {
      for (const [, target = ''] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
        if (/^(?:https?:|#)/.test(target)) continue;
        links++;
        // the page of an extension and its list of changes open no file at all
        assert.match(name, /^extension\/docs\//, `${name}: ${target}`);
        const path = posix.join(posix.dirname(name), target.replace(/#.*$/, ''));
        assert.ok(files.has(path), `${name}: ${target}`);
      }
    }
    assert.ok(pages.length > rulePages.length && links > 0);
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
      'extension/dist/core.js',
      'extension/dist/firmware.js',
      'extension/dist/server.js',
      'extension/dist/server.web.js',
      'extension/dist/signatures.json',
      'extension/dist/xmllint-node.js',
      'extension/dist/xmllint.wasm',
      'extension/docs/configuration.md',
      ...rulePages,
      'extension/docs/settings.md',
      'extension/docs/waivers.md',
      'extension/l10n/bundle.l10n.fr.json',
      ...['choose.png', 'icon.png', 'marks.png', 'report.png', 'view.png', 'view.svg'].map(
        name => `extension/media/${name}`,
      ),
      'extension/package.json',
      'extension/package.nls.fr.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/syntaxes/spdx.language.json',
      'extension/syntaxes/spdx.tmLanguage.json',
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

/** Pages of a zip archive, unpacked; of other files only the name. */
function entriesOf(archive: Buffer): readonly { readonly name: string; readonly text: string }[] {
  const found: { name: string; text: string }[] = [];
  const signature = Buffer.from('PK\u0001\u0002');
  for (let at = archive.indexOf(signature); at >= 0; at = archive.indexOf(signature, at + 1)) {
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const size = archive.readUInt32LE(at + 20);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + size);
    const isPacked = archive.readUInt16LE(at + 10) === 8;
    found.push({ name, text: name.endsWith('.md') ? `${isPacked ? inflateRawSync(bytes) : bytes}` : '' });
  }
  return found;
}
