import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';
import { reviewText } from '../../support/review.ts';

/** `vendor level` of what a device with these claims is taken for. */
function marks(claims: readonly string[], asOf = '2026-11-22'): string {
  return matchBom(bom(component(claims, { kind: 'device' })), shipped(), asOf)
    .map(({ vendor, ceiling }) => `${vendor} ${ceiling}`)
    .join(', ');
}

const supplied = (name: string, asOf?: string): string => marks([`supplier: ${name}`], asOf);

suite('what only speaks of a vendor', () => {
  const others: Readonly<Record<string, readonly string[]>> = {
    'shares something with it': [
      'Huawei–Tsinghua University Joint Lab',
      'Huawei-TU Delft Joint Laboratory',
      'Joint Laboratory of Xidian University and Huawei',
      'Southampton-Huawei Joint Lab',
      'Acme-Huawei Joint Innovation Center',
      'Hikvision University Lab',
      '清华大学-华为联合实验室',
      '华为-北京大学联合实验室',
    ],
    'sells it': [
      'Hikvision Store',
      'The Hikvision Store Ltd',
      'Dahua Outlet Shop',
      'DJI Store',
      'Hikvision reseller',
      'Authorised Hikvision Reseller',
      'Distributor of Dahua Technology',
      'Acme Security, a Hikvision partner',
      '海康威视代理商',
      '大华经销商',
    ],
    'works with it or instead of it': [
      'Compatible with Hikvision',
      'Replacement for Quectel EC25',
      'Hikvision integration',
      'Works with Huawei',
      'Huawei-compatible',
      'Alternative to Hikvision',
      'not affiliated with Dahua Technology',
    ],
    'was it': ['Former Huawei', 'formerly Hikvision', 'ex-Huawei', 'Ex Hikvision engineers'],
    'is people, money or a street of that name': [
      'The Huawei Smith Family Trust',
      'Kaspersky Family Foundation Ltd.',
      'Hikvision Smith Family Trust Ltd',
      'Huawei Wang',
      'Li Huawei Trust',
      'Natalya Kaspersky',
      'Huawei Road Community Centre',
      'Hikvision Street 12',
      'Huawei Seeds for the Future Scholarship',
      'Hytera Pension Fund Ltd',
      'Huawei Alumni Association e.V.',
      "Huawei Technologies Employees' Union",
      'Hikvision Users Group Germany',
      'DJI Pilots Association',
      'Hikvision Victims Association',
    ],
    'was sold': [
      'Huawei Marine Networks Co., Limited',
      'Huawei Marine',
      'Huawei Marine Systems',
      '华为海洋网络有限公司',
    ],
    'is a company of another country by its form': ['天馬株式会社', '荣耀株式会社', '大華株式会社', '中兴 주식회사'],
    'has the name of a line, and sits elsewhere': [
      'Nubia Technologies Kenya',
      'Nubia Tech Uganda',
      'Nubia Technology Sudan',
    ],
    'differs in a letter of a common word': [
      'Pacific Network Corp',
      'Pacific Network Corporation',
      'PACIFIC NETWORK CORP.',
    ],
    'says what a chip does': ['BMC/SMIC device', 'KCS/SMIC interface', 'BT/SMIC driver', 'HDMI/CEC adapter'],
    'is in a trade that no vendor is in': [
      'Smic Sarl Maçonnerie',
      'SMIC Plomberie SARL',
      'Dahua Ferretería S.A.',
      'Kaspersky Bäckerei GmbH',
    ],
    'lives in a street of that name': [
      'Acme Ltd, No. 5 Huawei Road, Shenzhen',
      'Friends of DJI, 5 High Street',
      'Dahua Hotel, No. 8 Nanjing Road',
      'Hikvision Road No. 5 Trust',
    ],
    'fits a model': [
      'Quectel EC25 Compatible Antenna',
      'Bracket for Hikvision DS-2CD2043 camera',
      'DJI RC-N2 cable clip',
    ],
    'is called nearly so': [
      'Hivision Co.,ltd',
      'Laview Technology',
      'Dawning Ltd.',
      'BeiJing Xinsheng Technology Co.,Ltd',
    ],
  };
  for (const [what, names] of Object.entries(others)) {
    for (const name of names) test(`${name}: ${what}`, () => assert.equal(supplied(name), ''));
  }
  for (const [name, own] of [
    ['Hikvision Official Store', 'hikvision error'],
    ['Hikvision Online Shop', 'hikvision error'],
    ['Hikvision Systems Integration', 'hikvision error'],
    ['Huawei Joint Stock Company', 'huawei error'],
    ['Huawei Noah’s Ark Lab', 'huawei error'],
    ['Dawning Co., Ltd.', 'sugon error'],
    ['HIKVISION JAPAN株式会社', 'hikvision error'],
    ['華為技術日本株式会社', 'huawei error'],
    ['Nubia Technology Co., Ltd.', 'zte error'],
    ['PACIFIC NETWORKS CORPORATION', 'pacific-networks-comnet error'],
    ['Huawei/ZTE device', 'huawei error, zte error'],
    ['海思光电子有限公司', 'huawei error'],
  ] as const) {
    test(`${name} is its own`, () => assert.equal(supplied(name), own));
  }
  test('before it was sold it was of the group', () =>
    assert.equal(supplied('Huawei Marine Networks Co., Limited', '2020-03-08'), 'huawei error'));
});

