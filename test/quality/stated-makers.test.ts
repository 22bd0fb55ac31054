import assert from 'node:assert/strict';
import { productOf } from '../../server/src/core/judge/product.ts';
import { matchBom } from '../../server/src/core/match/index.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../support/bom.ts';
import { reviewText } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

/** Numbers that read like a vendor's, and makers of other things who are stated beside them. */
const numbers: Readonly<Record<string, readonly string[]>> = {
  'autel-robotics': ['Autel EVO II', 'EVO Max 4T', 'Autel Alpha'],
  cxmt: ['CXDQ3BFAM', 'CXDB4CBAM-EA-M'],
  dahua: ['DH-IPC-HFW2431S-S2', 'DHI-NVR4104HS-4KS2', 'HAC-HFW1200T', 'IPC-HDW3849H-AS-PV'],
  dji: ['DJI Mavic 3', 'DJI Zenmuse H20'],
  fibocom: ['FM350-GL', 'L610-EU', 'NL668-AM'],
  hikvision: ['DS-2CD2043G2-I', 'DS-7616NXI-K2/16P', 'iDS-2CD7146G0-IZS', 'DS-K1T671M'],
  huawei: ['Hi3516DV300', 'Hi3861LV100', 'ME909s-120', 'HI-3593PQI', 'S5720-28P-LI-AC', 'HG8245H'],
  hytera: ['Hytera PD785', 'PD785'],
  quectel: ['EC25-AF', 'RM520N-GL', 'EG25-G', 'BC66NB-04', 'BG96-E'],
  'suzhou-keda': ['IPC2230'],
  tiandy: ['TC-C34HS', 'TC-NC23'],
  'tp-link': ['TL-WR841N', 'TL-SG108'],
  uniview: ['IPC2124LB-SF28KM', 'IPC322LB'],
  xiongmai: ['AHB7008F8-H', 'XM530'],
  ymtc: ['TiPlus5000', 'TiPro7000'],
  zte: ['ZXMP4A16G', 'ZXHN-F660', 'ZXA10-C320', 'MF833V'],
};

const makers = [
  'Diodes Incorporated',
  'Axis Communications AB',
  'Holt Integrated Circuits, Inc.',
  'Texas Instruments',
  'Sierra Wireless Inc.',
  'Micron Technology, Inc.',
  'Motorola Solutions',
  'Parrot Drones SAS',
  'Infineon Technologies AG',
  'Cisco Systems, Inc.',
  'u-blox AG',
];

interface Pair {
  readonly maker: string;
  readonly value: string;
}

const pairs: readonly Pair[] = Object.values(numbers)
  .flat()
  .map((value, at) => ({ maker: makers[at % makers.length] ?? '', value }));

function review(components: readonly object[], profile: string): readonly string[] {
  const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
  const { findings } = reviewText(text, profile === '' ? [] : [profile]);
  return findings
    .filter(({ rule, level }) => rule.startsWith('restricted') && level !== 'information' && level !== 'none')
    .map(({ vendor, level, span }) => `${vendor} ${level} ${text.slice(span.start, span.end)}`);
}

const PROFILES = ['', 'us-federal-agency', 'us-federal-contractor', 'us-dod-contractor', 'ca-federal'];

const named = (pair: Pair, more: object): object => ({
  type: 'device',
  name: 'unit',
  manufacturer: { name: pair.maker },
  ...more,
});
const property = (name: string, value: string): object => ({ properties: [{ name, value }] });

