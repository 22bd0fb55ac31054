import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { signatures } from '../../support/signatures.ts';

const lookups = buildLookups(signatures());

/** `vendor ceiling` of each match of a library with this supplier: there a name alone has to prove enough. */
function supplied(value: string): string {
  return matchBom(bom(component([`supplier: ${value}`])), lookups, '2026-11-22')
    .map(match => `${match.vendor} ${match.ceiling}`)
    .join(', ');
}

function reads(cases: Readonly<Record<string, string>>): void {
  for (const [value, expected] of Object.entries(cases)) {
    test(JSON.stringify(value), () => assert.equal(supplied(value), expected));
  }
}

suite('a bare name that proves little, beside words of its trade', () => {
  reads({
    'ZTE Telecom India Private Limited': 'zte warning',
    'ZTE-Communication Technologies, Ltd': 'zte warning',
    'Shenzhen ZTE Mobile Telecom Co., Ltd.': 'zte warning',
    'DJI Baiwang Technology Co., Ltd.': 'dji error',
    'DJI Sciences and Ventures Ltd.': '',
    'Dahua Security': 'dahua warning',
    'Zhejiang Dahua System Engineering Co., Ltd.': 'dahua warning',
    浙江大华科技有限公司: 'dahua warning',
    上海海思技术有限公司: 'huawei error',
    上海海思科技有限公司: 'huawei warning',
  });
});

suite('is somebody else’s with a word of another trade, another place, or none of a trade', () => {
  reads({
    'Dahua Hotel Shanghai': '',
    'Shanghai Dahua Precision Instruments': '',
    'Dahua (Group) Co., Ltd.': '',
    '大华（集团）有限公司': '',
    武汉大华激光科技有限公司: '',
    浙江大华建设集团有限公司: '',
    中兴建设工程有限公司: '',
    'ZTE Vehicles Capital': '',
    'ZTE Zahntechnik Esslingen GmbH': '',
    'Honor Security Services LLC': '',
    'Honor Technology, Inc.': '',
    'CloudWalk, Inc. (São Paulo)': '',
    'Unitree Financial': '',
    'Unitree Robotics': 'unitree error',
  });
});

suite('words of trade between a coined name and its own trade', () => {
  reads({
    'Guangzhou Cloudwalk Information Technology Co Ltd': 'cloudwalk error',
    上海商汤智能科技有限公司: 'sensetime error',
    上海依图网络技术有限公司: 'yitu error',
    'Honor Medical Device Co., Ltd.': '',
  });
});

suite('a name that begins with a place', () => {
  reads({
    'South China Mobile': '',
    'North Pacific Networks Corp': '',
    'Greater China Telecom': '',
    'China Mobile Group Guangdong Co., Ltd.': 'china-mobile error',
    'China Telecom (Europe) Limited': 'china-telecom error',
  });
});

suite('legal forms and trades in other languages', () => {
  reads({
    'บริษัท Hikvision (Thailand) จำกัด': 'hikvision error',
    'Huawei Telekomünikasyon Dış Ticaret Ltd. Şti.': 'huawei error',
    'Dahua Technology Brasil Comércio e Serviços em Segurança Eletrônica Ltda': 'dahua error',
    'ООО «Дахуа Технолоджи Рус»': 'dahua warning',
    杭州海康威視數位技術股份有限公司: 'hikvision error',
    '한국화웨이기술 유한회사': 'huawei error',
    'HiLook by Hikvision': 'hikvision error',
    'Inspired by Hikvision': '',
    'No Huawei': '',
    'for Hikvision': '',
  });
});

suite('a bare acronym with a region or the name of a division', () => {
  reads({
    'DJI Korea': 'dji warning',
    'DJI Enterprise': 'dji warning',
    'ZTE Corporation (China)': 'zte error',
    'DJI Holdings plc': '',
    'ZTE Bakery India': '',
    'Honor Korea': '',
    'Honor Enterprise': '',
  });
});

suite('a unit of the company that stands before it', () => {
  reads({
    'Huawei Noah’s Ark Lab': 'huawei error',
    'Huawei-free Networks Lab': '',
    'Laboratory for Huawei Attacks': '',
    'Old Town Huawei Lab': '',
    浙江大华技术股份有限公司研发中心: 'dahua error',
    浙江大华技术股份有限公司代理商: '',
  });
});

suite('what stands behind a legal form, and whose company it is said to be', () => {
  reads({
    'Huawei Technologies Italia S.r.l. - Sede di Milano': 'huawei error',
    'Pacific Networks Corp. and ComNet (USA) LLC': 'pacific-networks-comnet error',
    'Foo, a Hikvision subsidiary': 'hikvision error',
    'Foo, a Hikvision competitor and not a company': '',
    'Foo, a non-Hikvision company': '',
  });
});

suite('trades in one word, in Latin letters of Chinese, without a space', () => {
  reads({
    'ZTE-Svyaztechnologii LLC': 'zte warning',
    'ZTE Telekommunikationstechnik GmbH': 'zte warning',
    'Zhejiang Dahua Jishu Gufen Youxian Gongsi': 'dahua warning',
    dahuatech: 'dahua error',
    'Hikvision 002415': 'hikvision error',
    'ООО «Техкомпания Хуавей»': 'huawei error',
  });
});
