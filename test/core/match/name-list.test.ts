import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { reviewText } from '../../support/review.ts';
import { signatures } from '../../support/signatures.ts';

const lookups = buildLookups(signatures());

/** The vendors that a supplier of a device is marked as, sorted. */
function vendors(value: string): string {
  const matches = matchBom(bom(component([`supplier: ${value}`], { kind: 'device' })), lookups, '2026-11-22');
  return matches
    .map(({ vendor }) => vendor)
    .sort()
    .join(' ');
}

/** What is marked in a document, as its text has it at the place of the mark. */
function marks(text: string): readonly string[] {
  const { findings, source } = reviewText(text);
  return findings
    .filter(({ rule }) => rule === 'restricted-vendor')
    .map(({ vendor, span }) => `${vendor}: ${source.slice(span)}`);
}

suite('lists of makers', () => {
  const lists: Readonly<Record<string, string>> = {
    'Acme, Hikvision': 'hikvision',
    'Hikvision, Acme': 'hikvision',
    'Axis, Hikvision': 'hikvision',
    'Hikvision and Dahua': 'dahua hikvision',
    'Hikvision & Dahua': 'dahua hikvision',
    'Quectel/Telit': 'quectel',
    'Telit/Quectel': 'quectel',
    'Hikvision/EZVIZ': 'hikvision',
    'EZVIZ/Hikvision': 'hikvision',
    'Hikvision EZVIZ': 'hikvision',
    'Dahua (Imou)': 'dahua',
    'Imou (Dahua)': 'dahua',
    'Dahua Imou': 'dahua',
    'Dahua/Lorex': 'dahua',
    'Uniview UNV': 'uniview',
    'UNV (Uniview)': 'uniview',
    'ZTE nubia': 'zte',
    'Huawei HiSilicon': 'huawei',
    'HiSilicon (Huawei)': 'huawei',
    'Huawei/HiSilicon': 'huawei',
    'Bosch, Hikvision; Dahua / Axis & ZTE': 'dahua hikvision zte',
    'A, B; Hikvision / D & E': 'hikvision',
    'Acme + Hikvision': 'hikvision',
    'Acme | Dahua': 'dahua',
    'Acme or Huawei': 'huawei',
    'Huawei or equivalent': 'huawei',
    'Hikvision, Dahua and Uniview': 'dahua hikvision uniview',
    '1. Hikvision 2. Dahua': 'dahua hikvision',
    'Hangzhou Hikvision Digital Technology Co., Ltd., Zhejiang Dahua Technology Co., Ltd.': 'dahua hikvision',
    'Robert Bosch GmbH, Huawei Technologies Co., Ltd.': 'huawei',
    'Axis Communications AB; Hangzhou Hikvision Digital Technology Co., Ltd.': 'hikvision',
    '海康威视、大华': 'dahua hikvision',
    '海康威视，大华股份': 'dahua hikvision',
    '海康威视/大华': 'dahua hikvision',
    '华为、中兴通讯': 'huawei zte',
    华为和中兴: 'huawei zte',
    'Acme vs Hikvision': '',
    'Texas Instruments, Quectel': 'quectel',
    'Quectel, SIMCom, Fibocom': 'fibocom quectel',
    'DJI, Autel': 'autel-robotics dji',
    'Murata; TDK; Hikvision': 'hikvision',
  };
  for (const [value, expected] of Object.entries(lists)) test(value, () => assert.equal(vendors(value), expected));

  test('each name has its own place', () => {
    const table =
      'Manufacturer,Model,MAC\n"Acme, Hikvision; Dahua / D & E",X-1,02:00:00:00:00:01\n"Quectel & Fibocom",X-2,02:00:00:00:00:02\n';
    assert.deepEqual(marks(table), ['hikvision: Hikvision', 'dahua: Dahua', 'quectel: Quectel', 'fibocom: Fibocom']);
    const json =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"x","supplier":{"name":"Organization: B\\u00fcro \\u0026 Hikvision, \\u5927\\u534e\\u80a1\\u4efd"}}]}';
    assert.deepEqual(marks(json), ['hikvision: Hikvision', 'dahua: \\u5927\\u534e\\u80a1\\u4efd']);
    const xml =
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device"><supplier><name>A &amp; B, Huawei &amp; ZTE</name></supplier><name>x</name></component></components></bom>';
    assert.deepEqual(marks(xml), ['huawei: Huawei', 'zte: ZTE']);
    const tags =
      'SPDXVersion: SPDX-2.3\nPackageName: a\nPrimaryPackagePurpose: DEVICE\nPackageSupplier: Organization: Acme; Hikvision (a@b.example)\n';
    assert.deepEqual(marks(tags), ['hikvision: Hikvision']);
  });

  test('one long list costs no more than it is long', () => {
    assert.equal(vendors(`${'Acme, '.repeat(50_000)}Hikvision`), '');
  });
});