suite('an identifier beside a supplier that is another maker', () => {
  const cpe = 'cpe: cpe:2.3:h:zte:zxhn_f660:1:*:*:*:*:*:*:*';
  const has = (claims: readonly string[], mark: string): void => {
    assert.ok(marks(claims).split(', ').includes(mark), `${marks(claims)} of ${claims.join(', ')}`);
  };
  for (const maker of [
    'Zhejiang Dahua Technology Co., Ltd.',
    'Hangzhou Hikvision Digital Technology Co., Ltd.',
    'Axis Communications',
    'Nokia',
  ]) {
    test(`${maker} makes equipment itself: a warning`, () => has([`supplier: ${maker}`, cpe], 'zte warning'));
  }
  test('two of different kinds are as good as without', () =>
    has(['supplier: Axis Communications', cpe, 'usb-id: 19d2:0001'], 'zte error'));
  for (const distributor of ['Ingram Micro', 'Acme Trading GmbH', 'Unknown']) {
    test(`${distributor} may distribute it: an error`, () => has([`supplier: ${distributor}`, cpe], 'zte error'));
  }
});

suite('a site, a product and a network in the place of a name', () => {
  for (const [name, mark] of [
    ['dahuasecurity.com', 'dahua warning'],
    ['https://www.huaweicloud.com/', 'huawei warning'],
    ['zte.com.cn', 'zte warning'],
    ['www.hikvision.com', 'hikvision error'],
    ['hikvision.example.org', ''],
    ['example.com', ''],
    ['OpenMMLab by SenseTime', 'sensetime error'],
    ['Camera by Hikvision', 'hikvision error'],
    ['Tested by Hikvision', ''],
    ['Powered by Huawei', ''],
    ['Photos by DJI', ''],
    ['UNICOM-SHANGHAI China Unicom Shanghai network', 'china-unicom error'],
    ['HUAWEI-AS-AP HUAWEI CLOUDS', 'huawei warning'],
    ['ACME-NET Acme Limited', ''],
    ['CHINANET-BACKBONE No.31,Jin-rong Street', 'china-telecom error'],
    ['Hikvision Digital Technology, No.555 Qianmo Road, Binjiang District', 'hikvision error'],
    ['ZTE Corporation No. 55, Hi-tech Road South', 'zte error'],
    ['Quectel, 801 Hongye Road, Shanghai', 'quectel error'],
    ['Quectel EG25-G Mini PCIe', 'quectel error'],
    ['Quectel RM520N-GL M.2 Card', 'quectel error'],
    ['Fibocom FM350-GL 5G WWAN', 'fibocom error'],
    ['Hikvision DS-2CD2143G2-I network camera', 'hikvision error'],
    ['TP-Link TL-WN722N USB adapter', 'tp-link error'],
    ['RoboSense RS-LiDAR-M1', 'robosense error'],
    ['ZHITAI TiPlus7100', 'ymtc warning'],
    ['Trina Solar Vertex S+', 'trina-solar information'],
    ['ZTE Corporation Kazakhstan', 'zte error'],
    ['Kaspersky Endpoint Security for Linux', 'kaspersky information'],
    ['Acme cameras for Kaspersky', ''],
    ['中国电子科学研究院', 'cetc warning'],
    ['DJI Europe B.V. Frankfurt', 'dji error'],
    ['Author: Huawei OpenEuler Kernel SIG', 'huawei information'],
    ['tplink-omada-team', 'tp-link error'],
    ['China Net Cloud', ''],
  ] as const) {
    test(`${name}: ${mark || 'nobody'}`, () => assert.equal(supplied(name), mark));
  }
});

suite('a company that stands in the data with others of its group', () => {
  for (const [name, called] of [
    ['Caltta Technologies Co., Ltd.', 'Caltta Technologies'],
    ['中兴高达通信有限公司', '中兴高达'],
    ['花瓣云科技有限公司', '花瓣云'],
  ] as const) {
    test(`${name} is called ${called}, and not as another of them`, () => {
      const components = [{ type: 'device', name: 'unit', supplier: { name } }];
      const { findings } = reviewText(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }), [
        'us-federal-agency',
      ]);
      const said = findings
        .filter(({ vendor }) => vendor !== undefined)
        .map(finding => JSON.stringify(finding.message));
      assert.equal(said.length, 1);
      assert.ok(said[0]?.includes(called), said[0]);
    });
  }
});
