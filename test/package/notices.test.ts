import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/shared.ts';

/** Prints the notices for everything that is bundled, and the packages that bundles are made from. */
const script = `
import { build } from 'esbuild';
import { actionBundle, bundles, optionsOf } from ${JSON.stringify(pathToFileURL(join(root, 'esbuild.mjs')).href)};
import { noticesOf } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/notices.mjs')).href)};
const results = await Promise.all([...bundles, actionBundle].map(bundle => build({ ...optionsOf(bundle, false), metafile: true, write: false })));
const metafiles = results.map(({ metafile }) => metafile);
const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).filter(input => input.startsWith('node_modules/'));
const packages = inputs.map(input => /^(?:node_modules\\/(?:@[^/]+\\/)?[^/]+\\/?)+/.exec(input)[0].replace(/^.*node_modules\\//, '').replace(/\\/$/, ''));
console.log(JSON.stringify({ notices: noticesOf(metafiles), packages: [...new Set(packages.map(name => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))] }));
`;

suite('Notices', () => {
  let notices = '';
  let packages: readonly string[] = [];

  suiteSetup(() => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    assert.notEqual(stdout, '', stderr);
    ({ notices, packages } = JSON.parse(stdout));
  });

  function sections(): readonly string[] {
    return notices.split(`\n\n${'-'.repeat(80)}\n\n`).slice(1);
  }

  test('name every package that is bundled', () => {
    assert.ok(packages.length > 10);
    const named = sections().map(section => /^\S+/.exec(section)?.[0] ?? '');
    assert.deepEqual(
      packages.filter(name => !named.includes(name)),
      [],
    );
  });

  test('have the text of each licence, with whose it is', () => {
    const bare = sections().filter(section => !section.startsWith('@cyclonedx/cdxgen') && section.length < 200);
    assert.deepEqual(
      bare.map(section => section.slice(0, 80)),
      [],
    );
    const ownerless = sections().filter(section => !/copyright|licence is that of/i.test(section));
    assert.deepEqual(
      ownerless.map(section => section.slice(0, 80)),
      [],
    );
  });

  test('have both licences of what is under two', () => {
    const protobuf = sections().find(section => section.startsWith('@bufbuild/protobuf ')) ?? '';
    assert.match(protobuf, /Copyright \d{4}-\d{4} Buf Technologies/);
    assert.match(protobuf, /Neither the name of Google Inc\./);
    assert.match(protobuf, /TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION/);
  });
});