suite('what only looks like a list of makers', () => {
  test('Dahua & Sons Trading', () => assert.equal(vendors('Dahua & Sons Trading'), ''));
  test('Tiandy & Sons Plumbing', () => assert.equal(vendors('Tiandy & Sons Plumbing'), ''));
  test('Kaspersky & Associates', () => assert.equal(vendors('Kaspersky & Associates'), ''));
  test('Truth and Honor', () => assert.equal(vendors('Truth and Honor'), ''));
  test('Duty, Honor, Country', () => assert.equal(vendors('Duty, Honor, Country'), ''));
  test('Honor & Glory Ltd', () => assert.equal(vendors('Honor & Glory Ltd'), ''));
  test('Acme, distributor of Hikvision', () => assert.equal(vendors('Acme, distributor of Hikvision'), ''));
  test('Acme (compatible with Hikvision, Dahua)', () =>
    assert.equal(vendors('Acme (compatible with Hikvision, Dahua)'), ''));
  test('Works with Hikvision, Dahua and Axis', () => assert.equal(vendors('Works with Hikvision, Dahua and Axis'), ''));
  test('no Huawei, ZTE', () => assert.equal(vendors('no Huawei, ZTE'), ''));
  test('Not Huawei, not ZTE', () => assert.equal(vendors('Not Huawei, not ZTE'), ''));
  test('Acme vs Huawei, ZTE', () => assert.equal(vendors('Acme vs Huawei, ZTE'), ''));
  test('Everything except Hikvision, Dahua', () => assert.equal(vendors('Everything except Hikvision, Dahua'), ''));
  test('Huawei alternative, Acme', () => assert.equal(vendors('Huawei alternative, Acme'), ''));
  test('Dahua, Qingdao', () => assert.equal(vendors('Dahua, Qingdao'), ''));
  test('Dahua Machinery, Qingdao', () => assert.equal(vendors('Dahua Machinery, Qingdao'), ''));
  test('Omada, Inc', () => assert.equal(vendors('Omada, Inc'), ''));
  test('Deco, Archer & Co', () => assert.equal(vendors('Deco, Archer & Co'), ''));
  test('Kasa / Home', () => assert.equal(vendors('Kasa / Home'), ''));
  test('Hills, Swann & Partners', () => assert.equal(vendors('Hills, Swann & Partners'), ''));
  test('Autel, Smith and Jones', () => assert.equal(vendors('Autel, Smith and Jones'), ''));
  test('Aztec, Aztech', () => assert.equal(vendors('Aztec, Aztech'), ''));
  test('Icom, Kenwood', () => assert.equal(vendors('Icom, Kenwood'), ''));
  test('South China Mobile, Ltd', () => assert.equal(vendors('South China Mobile, Ltd'), ''));
  test('Hamcrest, JUnit', () => assert.equal(vendors('Hamcrest, JUnit'), ''));
  test('Lorex, Inc.', () => assert.equal(vendors('Lorex, Inc.'), ''));
  test('Honor Guard, LLC', () => assert.equal(vendors('Honor Guard, LLC'), ''));
  test('Unicom Global, Inc.', () => assert.equal(vendors('Unicom Global, Inc.'), ''));
  test('ZTEX GmbH, Acme', () => assert.equal(vendors('ZTEX GmbH, Acme'), ''));
  test('A/S Dahua Maskin', () => assert.equal(vendors('A/S Dahua Maskin'), ''));
  test('Xiaomi, Oppo, Vivo', () => assert.equal(vendors('Xiaomi, Oppo, Vivo'), ''));
  test('Axis; Bosch; Hanwha', () => assert.equal(vendors('Axis; Bosch; Hanwha'), ''));
  test('Da Hua, Li Wei', () => assert.equal(vendors('Da Hua, Li Wei'), ''));
  test('Ho, Nor & Lee', () => assert.equal(vendors('Ho, Nor & Lee'), ''));
  test('Pandahua, Lindahua', () => assert.equal(vendors('Pandahua, Lindahua'), ''));
  test('Hikoki / Metabo', () => assert.equal(vendors('Hikoki / Metabo'), ''));
  test('H3C, xFusion', () => assert.equal(vendors('H3C, xFusion'), ''));
  test('Univision, Telemundo', () => assert.equal(vendors('Univision, Telemundo'), ''));
});

