import assert from 'node:assert/strict';
import { organisationsOf } from '../../../server/src/core/identity/distinguished-name.ts';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { signatures } from '../../support/signatures.ts';

suite('names that stand in other text', () => {
  const lookups = buildLookups(signatures());
  const vendors = (value: string): string =>
    matchBom(bom(component([`supplier: ${value}`])), lookups, '2026-11-22')
      .map(({ vendor }) => vendor)
      .join(', ');

  test('the organisation of a distinguished name', () => {
    assert.deepEqual(organisationsOf('CN=x,O=Acme,C=CN'), ['Acme']);
    assert.deepEqual(organisationsOf('/C=CN/O=Acme Co., Ltd./CN=x'), ['Acme Co., Ltd.']);
    assert.deepEqual(organisationsOf('C = CN, O = "Acme Co., Ltd.", CN = x'), ['Acme Co., Ltd.']);
    assert.deepEqual(organisationsOf('O=Acme Co.\\, Ltd., OU=Lab'), ['Acme Co., Ltd.']);
    assert.deepEqual(organisationsOf('organizationName=Acme'), ['Acme']);
    for (const none of ['Acme', 'Acme, C=CN', 'CN=Acme', 'a = b = c', 'OU=Acme', '='])
      assert.deepEqual(organisationsOf(none), [], none);
  });

  for (const [value, expected] of [
    ['O=Hikvision, C=CN', 'hikvision'],
    ['CN=Device CA,O=Huawei Technologies Co.\\, Ltd.,C=CN', 'huawei'],
    ['/C=CN/ST=Zhejiang/O=Zhejiang Dahua Technology Co., Ltd./CN=camera', 'dahua'],
    ['C = CN, O = "Shenzhen Hytera Communications Co., Ltd.", CN = radio', 'hytera'],
    ['CN=Hikvision tools, O=Acme, C=DE', ''],
    ['CN=Huawei,OU=Huawei,O=Acme', ''],
    ['Manufactured by Hangzhou Hikvision Digital Technology Co., Ltd.', 'hikvision'],
    ['Made by Dahua Technology', 'dahua'],
    ['produced by: Huawei Technologies Co., Ltd.', 'huawei'],
    ['Developed by Quectel', 'quectel'],
    ['Manufactured by Acme for Hikvision', ''],
    ['Manufactured by friends of Hikvision', ''],
    ['Not manufactured by Hikvision', ''],
    ['Distributed by Hikvision Fans', ''],
    ['Hikvision Panama Commercial S.A.', 'hikvision'],
    ['Hikvision Commercial Peru S.A.C.', 'hikvision'],
    ['浙江大华保安服务有限公司', 'dahua'],
    ['浙江大华安防联网运营服务有限公司', 'dahua'],
    ['杭州海康威视安保服务有限公司', 'hikvision'],
    ['Dahua Technology SRB d.o.o. Beograd', 'dahua'],
    ['Hikvision POL Sp. z o.o.', 'hikvision'],
    ['RoboSense LiDAR', 'robosense'],
    ['Baidu Netcom Science and Technology Co., Ltd.', 'baidu'],
    ['上海大华保安服务有限公司', ''],
    ['大华保安服务有限公司', ''],
  ] as const) {
    test(`${value} is ${expected || 'nobody here'}`, () => assert.equal(vendors(value), expected));
  }
});
