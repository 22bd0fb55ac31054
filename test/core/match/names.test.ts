import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';
import { smallSet } from '../../support/small-set.ts';

const lookups = buildLookups(smallSet);

/** `vendor ceiling` of each match of a library with this supplier. */
function supplied(value: string, asOf = '2026-11-22'): string {
  return matchBom(bom(component([`supplier: ${value}`])), lookups, asOf)
    .map(match => `${match.vendor} ${match.ceiling}`)
    .join(', ');
}

suite('a supplier that is the vendor', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Hikvision', 'hikvision'],
    ['HIKVISION', 'hikvision'],
    ['ＨＩＫＶＩＳＩＯＮ', 'hikvision'],
    ['Hik\u200bvision', 'hikvision'],
    ['\u202eHikvision\u202c', 'hikvision'],
    ['Hikvision®', 'hikvision'],
    ['Нikvision', 'hikvision'],
    ['Hik Vision', 'hikvision'],
    ['Hik-Vision Digital Technology', 'hikvision'],
    ['H I K V I S I O N', 'hikvision'],
    ['Hangzhou Hikvision Digital Technology Co., Ltd.', 'hikvision'],
    ['HangzhouHikvisionDigitalTechnologyCo.,Ltd.', 'hikvision'],
    ['HANGZHOU HIKVISION DIGITAL TECHNOLOGYCO.,LTD', 'hikvision'],
    ['HikvisionCo.,Ltd', 'hikvision'],
    ['Hangzhou Hikvision Digital Technology Co., Ltd., No. 555 Qianmo Road, Binjiang', 'hikvision'],
    ['Hikvision UK Ltd', 'hikvision'],
    ['HIKVISION EUROPE B.V.', 'hikvision'],
    ['Hikvision Poland Sp. z o.o.', 'hikvision'],
    ['Hikvision Italy S.r.l.', 'hikvision'],
    ['Hikvision do Brasil Comércio de Equipamentos de Segurança Ltda', 'hikvision'],
    ['杭州海康威视数字技术股份有限公司', 'hikvision'],
    ['海康威視', 'hikvision'],
    ['重庆海康威视科技有限公司', 'hikvision'],
    ['Hikvision Türkiye Teknoloji Güvenlik Sistemleri Limited Şirketi', 'hikvision'],
    ['Công ty TNHH Hikvision Việt Nam', 'hikvision'],
    ['Hikvision México S.A. de C.V.', 'hikvision'],
    ['Hikvision Italy S.R.L. a socio unico', 'hikvision'],
    ['PT Hikvision Technology Indonesia', 'hikvision'],
    ['Hikvision Japan株式会社', 'hikvision'],
    ['Hikvision <support@hikvision.com>', 'hikvision'],
    ['www.hikvision.com', 'hikvision'],
    ['ZTE Corporation (Shenzhen)', 'zte'],
    ['Zhejiang Dahua Technology Co., Ltd., a company of Example Holdings', 'dahua'],
    ['HIKVISION 海康威视', 'hikvision'],
    ['海康威视（杭州）科技有限公司', 'hikvision'],
    ['Hangzhou Ezviz Software Co.,Ltd.', 'hikvision'],
    ['Hangzhou Hikrobot Technology Co., Ltd.', 'hikvision'],
    ['ZHEJIANG DAHUA TECHNOLOGYCO.,LTD', 'dahua'],
    ['Dahua Technology USA Inc.', 'dahua'],
    ['DAHUA TECHNOLOGY UK LIMITED', 'dahua'],
    ['浙江大華技術股份有限公司', 'dahua'],
    ['HUAWEI TECHNOLOGIES CO.,LTD', 'huawei'],
    ['Huawei Technologies Canada Co., Ltd.', 'huawei'],
    ['Huawei Device Co., Ltd.', 'huawei'],
    ['HiSilicon Technologies CO., LIMITED', 'huawei'],
    ['上海华为技术有限公司', 'huawei'],
    ['ZTE Corporation', 'zte'],
    ['zte corporation', 'zte'],
    ['Zhongxing Telecom Co.,ltd. (abbr. ZTE)', 'zte'],
    ['SHANGHAI ZTE TECHNOLOGIES CO.,LTD', 'zte'],
    ['Hytera Communications Co .,ltd', 'hytera'],
    ['AO Kaspersky Lab', 'kaspersky'],
    ['Kaspersky Lab UK Ltd', 'kaspersky'],
    ['АО «Лаборатория Касперского»', 'kaspersky'],
    ['ООО "Лаборатория Касперского"', 'kaspersky'],
    ['SZ DJI TECHNOLOGY CO.,LTD', 'dji'],
    ['China Mobile International Limited', 'china-mobile'],
  ];
  for (const [value, vendor] of cases) {
    test(JSON.stringify(value), () => assert.equal(supplied(value), `${vendor} error`));
  }
});