suite('names of one group beside each other, and behind the town of the company', () => {
  const names: Readonly<Record<string, string>> = {
    浙江大华: 'dahua',
    浙江大华股份: 'dahua',
    大华技术: 'dahua',
    'Zhejiang Dahua': 'dahua',
    'Hangzhou Dahua': 'dahua',
    杭州大华: 'dahua',
    上海海思: 'huawei',
    华为海思: 'huawei',
    深圳大疆: 'dji',
    上海移远: 'quectel',
    深圳中兴: 'zte',
    上海中兴: 'zte',
    浙江宇视: 'uniview',
    杭州海康: 'hikvision',
    杭州海康威视: 'hikvision',
    深圳华为: 'huawei',
    'Shenzhen DJI': 'dji',
    'Shanghai ZTE': 'zte',
    'Shenzhen ZTE': 'zte',
    合肥长鑫: 'cxmt',
    杭州雄迈: 'xiongmai',
    杭州宇树: 'unitree',
    深圳普联: 'tp-link',
    'Dahua Imou': 'dahua',
    'Uniview UNV': 'uniview',
    'UNV Uniview': 'uniview',
    'ZTE nubia': 'zte',
    'nubia ZTE': 'zte',
    'TP-Link Omada': 'tp-link',
    'TP-Link Tapo': 'tp-link',
    'TP-Link Archer': 'tp-link',
    'TP-Link Deco': 'tp-link',
    'TP-Link VIGI': 'tp-link',
    'TP-LINK / Omada': 'tp-link',
    'Hikvision HiLook': 'hikvision',
    'Hikvision ColorVu': 'hikvision',
    'DJI Mavic': 'dji',
    'DJI Enterprise Matrice': 'dji',
    'Huawei OceanStor': 'huawei',
    'Huawei Technologies Duesseldorf GmbH': 'huawei',
    'Hikvision Oesterreich GmbH': 'hikvision',
    'Hikvision Muenchen GmbH': 'hikvision',
    'Huawei Technologies Koeln GmbH': 'huawei',
    'Huawei Loesungen GmbH': 'huawei',
    'Dahua Technology Oesterreich GmbH': 'dahua',
    'Hytera Goeteborg AB': 'hytera',
    海康: 'hikvision',
    海康威视数字技术: 'hikvision',
    ダーファ: 'dahua',
    ЗТЕ: 'zte',
    'Haikang Weishi': 'hikvision',
    'Hangzhou Haikang Weishi Digital Technology Co., Ltd.': 'hikvision',
    Archer: '',
    Deco: '',
    nubia: '',
    Phantom: '',
    Mavic: '',
    Axon: '',
    'Archer Deco': '',
    'Omada Health': '',
    'Phantom Matrice': '',
    大华银行: '',
    上海大华: '',
    上海大华衡器厂: '',
    大华集团: '',
    大华建设: '',
    海康人寿: '',
    海康保险: '',
    中兴保险: '',
    北京大华会计师事务所: '',
    杭州大华塑业: '',
    浙江大华建设集团: '',
    杭州海康医疗: '',
    深圳荣耀: '',
    'Zhejiang Dahua Plastics': '',
    'Hangzhou Honor': '',
    长鑫国际拍卖: '',
    中芯: 'smic',
    重庆长鑫: '',
    'Blade Axon': '',
    'Dock Inspire': '',
    'Huawei Mobile Sales': 'huawei',
    'Axon Enterprise, Inc.': '',
    'Archer Aviation': '',
    'Nubia Foods': '',
    'Kirin Brewery': '',
    'Kirin Holdings': '',
    'Ascend Communications': '',
  };
  for (const [value, expected] of Object.entries(names)) test(value, () => assert.equal(vendors(value), expected));
});

