import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { slipsOf } from '../../../server/src/core/signatures/slips.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/** `vendor level limit` of what a device with this supplier is taken for. */
function supplied(value: string): string {
  return matchBom(bom(component([`supplier: ${value}`], { kind: 'device' })), shipped(), '2026-11-22')
    .map(({ vendor, ceiling, evidence }) => `${vendor} ${ceiling} ${evidence[0].limit ?? 'whole'}`)
    .join(', ');
}

suite('a coined name with one slip of the keys', () => {
  test('two letters turned, one left out, one twice, in long words only', () => {
    assert.deepEqual(slipsOf('abcdef'), ['acbdef', 'abdcef', 'abcedf', 'abcdfe']);
    assert.ok(slipsOf('hikvision').includes('hikvison'));
    assert.ok(slipsOf('hikvision').includes('hikvission'));
    assert.ok(!slipsOf('hikvision').includes('ihkvision'));
    assert.deepEqual(slipsOf('dahua'), []);
    assert.deepEqual(slipsOf('tp link'), []);
  });
  const cases: readonly (readonly [string, string])[] = [
    ['Hikvison', 'hikvision'],
    ['Hikvission Digital Technology Co., Ltd.', 'hikvision'],
    ['HIKVISOIN UK Limited', 'hikvision'],
    ['Hauwei Technologies Co., Ltd.', 'huawei'],
    ['Huwaei', 'huawei'],
    ['Quetcel Wireless Solutions', 'quectel'],
    ['Kapersky Lab', 'kaspersky'],
    ['SenseTme', 'sensetime'],
  ];
  for (const [name, vendor] of cases) {
    test(`${name} is a question to ask`, () => assert.equal(supplied(name), `${vendor} warning misspelt`));
  }
  const others = [
    'Huawe',
    'Huwei Township',
    'Hauwei Restaurant',
    'Hikvison Huwaei',
    'Unitre',
    'Quectl',
    'Hickvision Optical',
    'Hikvision Hikvison Fans',
  ];
  for (const name of others) test(`${name} is nobody here`, () => assert.equal(supplied(name), ''));
});

suite('accounts, labels and rights around a name', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['HikvisionOpenSource', 'hikvision error whole'],
    ['DahuaSecurity', 'dahua warning whole'],
    ['dahuasecurity', 'dahua warning whole'],
    ['HuaweiCloudDeveloper', 'huawei error whole'],
    ['AlibabaResearch', 'alibaba error weak-name'],
    ['vendor=Huawei Technologies Co., Ltd.', 'huawei error whole'],
    ['OEM: Dahua Technology', 'dahua error whole'],
    ['Brand = Hikvision', 'hikvision error whole'],
    ['Copyright (c) Huawei Technologies Co., Ltd. 2021-2025', 'huawei error whole'],
    ['© 2019 Hikvision. All rights reserved.', 'hikvision error whole'],
    ['(C) Zhejiang Dahua Technology Co., Ltd., 2020', 'dahua error whole'],
    ['Manufactured for Acme by Hikvision', 'hikvision error whole'],
    ['شركة هواوي تكنولوجيز', 'huawei error whole'],
    ['บริษัท หัวเว่ย เทคโนโลยี่ (ประเทศไทย) จำกัด', 'huawei error whole'],
    ['Корпорация Хуавэй', 'huawei error whole'],
    ['CETC 38', 'cetc error whole'],
    ['版权所有 （C）阿里云计算有限公司', 'alibaba warning whole'],
    ['版权所有(c) 2017-2020, 杭州海康威视研究院, 保留所有权利', 'hikvision error whole'],
    ['Centre for Trustworthy Systems, Huawei Finland', 'huawei error whole'],
    ['中国电子科技集团公司第41研究所', 'cetc error whole'],
    ['浙江大华技术股份', 'dahua error whole'],
    ['寧德時代', 'catl error whole'],
    ['浪潮软件 BPM产品组', 'inspur error whole'],
    ['Hesai XT32M2X', 'hesai error weak-name'],
    ['Unitree Aliengo', 'unitree error whole'],
    ['Dahua IPC-HDW5442T', 'dahua error weak-name'],
    ['Dahua IP Camera', 'dahua error weak-name'],
    ['Hikvision DS-2CD Series', 'hikvision error whole'],
    ['Trina Solar Vertex TSM-DE20-600', 'trina-solar error weak-name'],
    ['Tianma TM070JDHG34-00', 'tianma error weak-name'],
    ['화웨이기술유한공사', 'huawei error whole'],
    ['本软件由普联技术有限公司开发', 'tp-link error whole'],
    ['中国电子科技集团公司第五十四研究所,河北,石家庄,050081', 'cetc error whole'],
    ['Антивирус Касперского', 'kaspersky error whole'],
    ['华为终端 BG 小艺云服务部', 'huawei information unknown-words'],
    ['Tencent CloudBase', 'tencent error whole'],
    ['AS64500 China Unicom Global Limited', 'china-unicom error whole'],
    ['Santaclara - Tencent cloud computing (Beijing) Co., Ltd.', 'tencent error whole'],
    ['The TinyVue Authors, Huawei Cloud', 'huawei warning whole'],
    ['比亜迪', 'byd error whole'],
    ['Unitree H1 robot', 'unitree error whole'],
  ];
  for (const [name, expected] of cases) test(name, () => assert.equal(supplied(name), expected));
  const others = [
    'HikvisionFans',
    'UnofficialHuawei',
    'NotHuawei',
    'HuaWeiJia Furniture',
    'Manufactured for Huawei by Foxconn',
    'Made for Hikvision by Acme GmbH',
    'vendor=unknown',
    'Huawei and Honor device owners',
    'Hikvision & Dahua users',
    'TP-Link, ZTE and Huawei customers',
    'AS64500 Acme Limited',
    'Oslo - Acme Ltd.',
    'Nothing here is of - Hikvision',
    'Tianma X9',
    'Tianma TM07 Tea',
    'Trina Solar Installers TX-200',
    '本软件由张三开发',
    '大华 Hotel 上海',
    'Dawning of the 1990s',
    'Solarium Vertex TSM-DE20',
    'Centre for the Study of Huawei, Acme University',
    'Department of Trade, Oslo',
    'Huawei-3Com',
    '第41研究所',
    'Eve A100',
    'Copyright 2020 the Hikvision wiki contributors',
  ];
  for (const name of others) test(`${name} is nobody here`, () => assert.equal(supplied(name), ''));
});

suite('a coined name before words of its trade and words that nothing is known of', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Huawei Research Zamalek', 'huawei'],
    ['Tencent Robotics X', 'tencent'],
    ['Hikvision Technology Quillota', 'hikvision'],
    ['中国电科瑞思集团', 'cetc'],
  ];
  for (const [name, vendor] of cases) {
    test(`${name} is told for information`, () => assert.equal(supplied(name), `${vendor} information unknown-words`));
  }
  test('what is surely a name is told before what may be one', () =>
    assert.equal(supplied('Huawei Technologies Italia S.r.l. - Sede di Milano'), 'huawei error whole'));
  const others = [
    'Kaspersky & Associates',
    'Hikvision via Acme',
    'Hikvision Technology Fans Zamalek',
    'Huawei-3Com',
    '海康威视授权经销商',
  ];
  for (const name of others) test(`${name} is nobody here`, () => assert.equal(supplied(name), ''));
});
