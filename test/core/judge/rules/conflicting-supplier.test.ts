import assert from 'node:assert/strict';
import { shipped } from '../../../support/judging.ts';
import { cyclonedx, findingsOf, marksOf, placesOf } from '../../../support/rule.ts';

const rule = 'conflicting-supplier';
const stars = ':*'.repeat(7);
const device = (more: object) => cyclonedx([{ type: 'device', name: 'camera', version: '1', ...more }]);
const hikvision = { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const dahua = { name: 'Zhejiang Dahua Technology Co., Ltd.' };
const cpe = (vendor: string, part = 'h') => `cpe:2.3:${part}:${vendor}:x:1${stars}`;
const mac = (value: string) => [{ name: 'device:mac', value }];

suite('rule conflicting-supplier', () => {
  test('a maker whom the CPE contradicts is marked, with the CPE beside it', () => {
    const text = device({ manufacturer: hikvision, cpe: cpe('dahuasecurity') });
    assert.deepEqual(marksOf(rule, text), [
      `information «${hikvision.name}» camera: manufacturer stated as “Hangzhou Hikvisi…., Ltd.”, but the CPE is of Dahua`,
    ]);
    const [finding] = findingsOf(rule, text);
    assert.deepEqual([finding?.vendor, finding?.judgements, finding?.offers], [null, [], []]);
    const [related] = finding?.related ?? [];
    assert.equal(related && text.slice(related.span.start, related.span.end), cpe('dahuasecurity'));
  });

  test('a tool that made the document, and what a component was made from, are not asked', () => {
    const one = { type: 'device', name: 'camera', manufacturer: hikvision, cpe: cpe('dahuasecurity') };
    for (const text of [
      cyclonedx([], { metadata: { tools: { components: [one] } } }),
      cyclonedx([{ type: 'library', name: 'a', version: '1', pedigree: { ancestors: [one] } }]),
    ])
      assert.deepEqual(marksOf(rule, text), []);
  });

  test('where two identifiers agree it is a warning', () => {
    const text = device({ manufacturer: hikvision, cpe: cpe('dahuasecurity'), properties: mac('08:ED:ED:1A:2B:3C') });
    assert.match(marksOf(rule, text)[0] ?? '', /^warning «.* the CPE is of Dahua/);
  });

  test('so is a maker that nobody restricts, either way round', () => {
    assert.deepEqual(
      placesOf(rule, device({ manufacturer: { name: 'Axis Communications AB' }, cpe: cpe('hikvision') })),
      ['Axis Communications AB'],
    );
    assert.deepEqual(placesOf(rule, device({ manufacturer: hikvision, cpe: cpe('reolink') })), [hikvision.name]);
  });

  test('an address block of another registrant is information: the interface may be a part', () => {
    const text = device({ manufacturer: dahua, properties: mac('44:47:CC:1A:2B:3C') });
    assert.deepEqual(marksOf(rule, text), [
      `information «${dahua.name}» camera: manufacturer stated as “Zhejiang Dahua T…., Ltd.”, but the MAC address is of Hikvision`,
    ]);
  });

  test('of equipment without a stated maker the supplier counts', () => {
    assert.deepEqual(placesOf(rule, device({ supplier: dahua, cpe: cpe('hikvision', 'o') })), [dahua.name]);
  });

  const silent: readonly (readonly [why: string, text: string])[] = [
    ['who sells what another made', device({ supplier: dahua, manufacturer: hikvision, cpe: cpe('hikvision') })],
    ['a distributor nobody knows', device({ supplier: { name: 'Ingram Micro' }, cpe: cpe('hikvision') })],
    ['a maker nobody knows', device({ manufacturer: { name: 'Some Maker Ltd.' }, cpe: cpe('hikvision') })],
    ['a brand of the same group', device({ manufacturer: { name: 'EZVIZ Inc.' }, cpe: cpe('hikvision') })],
    ['a known relabeller', device({ manufacturer: { name: 'Amcrest' }, cpe: cpe('dahuasecurity') })],
    ['a relabeller and its own CPE', device({ manufacturer: { name: 'Amcrest' }, cpe: cpe('amcrest') })],
    ['its supplier and the CPE of the relabeller', device({ manufacturer: dahua, cpe: cpe('amcrest') })],
    ['a company that was sold', device({ manufacturer: { name: 'Lorex Technology Inc.' }, cpe: cpe('dahuasecurity') })],
    [
      'a company that was sold, by its later name',
      device({ manufacturer: { name: 'Honor Device Co., Ltd.' }, cpe: cpe('huawei') }),
    ],
    ['a CPE that scanners guess', device({ manufacturer: hikvision, cpe: cpe('dahuasecurity', 'a') })],
    ['a person', cyclonedx([{ type: 'device', name: 'x', authors: [{ name: 'Dahua Lin' }], cpe: cpe('hikvision') }])],
    ['a mention', device({ manufacturer: hikvision, description: 'works with Dahua recorders' })],
    [
      'a link',
      device({
        manufacturer: hikvision,
        externalReferences: [{ type: 'website', url: 'https://www.dahuasecurity.com' }],
      }),
    ],
    [
      'software that one ships and another wrote',
      cyclonedx([{ type: 'library', name: 'sdk', supplier: hikvision, purl: 'pkg:npm/%40huaweicloud/sdk@1' }]),
    ],
    [
      'open source that another maker took',
      cyclonedx([
        {
          type: 'library',
          name: 'sdk',
          manufacturer: hikvision,
          purl: 'pkg:npm/%40huaweicloud/huaweicloud-sdk-core@1',
        },
      ]),
    ],
  ];
  for (const [why, text] of silent) test(`says nothing of ${why}`, () => assert.deepEqual(marksOf(rule, text), []));
});

test('a CPE of another maker’s software on a device contradicts nothing, one of its hardware does', () => {
  const [other] = shipped().otherMakers.byCpe.keys();
  assert.ok(other);
  const at = (part: string) => marksOf(rule, device({ manufacturer: hikvision, cpe: cpe(other, part) })).length;
  assert.deepEqual([at('h'), at('o'), at('a')], [1, 1, 0]);
});

suite('rule conflicting-supplier: who is asked', () => {
  const of = (more: object, type = 'device') => marksOf(rule, cyclonedx([{ type, name: 'x', ...more }])).length;
  const made = { manufacturer: hikvision };

  test('of software only the maker, of equipment without one the supplier', () => {
    const known = { purl: 'pkg:generic/dahuasecurity/x@1', cpe: cpe('dahuasecurity', 'o') };
    assert.equal(of({ ...made, ...known }, 'application'), 1);
    assert.equal(of({ supplier: hikvision, ...known }, 'application'), 0);
    assert.equal(of({ supplier: hikvision, ...known }, 'firmware'), 1);
    assert.equal(of({ supplier: hikvision, manufacturer: { name: 'Acme' }, ...known }, 'firmware'), 0);
  });

  test('no placeholder and no person', () => {
    const known = { cpe: cpe('dahuasecurity') };
    assert.equal(of({ supplier: hikvision, manufacturer: { name: 'unknown' }, ...known }), 1);
    assert.equal(of({ manufacturer: { name: 'unknown' }, ...known }), 0);
  });

  test('a maker in a list of makers is found at its own place, and once', () => {
    const text = 'manufacturer,model,cpe\n"Axis, Hikvision",X1,cpe:2.3:h:dahuasecurity:x:1:*:*:*:*:*:*:*\n';
    assert.equal(placesOf(rule, text).length, 1);
    const own = 'manufacturer,model,cpe\n"Axis, Dahua",X1,cpe:2.3:h:dahuasecurity:x:1:*:*:*:*:*:*:*\n';
    assert.deepEqual(placesOf(rule, own), []);
  });
});