suite('names as tools and people write them', () => {
  const names: Readonly<Record<string, string>> = {
    'ORGANIZATION:Dahua Technology': 'dahua',
    'Organisation : Huawei': 'huawei',
    'organization：中兴通讯': 'zte',
    'Manufacturer: Hikvision': 'hikvision',
    'Vendor : ZTE Corporation': 'zte',
    'Company: Hytera': 'hytera',
    'Org: Quectel': 'quectel',
    'Organization: "Hikvision"': 'hikvision',
    "'Hikvision'": 'hikvision',
    '«Hikvision»': 'hikvision',
    'Organization: Hikvision (PSIRT) (hsrc@hikvision.com)': 'hikvision',
    'Hikvision <hsrc@hikvision.com>': 'hikvision',
    'Shenzhen Dajiang': 'dji',
    'Shenzhen Dajiang Innovations': 'dji',
    'Beijing Megvii': 'megvii',
    北京旷视: 'megvii',
    北京商汤: 'sensetime',
    上海商汤: 'sensetime',
    上海依图: 'yitu',
    苏州科达: 'suzhou-keda',
    天津天地伟业: 'tiandy',
    深圳海能达: 'hytera',
    深圳广和通: 'fibocom',
    武汉长江存储: 'ymtc',
    上海中芯: 'smic',
    北京中芯国际: 'smic',
    广州云从: 'cloudwalk',
    深圳道通: '',
    深圳道通智能: 'autel-robotics',
    'Tianjin Tiandy': 'tiandy',
    'Wuhan YMTC': 'ymtc',
    'Hefei CXMT': 'cxmt',
    'Shanghai SMIC': 'smic',
    'Shanghai Quectel': 'quectel',
    'Hangzhou Hikvision': 'hikvision',
    'Hangzhou Uniview': 'uniview',
    'Zhejiang Uniview': 'uniview',
    'Suzhou Keda': 'suzhou-keda',
    'Guangdong Huawei': 'huawei',
    'Huawei, Shenzhen': 'huawei',
    'Dahua, Hangzhou': 'dahua',
    'Dahua Technology, Hangzhou, China': 'dahua',
    'ZTE, Shenzhen': 'zte',
    'Huawei Honor': 'huawei',
    'Hikvision Pyronix': 'hikvision',
    'Hikvision HIKMICRO': 'hikvision',
    'Hikvision (EZVIZ)': 'hikvision',
    'EZVIZ by Hikvision': 'hikvision',
    'Imou by Dahua': 'dahua',
    'Dahua Lorex': 'dahua',
    'ZTE Blade': 'zte',
    'ZTE ZXHN': 'zte',
    'nubia by ZTE': 'zte',
    'TP-LINK Archer C7': 'tp-link',
    'TP-Link (Omada)': 'tp-link',
    'TP-Link Kasa Smart': 'tp-link',
    'TP-Link, Mercusys': 'tp-link',
    'Mercusys (TP-Link)': 'tp-link',
    'DJI Osmo': 'dji',
    'DJI (Hasselblad)': 'dji',
    'Uniview (UNV)': 'uniview',
    'UNV / Uniview': 'uniview',
    'Xiongmai / XMEye': 'xiongmai',
    'Huawei / Futurewei': 'huawei',
    'HiSilicon/Huawei': 'huawei',
    'Acme, Inc.; Hikvision': 'hikvision',
    'Acme, Inc., Hikvision': 'hikvision',
    'Acme GmbH & Hikvision': 'hikvision',
    'Acme GmbH, Dahua Technology Co., Ltd. and ZTE Corporation': 'dahua zte',
    '1) Hikvision 2) Axis': 'hikvision',
    '- Hikvision': 'hikvision',
    '• Hikvision • Axis': 'hikvision',
    'Hikvision\\Dahua': 'dahua hikvision',
    'Hikvision - Dahua': 'dahua hikvision',
    'Hikvision–Dahua': 'dahua hikvision',
    'Hikvision (primary), Dahua (alternate)': 'dahua hikvision',
    'Hikvision or Dahua': 'dahua hikvision',
    'Hikvision; or equal': 'hikvision',
    'Hikvision ou Dahua': 'dahua hikvision',
    'Axis, Bosch, Hanwha, Hikvision, Dahua, Uniview': 'dahua hikvision uniview',
    'Axis/Bosch/Hikvision': 'hikvision',
    'Hikvision+Dahua': 'dahua hikvision',
    '海康威视 大华股份': 'dahua hikvision',
    海康威视和华为: 'hikvision huawei',
    '华为,中兴,海康威视': 'hikvision huawei zte',
    '海康威视（萤石）': 'hikvision',
    '大华（乐橙）': 'dahua',
    'ハイクビジョン、ダーファ': 'dahua hikvision',
    '하이크비전, 다후아': 'dahua hikvision',
    'Хиквижн, Дахуа': 'dahua hikvision',
    'هيكفيجن، داهوا': 'dahua hikvision',
    'Huawei Technologies Zuerich AG': 'huawei',
    'Hikvision Nuernberg': 'hikvision',
    'ZTE Oesterreich GmbH': 'zte',
    'Dahua Technology Danmark': 'dahua',
    'Huawei Technologies Goeteborg': 'huawei',
    'Huawei Tech. (Koebenhavn) ApS': 'huawei',
    'Хиквижен Рус': 'hikvision',
    'Дахуа Технолоджи Рус': 'dahua',
    'ТП-Линк Рус': 'tp-link',
    'Huawei Technologies Co., Ltd (华为技术有限公司)': 'huawei',
    'Hangzhou Hikvision Digital Technology Co., Ltd. / 杭州海康威视数字技术股份有限公司': 'hikvision',
    'SMIC (Saudi Medical Imaging Company)': '',
    'Saudi Medical Imaging Company (SMIC)': '',
    'SMIC (Semiconductor Manufacturing International Corporation)': 'smic',
    'Yangtze Memory Technologies Corp (YMTC)': 'ymtc',
    'Young Men Travel Club (YMTC)': '',
    'ZTE (Zhongxing Telecommunication Equipment)': 'zte',
    'Zero Trust Engineering (ZTE)': '',
    'Hikvision (HIK)': 'hikvision',
    'ChangXin Memory Technologies (CXMT)': 'cxmt',
    'Shenzhen DJI Technology (DJI)': 'dji',
    'Zhejiang Uniview Technologies (UNV)': 'uniview',
    'Acme - Hikvision Partner': '',
    'Honor - Duty': '',
    'Dahua - Qingdao': '',
    'Kasa - Home': '',
    'Archer C7': '',
    'Deco M5': '',
    'Phantom 4': '',
    'Axon 7': '',
    'Blade V10': '',
    'Kirin 990': '',
    'Ascend 910': '',
    'Inspire 2': '',
    'EVO II': '',
    'Omada Health Inc': '',
    上海大华印刷厂: '',
    广州大华: '',
    北京大华: '',
    武汉大华建筑: '',
    云南中兴: '',
    长沙中兴大酒店: '',
    台湾中兴大学: '',
    中兴大学: '',
    国立中兴大学: '',
    上海荣耀文化传媒: '',
    荣耀战队: '',
    成都荣耀科技: '',
    联通管件有限公司: '',
    上海联通管道: '',
    海康药业: '',
    浙江海康药业有限公司: '',
    雄迈体育: '',
    普联纺织有限公司: '',
    移远物流: '',
    云从龙餐饮: '',
    宇树园林: '',
    旷视野传媒: '',
    依图书店: '',
    'Zhejiang Dahua Hotel': '',
    'Hangzhou Dahua Restaurant': '',
    'Shenzhen Honor': '',
    'Shenzhen Honor Electronic Co.,Ltd': '',
    'Shanghai Yitu Books': '',
    'Beijing Yitu Culture Media': '',
    'Hefei Changxin Foods': '',
    'Dajiang River Tours': '',
    'Shenzhen Omada': '',
    'Autel & Sons, Inc.': '',
    'DJ I & Friends': '',
    'Z T & E Plumbing': '',
    'UNV-Arts': '',
    'HYT Logistics': '',
    'Hills and Dales': '',
    'LTS, Inc.': '',
    'Alibi & Co': '',
    'Advanced Hytek': '',
    'Swann, Hills, Alibi': '',
    'Kaspersky, Natalya': '',
    'Eugene Kaspersky': '',
    'Huawei-style Routers Inc': '',
    'Anti-Hikvision Coalition': '',
    'Hikvision Alternatives Ltd': '',
    'Replacement for Dahua, Hikvision': '',
    'Formerly Hikvision, now Acme': '',
    'non-Huawei / non-ZTE': '',
    'Hikvision-free, Dahua-free': '',
    'NDAA compliant (no Hikvision, no Dahua)': '',
    'Acme (OEM: Hikvision)': '',
    'Life Imou Photography': '',
  };
  for (const [value, expected] of Object.entries(names)) test(value, () => assert.equal(vendors(value), expected));
});

