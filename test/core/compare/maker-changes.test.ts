import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withMakerChanges, withoutMakers } from '../../../server/src/core/compare/maker-changes.ts';
import { read } from '../../../server/src/core/read/index.ts';
import { documentBuilder } from '../../../server/src/core/report/build.ts';
import { createReviewer, type Reviewer } from '../../../server/src/core/review.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { signatures } from '../../support/signatures.ts';
import { slowTest } from '../../support/tier.ts';

interface Part {
  readonly ref: string;
  readonly name: string;
  readonly type?: string;
  readonly version?: string;
  readonly maker?: string;
  readonly supplier?: string;
  readonly country?: string;
  readonly purl?: string;
}

const contexts = [{ profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' }];

let made: { readonly reviewer: Reviewer; readonly build: ReturnType<typeof documentBuilder> } | undefined;

/** Made once: it takes longer than all reviews. */
function shared() {
  made ??= { reviewer: createReviewer(signatures()), build: documentBuilder(signatures()) };
  return made;
}

function reviewed(parts: readonly Part[], rules = {}) {
  const text = JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'device', 'bom-ref': 'p', name: 'gateway', supplier: { name: 'Acme' } } },
      components: parts.map(({ ref, name, type = 'device', version, maker, supplier, country, purl }) => ({
        type,
        'bom-ref': ref,
        name,
        version,
        purl,
        ...(maker === undefined ? {} : { manufacturer: { name: maker } }),
        ...(supplier === undefined ? {} : { supplier: { name: supplier } }),
        ...(country === undefined ? {} : { properties: [{ name: 'countryOfOrigin', value: country }] }),
      })),
    },
    undefined,
    1,
  );
  const source = new Source(text);
  const options = { contexts, rules, waivers: [], tellsMakers: true };
  const { reviewer, build } = shared();
  const review = reviewer.reviewRead(source, read(source), options);
  return { text, document: build({ path: 'a.json', review }) };
}

/** What is told of a change, each with the text that stands at its place. */
function told(old: readonly Part[], now: readonly Part[]): readonly string[] {
  const { document, text } = reviewed(now);
  const [compared] = withMakerChanges([document], [reviewed(old).document], new Map([['a.json', 'a.json']]));
  const lines = text.split('\n');
  return (compared?.findings ?? [])
    .filter(({ rule }) => rule === 'maker-changed')
    .map(({ message, range: { start, end } }) => {
      return `${message.text} @ ${lines[start.line]?.slice(start.character, end.character)}`;
    });
}

const parts: readonly Part[] = [
  { ref: '1', name: 'LTE modem', version: '1', maker: 'Telit Cinterion' },
  { ref: '2', name: 'camera', maker: 'Axis Communications AB', supplier: 'Arrow' },
  { ref: '3', name: 'switch', supplier: 'Cisco Systems, Inc.' },
  { ref: '4', name: 'cpu', maker: 'NXP', country: 'NL' },
  { ref: '5', name: 'recorder', maker: 'Hikvision' },
  { ref: '6', name: 'PSU A1', type: 'hardware', maker: 'Würth Elektronik GmbH' },
  { ref: '7', name: 'zlib', type: 'library', purl: 'pkg:generic/zlib@1', supplier: 'Zlib Inc.' },
  { ref: '8', name: 'camera', maker: 'Bosch', version: '2' },
];

/** The parts with one of them changed. */
const changed = (ref: string, change: Partial<Record<keyof Part, string | undefined>>): readonly Part[] =>
  parts.map(part => (part.ref === ref ? (JSON.parse(JSON.stringify({ ...part, ...change })) as Part) : part));

