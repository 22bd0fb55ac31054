import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/** `vendor level limit` of what a device with this supplier is taken for. */
function supplied(value: string): string {
  return matchBom(bom(component([`supplier: ${value}`], { kind: 'device' })), shipped(), '2026-11-22')
    .map(({ vendor, ceiling, evidence }) => `${vendor} ${ceiling} ${evidence[0].limit ?? 'whole'}`)
    .join(', ');
}

suite('a registered name that begins as a vendor’s does and goes on with words that nothing is known of', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['深圳市大疆创新寰宇科技有限公司', 'dji'],
    ['上海宁德时代睿动动力有限公司', 'catl'],
    ['Ningbo CRRC Foobar Transducer Technology Co., Ltd.', 'crrc'],
    ['Shenzhen ZTE Lanyue Technology Co., Ltd.', 'zte'],
    ['Hangzhou Hikvision Zhiyuan Co., Ltd.', 'hikvision'],
    ['Hikvision Zhiyuan Inc.', 'hikvision'],
    ['Hikvision Zhiyuan', 'hikvision'],
    ['Quectel Lanyue GmbH', 'quectel'],
    ['成都大疆寰宇科技有限公司', 'dji'],
    ['济南浪潮寰宇信息技术有限公司', 'inspur'],
    ['深圳市中兴寰宇信息技术有限公司', 'zte'],
    ['Kaspersky Lanyue S.r.l.', 'kaspersky'],
  ];
  for (const [name, vendor] of cases) {
    test(`${name} may be a company of its group, for information`, () =>
      assert.equal(supplied(name), `${vendor} information unknown-words`));
  }

  const others = [
    'Zhiyuan Hikvision Lanyue Co., Ltd.',
    'Shenzhen Friends of Hikvision Co., Ltd.',
    'Hangzhou Hikvision Lanyue Furniture Co., Ltd.',
    'Shenzhen Hikvision Aaa Bbb Ccc Ddd Co., Ltd.',
    '华为达科技有限公司',
    '深圳市大疆创新寰宇科技协会',
    '反对海康威视联盟有限公司',
    '成都浪潮寰宇信息技术有限公司',
    '中兴寰宇信息技术有限公司',
    '深圳市中兴寰宇物流有限公司',
    'CloudWalk Argentina S.A.',
  ];
  for (const name of others) test(`${name} is nobody here`, () => assert.equal(supplied(name), ''));
});

suite('names of companies on lists', () => {
  const entity = (value: string): string =>
    matchBom(bom(component([`supplier: ${value}`], { kind: 'device' })), shipped(), '2026-11-22')
      .map(({ vendor, relation, ceiling }) => `${vendor} ${relation} ${ceiling}`)
      .join(', ');

  test('in their own writing are the company, and with words of trade a company of its group', () => {
    assert.equal(entity('比亚迪股份有限公司'), 'byd self error');
    assert.equal(entity('腾讯控股有限公司'), 'tencent self error');
    assert.equal(entity('腾讯科技（深圳）有限公司'), 'tencent affiliate error');
    assert.equal(entity('北京百度网讯科技有限公司'), 'baidu affiliate warning');
  });

  test('of a company of the group are marked as what is not verified', () => {
    assert.equal(entity('Maipu Communication Technology Co., Ltd.'), 'cec affiliate warning');
    assert.equal(entity('KAYTUS SYSTEMS PTE. LTD.'), 'inspur affiliate warning');
  });

  test('that are coined count with any legal form, and others only with their own', () => {
    assert.equal(entity('Tencent Oy'), 'tencent self error');
    assert.equal(entity('Hesai Oy'), '');
  });

  test('of another company are not', () => {
    for (const name of [
      'Phytium Technology Co., Ltd.',
      'CMCC Foundation',
      'Northern Tool + Equipment',
      'CSR plc',
      'SMSC',
    ])
      assert.equal(entity(name), '', name);
  });

  test('with a small l for a capital I are read', () => {
    assert.equal(entity('BYD Auto lndustry Co.,Ltd'), 'byd affiliate warning');
    assert.equal(entity('Hangzhou Hikvision lntelligent Technology'), 'hikvision self error');
  });
});