suite('lists that are cut short, wrapped or led by a word, and names before models', () => {
  const names: Readonly<Record<string, string>> = {
    'Huawei Technologies Co., Ltd. (HUAWEI)': 'huawei',
    'HUAWEI TECHNOLOGIES CO.,LTD,': 'huawei',
    'Hangzhou Hikvision Digital Technology Co., Ltd. Hangzhou, Zhejiang, China': 'hikvision',
    'Hikvision; c/o Acme Distribution': 'hikvision',
    'Hikvision c/o Acme': '',
    'Hikvision via Acme': '',
    'Hikvision (OEM)': 'hikvision',
    'Hikvision*': 'hikvision',
    'Hikvision [1]': 'hikvision',
    '1. Hikvision': 'hikvision',
    'Hikvision, ': 'hikvision',
    ', Hikvision': 'hikvision',
    'Hikvision,,Dahua': 'dahua hikvision',
    'Hikvision/ Dahua': 'dahua hikvision',
    'Hikvision /Dahua': 'dahua hikvision',
    'Hikvision & Co. KG': 'hikvision',
    'Hikvision und Dahua': 'dahua hikvision',
    'Hikvision e Dahua': 'dahua hikvision',
    'Hikvision y Dahua': 'dahua hikvision',
    'Hikvision et Dahua': 'dahua hikvision',
    'Hikvision i Dahua': 'dahua hikvision',
    'Hikvision и Dahua': 'dahua hikvision',
    'Hikvision и Дахуа': 'dahua hikvision',
    'Hikvision oraz Dahua': 'dahua hikvision',
    'Hikvision, Dahua, etc.': 'dahua hikvision',
    'Hikvision etc.': 'hikvision',
    'Hikvision et al.': 'hikvision',
    'Hikvision and others': 'hikvision',
    'Hikvision or similar': 'hikvision',
    'Hikvision or approved equal': 'hikvision',
    'Hikvision / Dahua / or equal': 'dahua hikvision',
    'Hikvision=Dahua': 'dahua hikvision',
    'Hikvision>Dahua': 'dahua hikvision',
    'Hikvision:Dahua': 'dahua hikvision',
    'Hikvision Dahua': 'dahua hikvision',
    'Hikvision, Inc': 'hikvision',
    '["Hikvision","Dahua"]': 'dahua hikvision',
    '{Hikvision,Dahua}': 'dahua hikvision',
    '(Hikvision, Dahua)': 'dahua hikvision',
    'Hikvision (Dahua)': 'dahua hikvision',
    'Various (Hikvision, Dahua)': 'dahua hikvision',
    'Multiple: Hikvision, Dahua': 'dahua hikvision',
    'Various: Axis; Hikvision': 'hikvision',
    'Quectel or Fibocom': 'fibocom quectel',
    'Quectel (EC25) / Fibocom (L610)': 'fibocom quectel',
    'Quectel EC25': 'quectel',
    'HiSilicon Hi3516': 'huawei',
    'Huawei / HONOR': 'honor huawei',
    'TP-LINK TECHNOLOGIES CO.,LTD.; D-Link': 'tp-link',
    'ТОО Хиквижн Казахстан': 'hikvision',
    'Various (Axis, Bosch)': '',
    'Others, etc.': '',
    'Honor and others': '',
    'Honor V10 Band': '',
    'Hikvision Fans 24': '',
    'Honor 5G': '',
    'Dahua 4 You': '',
    'Omada E1': '',
    'Alibaba and the Forty Thieves': '',
    'Makers: Axis, Bosch': '',
    'Multiple vendors': '',
    'Swann Annke': '',
    'Honor Glory': '',
    'Hikvision etcetera museum': '',
    '(Axis)': '',
  };
  for (const [value, expected] of Object.entries(names))
    test(JSON.stringify(value), () => assert.equal(vendors(value), expected));
});