suite('What changed about whose a component is', () => {
  const planted: readonly (readonly [readonly Part[], string])[] = [
    [
      changed('1', { maker: 'Shenzhen Longsung' }),
      'LTE modem: maker changed, Telit Cinterion → Shenzhen Longsung @ Shenzhen Longsung',
    ],
    [
      changed('1', { maker: 'Shenzhen Longsung', version: '2', ref: 'x' }),
      'LTE modem: maker changed, Telit Cinterion → Shenzhen Longsung @ Shenzhen Longsung',
    ],
    [changed('2', { maker: undefined }), 'camera: maker no longer stated, was Axis Communications AB @ camera'],
    [
      changed('2', { maker: 'NOASSERTION' }),
      'camera: maker no longer stated, Axis Communications AB → “NOASSERTION” @ NOASSERTION',
    ],
    [changed('2', { maker: 'Redacted' }), 'camera: maker withheld, Axis Communications AB → “Redacted” @ Redacted'],
    [changed('2', { supplier: 'Mouser' }), 'camera: supplier changed, Arrow → Mouser @ Mouser'],
    [
      changed('2', { maker: 'Dahua', supplier: 'Mouser' }),
      'camera: maker changed, Axis Communications AB → Dahua; supplier changed, Arrow → Mouser @ Dahua',
    ],
    [changed('3', { supplier: 'TBD' }), 'switch: supplier no longer stated, Cisco Systems, Inc. → “TBD” @ TBD'],
    [changed('3', { supplier: undefined }), 'switch: supplier no longer stated, was Cisco Systems, Inc. @ switch'],
    [changed('3', { supplier: 'ZTE' }), 'switch: supplier changed, Cisco Systems, Inc. → ZTE @ ZTE'],
    [changed('4', { country: 'CN' }), 'cpu: countryOfOrigin changed, NL → CN @ CN'],
    [changed('4', { country: undefined }), 'cpu: countryOfOrigin no longer stated, was NL @ cpu'],
    [
      changed('4', { maker: 'Rockchip', country: 'CN' }),
      'cpu: maker changed, NXP → Rockchip; countryOfOrigin changed, NL → CN @ Rockchip',
    ],
    [changed('5', { maker: 'Dahua' }), 'recorder: maker changed, Hikvision → Dahua @ Dahua'],
    [
      changed('6', { name: 'PSU B7', maker: 'Huawei' }),
      'PSU B7 took the place of PSU A1: Würth Elektronik GmbH → Huawei @ Huawei',
    ],
    [
      changed('7', { purl: 'pkg:generic/zlib@2', supplier: 'Madler' }),
      'zlib: supplier changed, Zlib Inc. → Madler @ Madler',
    ],
    [changed('8', { maker: 'Hanwha' }), 'camera: maker changed, Bosch → Hanwha @ Hanwha'],
  ];
  for (const [now, expected] of planted) {
    test(expected, () => assert.deepEqual(told(parts, now), [expected]));
  }

  slowTest('forty planted changes are each told once, at their place', () => {
    const makers = ['Quectel', 'Longsung', 'Dahua', 'Acme Works', 'Zhongxing', 'MeiG', 'Fibocom', 'Tiandy'];
    for (let nth = 0; nth < 40; nth++) {
      const part = parts[nth % parts.length];
      const maker = `${makers[nth % makers.length]} ${nth}`;
      assert.ok(part);
      const field = part.maker === undefined ? 'supplier' : 'maker';
      const shuffled = [...changed(part.ref, { [field]: maker })].sort(
        (a, b) => ((a.ref.charCodeAt(0) * 7 + nth) % 5) - ((b.ref.charCodeAt(0) * 7 + nth) % 5),
      );
      const found = told(parts, shuffled);
      assert.equal(found.length, 1, `${part.name} ${maker}: ${found.join(' | ')}`);
      assert.match(found[0] ?? '', new RegExp(`${part.name}: ${field} changed, .* → ${maker} @ ${maker}$`));
    }
  });

  const same: Readonly<Record<string, readonly string[]>> = {
    'Telit Cinterion': ['TELIT CINTERION', 'Telit Cinterion Ltd.', 'telit  cinterion'],
    'Axis Communications AB': ['Axis Communications', 'AXIS COMMUNICATIONS AB', 'Organization: Axis Communications AB'],
    'Cisco Systems, Inc.': ['Cisco Systems', 'CISCO SYSTEMS INC', 'Cisco Systems, Incorporated'],
    NXP: ['nxp', 'N.X.P.'],
    Hikvision: ['海康威视', 'HIKVISION', 'Hangzhou Hikvision Digital Technology Co., Ltd.'],
    'Würth Elektronik GmbH': ['Wuerth Elektronik', 'Wurth Elektronik GmbH & Co. KG', 'WÜRTH ELEKTRONIK'],
    'Zlib Inc.': ['zlib', 'ZLIB, INC.'],
    Bosch: ['BOSCH', 'Bosch GmbH'],
    Arrow: ['ARROW', 'Arrow, Inc.'],
  };

  slowTest('two hundred documents that say the same in other words are silent', () => {
    const spelling = (name: string | undefined) =>
      name === undefined ? fc.constant(undefined) : fc.constantFrom(name, ...(same[name] ?? []));
    const variant = fc.record({
      order: fc.shuffledSubarray([...parts.keys()], { minLength: parts.length }),
      refs: fc.array(fc.constantFrom('', 'a', '1', '2'), { minLength: parts.length, maxLength: parts.length }),
      makers: fc.tuple(...parts.map(({ maker }) => spelling(maker))),
      suppliers: fc.tuple(...parts.map(({ supplier }) => spelling(supplier))),
      version: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(variant, ({ order, refs, makers, suppliers, version }) => {
        const now = order.map(at => {
          const part = parts[at] as Part;
          const maker = makers[at];
          const supplier = suppliers[at];
          return {
            ...part,
            ref: `${refs[at]}${order.indexOf(at) + 1}`,
            ...(part.version === undefined || part.name === 'camera' ? {} : { version: `${version}` }),
            ...(maker === undefined ? {} : { maker }),
            ...(supplier === undefined ? {} : { supplier }),
          };
        });
        assert.deepEqual(told(parts, now), []);
      }),
      { numRuns: 200 },
    );
  });

  test('who moves to another field, joins another or is named for the first time is no loss', () => {
    assert.deepEqual(told(parts, changed('3', { supplier: undefined, maker: 'Cisco Systems' })), []);
    assert.deepEqual(told(changed('1', { maker: undefined }), parts), []);
    assert.deepEqual(told(parts, [...parts, { ref: '9', name: 'antenna', maker: 'Taoglas' }]), []);
    assert.deepEqual(told(parts, parts.slice(1)), []);
  });

  test('a product of the same maker in the place of another is no change of maker', () => {
    assert.deepEqual(told(parts, changed('6', { name: 'PSU B7' })), []);
  });

  test('what has nothing in common with what is gone is no successor', () => {
    assert.deepEqual(told(parts, changed('6', { name: 'Lens', maker: 'Huawei' })), []);
  });

  test('two that are gone and two that came are nobody’s successors', () => {
    const two = [
      ...changed('6', { name: 'PSU B7', maker: 'Huawei' }),
      { ref: '9', name: 'PSU B8', type: 'hardware', maker: 'ZTE' },
    ];
    assert.deepEqual(told(parts, two), []);
  });

  test('without a base nothing of it is left', () => {
    const { document } = reviewed(parts);
    assert.ok(document.findings.some(({ rule }) => rule === 'maker-changed'));
    const [bare] = withoutMakers([document]);
    assert.ok(!bare?.findings.some(({ rule }) => rule === 'maker-changed'));
  });

  test('a level of the user holds, and off is off', () => {
    const now = reviewed(changed('1', { maker: 'Longsung' }), { 'maker-changed': 'error' });
    const [compared] = withMakerChanges([now.document], [reviewed(parts).document], new Map([['a.json', 'a.json']]));
    assert.equal(compared?.findings.find(({ rule }) => rule === 'maker-changed')?.level, 'error');
    const off = reviewed(parts, { 'maker-changed': 'off' });
    assert.ok(!off.document.findings.some(({ rule }) => rule === 'maker-changed'));
  });
});
