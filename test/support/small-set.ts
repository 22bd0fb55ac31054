import { noIdentifiers } from '../../server/src/core/signatures/no-identifiers.ts';
import type { Provenance } from '../../server/src/core/signatures/types/fact.ts';
import type { Identifiers } from '../../server/src/core/signatures/types/identifiers.ts';
import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';
import type { Entity, Name, Vendor } from '../../server/src/core/signatures/types/vendor.ts';

/** Hand-written signatures, for tests that want to know exactly what is in them. */
const provenance: Provenance = { sources: ['test'], asOf: '2026-11-22', confidence: 'high' };

type Strength = Name['strength'];

/** `Hikvision` or, with how much it proves, `exact:Dahua Technology`. */
function name(text: string): Name {
  const [strength, value] = text.includes(':')
    ? (text.split(':') as [Strength, string])
    : (['distinctive', text] as const);
  return { value, kind: value === 'Tapo' ? 'brand' : 'short', strength, provenance };
}

function entity(id: string, names: readonly string[], more: Partial<Entity> = {}): Entity {
  return { id, relation: 'self', names: names.map(name), provenance, ...more };
}

function vendor(
  id: string,
  entities: readonly Entity[],
  identifiers: Partial<Identifiers> = {},
  more: Partial<Vendor> = {},
): Vendor {
  const all = { ...noIdentifiers, ...identifiers };
  return { id, display: id, entities, identifiers: all, thirdPartyClients: [], confusables: [], notes: [], ...more };
}

function ids(entityId: string, ...values: string[]): Identifiers['cpe'] {
  return values.map(value => ({ value, entity: entityId, provenance }));
}

const hikvision = vendor(
  'hikvision',
  [
    entity('hikvision', [
      'Hikvision',
      'Hangzhou Hikvision Digital Technology Co., Ltd.',
      'exact:杭州海康威视数字技术股份有限公司',
      '海康威视',
      'exact:Hik Vision',
    ]),
    entity('hikvision-canada', ['Hikvision Canada Inc.'], { relation: 'affiliate' }),
    entity('ezviz', ['EZVIZ', '萤石网络'], { relation: 'brand' }),
    entity('hikrobot', ['Hikrobot'], { relation: 'affiliate' }),
    entity('pyronix', ['Pyronix'], {
      relation: 'affiliate',
      provenance: { ...provenance, sources: [], unverified: true },
    }),
    entity('annke', ['exact:Annke'], { relation: 'possible-oem', oemTier: 'B' }),
  ],
  {
    cpe: ids('hikvision', 'hikvision'),
    domains: ids('hikvision', 'hikvision.com', 'hik-connect.com'),
    fcc: ids('hikvision', '2adtd'),
    pen: ids('hikvision', '39165'),
    mac: [
      {
        registrants: ['Hangzhou Hikvision Digital Technology Co.,Ltd.'],
        prefixes: ['040312', '4447CC'],
        entity: 'hikvision',
        provenance,
      },
      {
        registrants: ['Hangzhou Hikrobot Technology Co., Ltd.'],
        prefixes: ['34BD20', 'B0B3536'],
        entity: 'hikrobot',
        provenance,
      },
    ],
    purl: [{ type: 'npm', namespace: '@ezuikit', entity: 'ezviz', use: 'open-source', provenance }],
    models: [
      {
        pattern: '\\bi?DS-2(?:CD|DE|DF)[\\w-]*',
        flags: 'i',
        what: 'Hikvision camera',
        precision: 'high',
        entity: 'hikvision',
        provenance,
      },
    ],
  },
  { thirdPartyClients: ['pkg:npm/node-hikvision-api'], confusables: [{ value: 'Prama India', why: 'test' }] },
);

