import assert from 'node:assert/strict';
import { checkPurl } from '../../../server/src/core/identity/purl-check.ts';

suite('what is wrong with a package URL', () => {
  const right = [
    'pkg:npm/%40scope/name@1.0.0',
    'pkg:npm/name',
    'PKG:NPM/Name@1',
    'pkg:/npm/name@1',
    'pkg://npm/name@1',
    'pkg:deb/debian/libc6@2.36-9+deb12u4?arch=amd64&distro=debian-12&upstream=',
    'pkg:golang/google.golang.org/genproto@v0.0.0-2020#/googleapis/api/annotations',
    'pkg:github/Package-url/purl-Spec@244fd47e07d1004f0aed9c',
    'pkg:docker/customer/dockerimage@sha256%3A244fd47e07d10?repository_url=gcr.io',
    'pkg:docker/x@sha256:244fd47e07d10',
    'pkg:generic/größe@1',
    'pkg:swid/Acme/example.com/Enterprise+Server@1.0.0?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d',
  ];
  for (const text of right) test(`nothing: ${text}`, () => assert.equal(checkPurl(text), undefined));

  const wrong: readonly (readonly [text: string, code: string, marked: string, corrected?: string])[] = [
    ['pkg:npm/@scope/name@1', 'purl-at', '@', 'pkg:npm/%40scope/name@1'],
    ['pkg:npm/@scope/name', 'purl-at', '@', 'pkg:npm/%40scope/name'],
    ['pkg:npm/name@1@2', 'purl-at', '@'],
    ['pkg:npm/@1', 'purl-at', '@'],
    ['pkg:npm/name@', 'purl-version', '@', 'pkg:npm/name'],
    ['pkg:oci/name@1?', 'purl-no-qualifiers', '?', 'pkg:oci/name@1'],
    ['pkg:oci/name@1?arch', 'purl-qualifier', 'arch'],
    ['pkg:oci/name@1?arch=a&=b', 'purl-qualifier', '=b'],
    ['pkg:oci/name@1?a=1#b&c', '', ''],
    ['pkg:npm/', 'purl-name', 'pkg:npm/'],
    ['pkg:npm', 'purl-type', 'npm'],
    ['pkg:/', 'purl-type', 'pkg:/'],
    ['pkg:n pm/x', 'purl-space', ' '],
    ['pkg:generic/My App@1', 'purl-space', ' ', 'pkg:generic/My%20App@1'],
    [' pkg:npm/x ', 'purl-space', ' ', 'pkg:npm/x'],
    ['pkg:npm/a%zz@1', 'purl-percent', '%zz'],
    ['pkg:np_m/x', 'purl-type', 'np_m'],
    ['npm/x@1', 'purl-scheme', 'npm/x@1'],
    ['package-lock.json', 'purl-scheme', 'package-lock.json'],
    [`cpe:2.3:a:x:y:1${':*'.repeat(7)}`, 'purl-is-cpe', `cpe:2.3:a:x:y:1${':*'.repeat(7)}`],
  ];
  for (const [text, code, marked, corrected] of wrong) {
    test(`${code || 'nothing'}: ${text}`, () => {
      const fault = checkPurl(text);
      if (code === '') return assert.equal(fault, undefined);
      assert.ok(fault);
      assert.deepEqual(
        [fault.code, text.slice(fault.span.start, fault.span.end), fault.corrected],
        [code, marked, corrected],
      );
      if (fault.corrected !== undefined) assert.equal(checkPurl(fault.corrected), undefined);
    });
  }

  test('a text of any length is looked at, and a very long one is none', () => {
    for (const piece of ['a', '@', '/', '%', '?', '&', 'a=b&', '#', '%4', ' ']) {
      checkPurl(`pkg:npm/${piece.repeat(400)} `);
      checkPurl(`pkg:npm/x?${piece.repeat(400)} `);
      assert.equal(checkPurl(`pkg:npm/${piece.repeat(5000)}`)?.code, 'purl-too-long');
    }
  });
});