suite('a stated maker is not overruled by what reads like another’s', () => {
  test('every vendor with patterns stands in the pairs, and there are 40 and more', () => {
    const withPatterns = signatures().vendors.filter(({ identifiers }) => identifiers.models.length > 0);
    assert.deepEqual(
      withPatterns.map(({ id }) => id).filter(id => !(id in numbers)),
      [],
    );
    assert.ok(pairs.length >= 40, `${pairs.length}`);
  });

  for (const profile of PROFILES) {
    test(`part numbers, models and names mark nothing above information, ${profile || 'without a profile'}`, () => {
      for (const shape of [
        (pair: Pair) => named(pair, property('cdx:device:modelNumber', pair.value)),
        (pair: Pair) => named(pair, property('model', pair.value)),
        (pair: Pair) => named(pair, { name: pair.value }),
        (pair: Pair) => ({ ...named(pair, { name: pair.value }), type: 'firmware' }),
      ]) {
        assert.deepEqual(review(pairs.map(shape), profile), []);
      }
      const alone = pairs.map(({ value }) => ({ type: 'device', name: 'unit', ...property('model', value) }));
      assert.ok(review(alone, profile).length > (profile === 'ca-federal' ? 1 : 15), 'without a maker they are marked');
    });
  }

  test('neither do FCC ids, address blocks and numbers of registries', () => {
    const identifiers: (readonly [string, string])[] = signatures().vendors.flatMap(({ identifiers: of }) => [
      ...of.fcc.map(({ value }) => ['fcc-id', `${value}X1000`] as const),
      ...of.mac.slice(0, 3).map(({ prefixes }) => ['mac', `${prefixes[0] ?? ''}000000000000`.slice(0, 12)] as const),
      ...of.usb.map(({ value }) => ['usb-id', `${value}:0001`] as const),
      ...of.pci.map(({ value }) => ['pci-id', `${value}:0001`] as const),
      ...of.pen.map(({ value }) => ['pen', value] as const),
      ...of.bluetooth.map(({ value }) => ['bluetooth-company-id', `0x${value}`] as const),
      ...of.pnp.map(({ value }) => ['pnp-id', value] as const),
    ]);
    assert.ok(identifiers.length > 100, `${identifiers.length}`);
    const components = identifiers.map(([name, value], at) =>
      named({ maker: makers[at % makers.length] ?? '', value }, property(name, value)),
    );
    for (const profile of PROFILES) assert.deepEqual(review(components, profile), []);
    // The same without a maker is what they prove.
    const alone = identifiers.map(([name, value]) => ({ type: 'device', name: 'unit', ...property(name, value) }));
    assert.ok(review(alone, 'us-federal-agency').length > 60);
  });
});

const lookups = buildLookups(signatures());

/** Orderable numbers found bare, whose they are, and the kind of product that follows from them. */
const bare: readonly (readonly [number: string, vendor: string, kind: string])[] = [
  ['EC25-AF', 'quectel', 'radio-module'],
  ['RM520N-GL', 'quectel', 'radio-module'],
  ['EG25-G', 'quectel', 'radio-module'],
  ['BC66NB-04', 'quectel', 'radio-module'],
  ['FM350-GL', 'fibocom', 'radio-module'],
  ['L610-EU', 'fibocom', 'radio-module'],
  ['Hi3516DV300', 'huawei', 'soc'],
  ['Hi3861LV100', 'huawei', 'soc'],
  ['ME909s-120', 'huawei', 'radio-module'],
  ['CXDQ3BFAM', 'cxmt', 'memory'],
  ['DS-2CD2043G2-I', 'hikvision', 'camera'],
];

suite('an orderable number alone names its maker and the kind of product', () => {
  for (const [number, vendor, kind] of bare) {
    test(number, () => {
      const alone = component([{ role: 'model-number', value: number, span: { start: 0, end: number.length } }], {
        kind: 'device',
        name: { value: 'unit', span: { start: 0, end: 4 } },
      });
      const [match, ...others] = matchBom(bom(alone), lookups, '2026-11-22');
      assert.deepEqual([match?.vendor, others.length], [vendor, 0]);
      assert.equal(productOf(alone, lookups, vendor)?.id, kind);
      // With one sign more before it, it is another number.
      for (const other of [`X${number}`, `7${number}`]) {
        const strange = component([{ role: 'model-number', value: other, span: { start: 0, end: other.length } }], {
          kind: 'device',
        });
        const found = matchBom(bom(strange), lookups, '2026-11-22').map(one => `${one.vendor} ${one.ceiling}`);
        assert.deepEqual(found, [], other);
      }
    });
  }
});
