import assert from 'node:assert/strict';
import { PackageURL } from 'packageurl-js';
import { packageKey, parsePurl, purlQualifier } from '../../../server/src/core/identity/purl.ts';

/** type, namespace, name, version. */
function parts(text: string): readonly (string | undefined)[] | undefined {
  const purl = parsePurl(text);
  if (!purl) return undefined;
  return [purl.type, purl.namespace, purl.name, purl.version];
}

suite('package URLs', () => {
  const cases: readonly (readonly [string, readonly (string | undefined)[] | undefined])[] = [
    ['pkg:npm/%40huaweicloud/sdk-core@3.1', ['npm', '@huaweicloud', 'sdk-core', '3.1']],
    ['pkg:npm/@huaweicloud/sdk-core@3.1', ['npm', '@huaweicloud', 'sdk-core', '3.1']],
    ['pkg:npm/@huaweicloud/sdk-core', ['npm', '@huaweicloud', 'sdk-core', undefined]],
    ['pkg:npm/lodash@4', ['npm', '', 'lodash', '4']],
    ['pkg:maven/com.huawei.hms/push@6.12.0.300', ['maven', 'com.huawei.hms', 'push', '6.12.0.300']],
    [
      'pkg:golang/github.com/huaweicloud/sdk-go/core@v1.0#a/b',
      ['golang', 'github.com/huaweicloud/sdk-go', 'core', 'v1.0'],
    ],
    ['PKG:NPM/x', ['npm', '', 'x', undefined]],
    ['pkg://npm/x@1', ['npm', '', 'x', '1']],
    ['  pkg:npm/x@1  ', ['npm', '', 'x', '1']],
    ['pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie', ['deb', 'debian', 'curl', '7.50.3-1']],
    ['pkg:docker/customer/image@sha256:244fd?repository_url=gcr.io', ['docker', 'customer', 'image', 'sha256:244fd']],
    ['pkg:generic/a@b/c@1', ['generic', 'a@b', 'c', '1']],
    ['pkg:generic/bad%zz', ['generic', '', 'bad%zz', undefined]],
    ['pkg:npm', undefined],
    ['pkg:npm/', undefined],
    ['pkg:/', undefined],
    ['npm/x', undefined],
    ['', undefined],
    [`pkg:npm/${'a'.repeat(5000)}`, undefined],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text.slice(0, 70)), () => assert.deepEqual(parts(text), expected));
  }

  test('agree with packageurl-js where it reads them', () => {
    for (const [text, expected] of cases) {
      if (!expected || !/^pkg:[a-z]+\//.test(text) || text.includes('@v1.0') || text.includes('%zz')) continue;
      const { type, namespace, name, version } = PackageURL.fromString(text);
      assert.deepEqual(expected.slice(0, 4), [type, namespace ?? '', name, version]);
    }
  });

  test('a package has one key in all versions', () => {
    const keys = ['pkg:npm/%40A/b@1', 'pkg:npm/@a/B@2?x=y', 'PKG:npm/%40a/b'].map(text => {
      const purl = parsePurl(text);
      return purl && packageKey(purl);
    });
    assert.deepEqual(new Set(keys), new Set(['pkg:npm/@a/b']));
  });

  test('qualifiers are decoded', () => {
    const purl = parsePurl('pkg:npm/x@1?vcs_url=git%2Bhttps://a.b/c&download_url=https://x.y#sub');
    assert.ok(purl);
    assert.equal(purlQualifier(purl, 'vcs_url'), 'git+https://a.b/c');
    assert.equal(purlQualifier(purl, 'download_url'), 'https://x.y');
    assert.equal(purlQualifier(purl, 'url'), undefined);
  });
});
