import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/** `vendor level signature limit` of what a library with this package URL is taken for. */
function packaged(purl: string): string {
  return matchBom(bom(component([`purl: ${purl}`])), shipped(), '2026-11-22')
    .map(({ vendor, ceiling, evidence }) => `${vendor} ${ceiling} ${evidence[0].signature} ${evidence[0].limit}`)
    .join(', ');
}

suite('packages of an account that is called as a vendor is', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['pkg:golang/github.com/hikvision/sdk@1', 'hikvision information account:golang/hikvision hosting-site'],
    ['pkg:docker/huawei/euler@1', 'huawei information account:docker/huawei hosting-site'],
    ['pkg:github/huawei-noah/bert@1', 'huawei information account:github/huawei-noah hosting-site'],
    ['pkg:nuget/HuaweiCloud.SDK.Core@3', 'huawei information account:nuget/huaweicloud hosting-site'],
    ['pkg:huggingface/Huawei/x@1', 'huawei information account:huggingface/huawei hosting-site'],
    ['pkg:npm/%40tp-link/x@1', 'tp-link information account:npm/tp-link hosting-site'],
    ['pkg:swift/github.com/quectel/x@1', 'quectel information account:swift/quectel hosting-site'],
  ];
  for (const [purl, expected] of cases) test(purl, () => assert.equal(packaged(purl), expected));
  test('a namespace that the data names is told as what the data says', () =>
    assert.match(packaged('pkg:npm/%40huaweicloud/x@1'), /^huawei information purl:npm\/@huaweicloud open-source$/));
  const others = [
    'pkg:npm/hikvision@1',
    'pkg:npm/%40axis/hikvision@1',
    'pkg:golang/github.com/acme/hikvision@1',
    'pkg:golang/example.com/hikvision/x@1',
    'pkg:github/hikvision-fans/x@1',
    'pkg:github/home-assistant-hikvision/x@1',
    'pkg:docker/library/nginx@1',
    'pkg:docker/registry.example/hikvision/x@1',
    'pkg:nuget/Hikvision@1',
    'pkg:deb/hikvision/x@1',
    'pkg:github/dji/x@1',
    'pkg:github/honor/x@1',
  ];
  for (const purl of others) test(`${purl} is nobody's here`, () => assert.equal(packaged(purl), ''));
});
