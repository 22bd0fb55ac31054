import assert from 'node:assert/strict';
import { normaliseOrganisation, splitBrackets } from '../../../server/src/core/identity/organisation.ts';

suite('organisation names, normalised', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['Hikvision', 'hikvision', ''],
    ['HIKVISION EUROPE B.V.', 'hikvision europe', 'bv'],
    ['Hangzhou Hikvision Digital Technology Co., Ltd.', 'hangzhou hikvision digital technology', 'co ltd'],
    ['ZHEJIANG DAHUA TECHNOLOGYCO.,LTD', 'zhejiang dahua technology', 'co ltd'],
    ['Hytera Communications Co .,ltd', 'hytera communication', 'co ltd'],
    ['HUAWEI TECHNOLOGIES CO., LIMITED', 'huawei technology', 'co ltd'],
    ['Public Example Company Limited', 'public example', 'co ltd'],
    ['AO Kaspersky Lab', 'kaspersky lab', 'ao'],
    ['ООО «Лаборатория Касперского»', 'лаборатория касперского', 'ooo'],
    ['Foo Sp. z o.o.', 'foo', 'sp zoo'],
    ['Foo S.A. de C.V.', 'foo', 'sa de cv'],
    ['Foo S. de R.L. de C.V.', 'foo', 's de rl de cv'],
    ['Foo S', 'foo s', ''],
    ['ОсОО «Эра»', 'ера', 'осоо'],
    ['Foo GmbH & Co. KG', 'foo', 'gmbh co kg'],
    ['Foo (Pty) Ltd', 'foo', 'pty ltd'],
    ['Foo S.p.A.', 'foo', 'spa'],
    ['Foo d.o.o.', 'foo', 'doo'],
    ['Foo A/S', 'foo', 'as'],
    ['Foo Anonim Şirketi', 'foo', 'anonim sirketi'],
    ['Foo and Bar & Baz', 'foo bar baz', ''],
    ['ＨＩＫＶＩＳＩＯＮ', 'hikvision', ''],
    ['Hik\u200bvis\u00adion', 'hikvision', ''],
    ['\u202eHikvision\u202c', 'hikvision', ''],
    ['Hikvision\u2122', 'hikvision', ''],
    ['Hıkvısıon', 'hikvision', ''],
    ['H\u0456kvision', 'hikvision', ''],
    ['Société Générale', 'societe generale', ''],
    ["Yong'an", 'yongan', ''],
    ['Z T E', 'zte', ''],
    ['Foo S.R.L. a socio unico', 'foo srl a socio unico', ''],
    ['Foo S. A. de C. V.', 'foo', 'sa de cv'],
    ['D.J.I.', 'dji', ''],
    ['杭州海康威视数字技术股份有限公司', '杭州海康威视数字技术', ''],
    ['浙江大華技術股份有限公司', '浙江大华技术', ''],
    ['株式会社東芝', '东芝', ''],
    ['㈱東芝', '东芝', '株'],
    ['주식회사 하이크비전', '하이크비전', '주식회사'],
    ['HIKVISION海康威视', 'hikvision 海康威视', ''],
    ['Inc', 'inc', ''],
    ['有限公司', '有限公司', ''],
    ['', '', ''],
    ['  .,- ', '', ''],
  ];
  for (const [value, key, form] of cases) {
    test(JSON.stringify(value), () => {
      const name = normaliseOrganisation(value);
      assert.deepEqual([name.key, name.form], [key, form]);
    });
  }

  test('a megabyte costs no more than a name', () => {
    assert.ok(normaliseOrganisation('hik '.repeat(250_000)).words.length <= 100);
  });
});

suite('brackets in names', () => {
  test('are split off', () => {
    assert.deepEqual(splitBrackets('Zhongxing Telecom Co.,ltd. (abbr. ZTE)'), {
      outside: 'Zhongxing Telecom Co.,ltd.  ',
      inside: ['abbr. ZTE'],
    });
    assert.deepEqual(splitBrackets('海康威视（杭州）【公司】')?.inside, ['杭州', '公司']);
  });
  test('where there are none, nothing is split', () => assert.equal(splitBrackets('Hikvision'), undefined));
  test('unbalanced ones end soon', () => assert.equal(splitBrackets('('.repeat(10_000)), undefined));
});
