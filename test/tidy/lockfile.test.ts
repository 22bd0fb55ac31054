import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
}

/** Licences that let anybody use, change and pass on a tool or a library, with or without notice. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
]);

/** Of tools that only build and publish: nothing of them is shipped. */
const toolsOnly = new Set(['Artistic-2.0', 'MPL-2.0', 'PSF-2.0', 'Zlib']);

/** Publishes to the marketplace on somebody's order; its terms are in its LICENSE.txt, and nothing here starts it. */
const publisher = /^node_modules\/@vscode\/vsce-sign(-|$)/;

/** The exception list of SPDX, bundled with its attribution in NOTICES.txt. */
const exceptions = { path: 'node_modules/spdx-exceptions', license: 'CC-BY-3.0' };

for (const lockfile of ['package-lock.json', 'tools/vscode-host/package-lock.json']) {
  suite(`Lockfile ${lockfile}`, () => {
    const { packages } = JSON.parse(readFileSync(join(root, lockfile), 'utf8')) as {
      packages: Record<string, LockedPackage>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');

    test('names no host', () => {
      assert.deepEqual(
        entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path),
        [],
      );
    });

    test('has the digest of every package', () => {
      assert.deepEqual(
        entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path),
        [],
      );
    });
  });
}

test('Every dependency has a licence that is allowed', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const refused = Object.entries(packages)
    .filter(([path, { license = '' }]) => path !== '' && !isAllowed(license) && !publisher.test(path))
    .filter(([path, { license }]) => path !== exceptions.path || license !== exceptions.license)
    .map(([path, { license }]) => `${path}: ${license}`);
  assert.deepEqual(refused, []);
});

/** One of the alternatives, or all that hold together. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(licence => allowed.has(licence) || toolsOnly.has(licence)));
}