suite('a supplier that is somebody else', () => {
  const names = [
    'Dahua Machinery (Qingdao) Co., Ltd.',
    'Shanghai Dahua Scale Factory',
    'EZVIS LIMITED',
    'Hikoki Power Tools',
    'MEDNET Service für Ärzte AG',
    'Dahua Lin',
    'Zhejiang Haikang Science And Technology',
    'JOREX LOREX INDIA',
    'Icom Inc.',
    'China Unicom',
    'Beijing Autelan Technology Co.,Ltd',
    'Ericsson Denmark A/S, Telebit Division',
    'ZTEC Instruments',
    'ZTEX GmbH',
    'hikerpig',
    'Honor Device Co., Ltd.',
    'Tapo',
    'Tapo GmbH',
    'Prama India',
    'Huawei-3Com',
    'Unofficial Hikvision',
    'Hikvision Distributor',
    '海康威视授权经销商',
    'Hua Wei',
    'Hikvision community integration',
    'Friends of Hikvision e.V.',
    'NOASSERTION',
    '大华银行有限公司',
    '株式会社東芝',
    '',
    'Co., Ltd.',
    '(((((((((((((((((',
  ];
  for (const name of names) test(JSON.stringify(name), () => assert.equal(supplied(name), ''));
});

suite('weak names', () => {
  const found = (claims: readonly string[], kind = 'library') =>
    matchBom(bom(component(claims, { kind })), lookups, '2026-11-22').map(
      ({ vendor, ceiling, ceilingReason }) => `${vendor} ${ceiling} ${ceilingReason?.id ?? ''}`,
    );

  test('alone they reach a warning, with the reason', () => {
    assert.deepEqual(found(['supplier: ZTE']), ['zte warning cap.weak-name']);
    assert.deepEqual(found(['supplier: DJI Europe B.V.']), ['dji warning cap.weak-name']);
  });
  test('the kind of a device is a second signal', () =>
    assert.deepEqual(found(['manufacturer: ZTE'], 'device'), ['zte error ']));
  test('so is any other evidence', () => {
    assert.deepEqual(found(['supplier: ZTE', 'url: https://www.zte.com.cn/']), ['zte error ']);
  });
  test('the same word in another field is not', () => {
    assert.deepEqual(found(['supplier: ZTE', 'manufacturer: ZTE']), ['zte warning cap.weak-name']);
  });
  test('a guessed CPE is not', () => {
    assert.deepEqual(found(['supplier: ZTE', 'cpe: cpe:2.3:a:zte:zte:1:*:*:*:*:*:*:*']), ['zte warning cap.weak-name']);
  });
});

suite('companies that left the group', () => {
  test('before', () => assert.equal(supplied('Lorex Technology Inc.', '2022-11-23'), 'dahua error'));
  test('on the day and after', () => {
    assert.equal(supplied('Lorex Technology Inc.', '2022-11-24'), '');
    assert.equal(supplied('Lorex', '2026-11-22'), '');
  });

  test('Rolling Wireless marks Fibocom until the day on which its sale was told as closed, by name and by USB id', () => {
    const all = shipped();
    const of = (claims: readonly string[], asOf: string) =>
      matchBom(bom(component(claims)), all, asOf).map(({ vendor, entity }) => `${vendor}/${entity}`);
    for (const claim of ['supplier: Rolling Wireless', 'supplier: Rolling Wireless S.à r.l.', 'usb-id: 33f8:0104']) {
      assert.deepEqual(of([claim], '2024-07-25'), ['fibocom/rolling-wireless'], claim);
      for (const day of ['2024-07-26', '2026-11-29']) assert.deepEqual(of([claim], day), [], claim);
    }
    assert.deepEqual(of(['supplier: Fibocom Wireless Inc.'], '2026-11-29'), ['fibocom/fibocom']);
  });
});