const dahua = vendor(
  'dahua',
  [
    entity('dahua', [
      'distinctive:Dahua',
      'exact:Dahua Technology',
      'exact:Zhejiang Dahua Technology Co., Ltd.',
      'exact:浙江大华技术股份有限公司',
      'exact:大华股份',
    ]),
    entity('imou', ['Imou', 'weak:Tapo'], { relation: 'brand' }),
    entity('lorex', ['weak:Lorex', 'exact:Lorex Technology Inc.'], { relation: 'brand', until: '2022-11-24' }),
  ],
  {
    cpe: ids('dahua', 'dahuasecurity'),
    domains: ids('dahua', 'dahuasecurity.com'),
    mac: [{ registrants: ['Zhejiang Dahua Technology Co., Ltd.'], prefixes: ['08EDED'], entity: 'dahua', provenance }],
  },
  { confusables: [{ value: 'Shanghai Dahua Scale Factory', why: 'weighing scales' }] },
);

const huawei = vendor(
  'huawei',
  [
    entity('huawei', ['Huawei', 'Huawei Technologies Co., Ltd.', 'exact:华为技术有限公司', '华为']),
    entity('hisilicon', ['HiSilicon', '海思'], { relation: 'affiliate' }),
  ],
  {
    cpe: [...ids('huawei', 'huawei'), ...ids('hisilicon', 'hisilicon')],
    domains: ids('huawei', 'huawei.com'),
    usb: ids('huawei', '12d1'),
    pci: ids('huawei', '19e5'),
    purl: [
      { type: 'maven', namespace: 'com.huawei', below: true, entity: 'huawei', use: 'open-source', provenance },
      { type: 'npm', namespace: '@huaweicloud', entity: 'huawei', use: 'open-source', provenance },
      { type: 'golang', namespace: 'github.com/huaweicloud', entity: 'huawei', use: 'open-source', provenance },
      { type: 'pypi', name: 'huaweicloudsdk*', entity: 'huawei', use: 'open-source', provenance },
    ],
    models: [
      {
        pattern: '\\bHi3(?:51[0-9]|55[0-9])[A-Z]{0,2}(?:V\\d{3})?\\b',
        flags: 'i',
        what: 'HiSilicon SoC',
        precision: 'high',
        entity: 'hisilicon',
        provenance,
      },
    ],
  },
  { confusables: [{ value: 'Honor Device Co., Ltd.', why: 'sold in 2020' }] },
);

const zte = vendor(
  'zte',
  [
    entity('zte', [
      'weak:ZTE',
      'exact:ZTE Corporation',
      'exact:Zhongxing Telecom',
      'exact:Shanghai ZTE Technologies Co., Ltd.',
      '中兴通讯',
    ]),
  ],
  {
    cpe: ids('zte', 'zte'),
    domains: ids('zte', 'zte.com.cn'),
    usb: ids('zte', '19d2'),
    models: [
      { pattern: '\\bMF\\d{2,3}\\w*', flags: 'i', what: 'ZTE modem', precision: 'context', entity: 'zte', provenance },
    ],
  },
);

const hytera = vendor('hytera', [entity('hytera', ['Hytera', 'exact:Hytera Communications Corporation Limited'])]);
const kaspersky = vendor(
  'kaspersky',
  [entity('kaspersky', ['Kaspersky', 'AO Kaspersky Lab', 'exact:АО «Лаборатория Касперского»'])],
  { cpe: ids('kaspersky', 'kaspersky'), domains: ids('kaspersky', 'kaspersky.com') },
);
const dji = vendor('dji', [entity('dji', ['weak:DJI', 'exact:SZ DJI Technology Co., Ltd.'])]);
const chinaMobile = vendor('china-mobile', [
  entity('china-mobile', ['exact:China Mobile', 'exact:China Mobile Limited']),
]);

export const smallSet: SignatureSet = {
  schemaVersion: 1,
  date: '2026-11-22',
  digest: 'sha256:0',
  vendors: [hikvision, dahua, huawei, zte, hytera, kaspersky, dji, chinaMobile],
  instruments: [],
  categories: [],
  profiles: [],
  advisories: [],
  otherRegistrants: [],
  parties: {},
  sources: { test: { title: 'Hand-written for tests', url: '', kind: 'test' } },
};
