import assert from 'node:assert/strict';
import { withMakerChanges } from '../../../server/src/core/compare/maker-changes.ts';
import { readBytes } from '../../../server/src/core/read/bytes.ts';
import { documentBuilder } from '../../../server/src/core/report/build.ts';
import { createReviewer } from '../../../server/src/core/review.ts';
import { signatures } from '../../support/signatures.ts';

const contexts = [{ profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' }];
const reviewer = createReviewer(signatures());
const build = documentBuilder(signatures());

function reviewed(text: string) {
  const { source, reading } = readBytes(new TextEncoder().encode(text));
  const options = { contexts, rules: {}, waivers: [], tellsMakers: true };
  return build({ path: 'a', review: reviewer.reviewRead(source, reading, options) });
}

function told(old: string, now: string): readonly string[] {
  const [compared] = withMakerChanges([reviewed(now)], [reviewed(old)], new Map([['a', 'a']]));
  return (compared?.findings ?? []).filter(({ rule }) => rule === 'maker-changed').map(({ message }) => message.text);
}

const bom = (maker: string, properties: readonly (readonly [string, string])[] = []) =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [
      {
        type: 'device',
        name: 'modem',
        manufacturer: { name: maker },
        properties: properties.map(([name, value]) => ({ name, value })),
      },
    ],
  });

/** One maker each, written in two ways. */
const same: readonly (readonly [string, string])[] = [
  ['Ålborg Teknik', 'Aalborg Teknik'],
  ['Ørsted Electronics', 'Oersted Electronics'],
  ['Ørsted Electronics', 'Orsted Electronics'],
  ['Strauß Elektronik', 'Strauss Elektronik'],
  ['Bühler AG', 'Buehler'],
  ['Элтекс', 'Eltex'],
  ['ООО «Предприятие Элтекс»', 'Predpriyatie Eltex'],
  ['Аквариус', 'Akvarius'],
  ['Ангстрем', 'Angstrem'],
  ['Микрон', 'Mikron JSC'],
  ['Яндекс', 'Yandex'],
  ['Ιντρακόμ', 'Intrakom'],
  ['The Qt Company', 'Qt Company'],
  ['THE LEGO GROUP', 'Lego Group'],
  ['Rohde & Schwarz', 'Rohde and Schwarz'],
  ['華為技術有限公司', 'Huawei Technologies Co., Ltd.'],
];
/** Two makers each, however much they look alike. */
const other: readonly (readonly [string, string])[] = [
  ['Eltex', 'Elteks Trading'],
  ['Quectel', 'Quecte1'],
  ['Aalborg Teknik', 'Alborg Teknik Nord'],
  ['Элтекс', 'Элтон'],
  ['Mikron', 'Micron'],
  ['Theta Labs', 'Ta Labs'],
  ['Siemens', 'Siemens Energy'],
];

const countries: readonly (readonly [string, string])[] = [
  ['IT', 'Italy'],
  ['ITA', 'italia'],
  ['China', 'CN'],
  ["People's Republic of China", '中国'],
  ['Made in China', 'P.R. China'],
  ['Taiwan, ROC', 'TW'],
  ['Deutschland', 'Germany'],
  ['USA', 'United States'],
  ['Viet Nam', 'VNM'],
  ['Etats-Unis', 'US'],
];

suite('Whose a component is: the same in other words', () => {
  test('one maker written in two ways is no change, in either direction', () => {
    for (const [one, two] of same) {
      assert.deepEqual(told(bom(one), bom(two)), [], `${one} → ${two}`);
      assert.deepEqual(told(bom(two), bom(one)), [], `${two} → ${one}`);
    }
  });

  test('two makers that look alike are a change', () => {
    for (const [one, two] of other)
      assert.deepEqual(told(bom(one), bom(two)), [`modem: maker changed, ${one} → ${two}`]);
  });

  test('a country is the same by two letters, three, or in another language', () => {
    for (const [one, two] of countries) {
      assert.deepEqual(told(bom('Telit', [['countryOfOrigin', one]]), bom('Telit', [['country-of-origin', two]])), []);
    }
  });

  test('another country is told, once, however the property is called', () => {
    for (const [one, two] of [
      ['IT', 'China'],
      ['Taiwan', 'China'],
      ['Republic of China (Taiwan)', 'PRC'],
      ['South Korea', 'North Korea'],
      ['Dongguan', 'Cagliari'],
    ] as const) {
      assert.deepEqual(told(bom('Telit', [['countryOfOrigin', one]]), bom('Telit', [['Country of Origin', two]])), [
        `modem: countryOfOrigin changed, ${one} → ${two}`,
      ]);
    }
  });

  test('in a table the columns of country and factory are compared', () => {
    const table = (country: string, factory: string) =>
      `Part,Manufacturer,MPN,Country of origin,Factory\nmodem,Telit,ME910,${country},${factory}\ncam,Axis,P3,SE,Lund\n`;
    assert.deepEqual(told(table('Italy', 'Cagliari'), table('IT', 'CAGLIARI')), []);
    assert.deepEqual(told(table('Italy', 'Cagliari'), table('China', 'Cagliari')), [
      'modem: country of origin changed, Italy → China',
    ]);
    assert.deepEqual(told(table('Italy', 'Cagliari'), table('Italy', 'Shenzhen')), [
      'modem: factory changed, Cagliari → Shenzhen',
    ]);
  });
});
