import assert from 'node:assert/strict';
import { judgeSubject } from '../../../server/src/core/judge/index.ts';
import { waiverFor } from '../../../server/src/core/policy/waiver-effect.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import type { Provenance } from '../../../server/src/core/signatures/types/fact.ts';
import type { Json } from '../../support/cyclonedx-xml.ts';
import { cyclonedxXmlOf } from '../../support/cyclonedx-xml.ts';
import { profileContext, shipped, subject } from '../../support/judging.ts';
import { reviewText } from '../../support/review.ts';
import { cyclonedx, placesOf } from '../../support/rule.ts';
import { waiverOf } from '../../support/waivers.ts';

const stars = ':*'.repeat(7);
const hikvision = { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };

const concluded = (field: string, concludedValue: string) => ({ field, concludedValue, confidence: 0.5 });
const library = (evidence: object, more: object = {}) => ({
  type: 'library',
  name: 'a',
  version: '1',
  purl: 'pkg:maven/g/a@1',
  ...more,
  evidence,
});

/** Each breaks a rule where it is stated; as evidence it breaks none. */
const cases: readonly (readonly [what: string, rule: string, component: object])[] = [
  ['a path as package URL', 'malformed-identifier', library({ identity: [concluded('purl', 'pom.xml')] })],
  ['a path in an identity of its own', 'malformed-identifier', library({ identity: concluded('purl', '/lib/x.so') })],
  ['a package URL without a name', 'malformed-identifier', library({ identity: [concluded('purl', 'pkg:npm/')] })],
  ['a short CPE name', 'malformed-identifier', library({ identity: [concluded('cpe', 'cpe:2.3:a:x')] })],
  ['a CPE name with a space', 'malformed-identifier', library({ identity: [concluded('cpe', 'cpe:/a:x y')] })],
  ['an unknown licence', 'licence-expression', library({ licenses: [{ license: { id: 'Apache 2' } }] })],
  ['a broken expression', 'licence-expression', library({ licenses: [{ expression: 'MIT OR' }] })],
  ['a word of npm', 'licence-expression', library({ licenses: [{ expression: 'UNLICENSED' }] })],
  [
    'a CPE name of another maker',
    'conflicting-supplier',
    {
      ...library({ identity: [concluded('cpe', `cpe:2.3:h:dahuasecurity:x:1${stars}`)] }),
      type: 'device',
      manufacturer: hikvision,
    },
  ],
  [
    'a CPE name of a maker who is no vendor',
    'conflicting-supplier',
    {
      ...library({ identity: [concluded('cpe', `cpe:2.3:h:reolink:x:1${stars}`)] }),
      type: 'device',
      manufacturer: hikvision,
    },
  ],
];

/** The same where the component states it itself. */
const stated: readonly (readonly [rule: string, component: object])[] = [
  ['malformed-identifier', { type: 'library', name: 'a', purl: 'pom.xml' }],
  ['malformed-identifier', { type: 'library', name: 'a', cpe: 'cpe:2.3:a:x' }],
  ['licence-expression', { type: 'library', name: 'a', licenses: [{ license: { id: 'Apache 2' } }] }],
  [
    'conflicting-supplier',
    { type: 'device', name: 'a', manufacturer: hikvision, cpe: `cpe:2.3:h:dahuasecurity:x:1${stars}` },
  ],
];

suite('evidence breaks no rule that is meant for statements', () => {
  for (const [what, rule, component] of cases) {
    test(`${rule}: ${what}`, () => {
      assert.deepEqual(placesOf(rule, cyclonedx([component])), []);
      const xml = cyclonedxXmlOf(JSON.parse(cyclonedx([component])) as { [key: string]: Json });
      assert.deepEqual(placesOf(rule, xml), [], 'in XML');
    });
  }

  test('what is stated behind evidence is held to the rule', () => {
    const text = cyclonedx([
      {
        type: 'library',
        name: 'a',
        evidence: { identity: concluded('purl', 'pom.xml'), licenses: [{ expression: 'x y' }] },
        purl: 'setup.py',
        licenses: [{ expression: 'p q' }],
      },
      { type: 'library', name: 'b', purl: 'c.lock' },
    ]);
    assert.deepEqual(placesOf('malformed-identifier', text), ['setup.py', 'c.lock']);
    assert.equal(placesOf('licence-expression', text).length, 1);
  });

  for (const [rule, component] of stated) {
    test(`${rule} stands where the component itself states it`, () =>
      assert.equal(placesOf(rule, cyclonedx([component])).length, 1));
  }

  test('a vendor is found by it all the same', () => {
    const text = cyclonedx([
      library({ identity: [concluded('cpe', `cpe:2.3:h:hikvision:x:1${stars}`)] }, { type: 'device' }),
    ]);
    assert.deepEqual(placesOf('restricted-vendor', text), [`cpe:2.3:h:hikvision:x:1${stars}`]);
  });

  test('it makes no warning of a contradiction: a tool that guesses twice is no two identifiers', () => {
    const levels = (more: object) => {
      const text = cyclonedx([
        { type: 'device', name: 'x', manufacturer: { name: 'Axis Communications AB' }, ...more },
      ]);
      return reviewText(text)
        .findings.filter(({ vendor }) => vendor === 'hikvision')
        .map(({ level }) => level);
    };
    const cpe = `cpe:2.3:h:hikvision:x:1${stars}`;
    const purl = 'pkg:generic/hikvision/camera@1';
    const mac = [{ name: 'device:mac', value: '44:47:CC:1A:2B:3C' }];
    assert.deepEqual(levels({ cpe, properties: mac }), ['warning']);
    assert.deepEqual(levels({ evidence: { identity: concluded('cpe', cpe) }, properties: mac }), ['information']);
    const both = [concluded('cpe', cpe), concluded('purl', purl)];
    assert.deepEqual(levels({ evidence: { identity: both } }), ['information']);
  });

  test('a finding keeps its fingerprint whatever a tool concludes', () => {
    const of = (evidence: object) => {
      const device = { type: 'device', name: 'camera', manufacturer: hikvision, evidence };
      return reviewText(cyclonedx([device])).findings.find(({ rule }) => rule === 'restricted-vendor')?.fingerprint;
    };
    const bare = of({});
    assert.notEqual(bare, undefined);
    for (const [field, value] of [
      ['purl', 'pkg:generic/camera'],
      ['cpe', `cpe:2.3:h:x:y:1${stars}`],
      ['swid', 'tag'],
      ['group', 'g'],
    ] as const) {
      assert.equal(of({ identity: [concluded(field, value)] }), bare, field);
    }
  });

  test('no waiver takes a component for the package that a tool took it for', () => {
    const purl = 'pkg:generic/camera@1';
    const waiver = waiverOf({ component: purl });
    const waived = (more: object) => {
      const device = { type: 'device', name: 'camera', manufacturer: hikvision, ...more };
      const { findings, bom, contexts } = reviewText(cyclonedx([device]));
      const finding = findings.find(({ rule }) => rule === 'restricted-vendor');
      assert.ok(finding && bom);
      return waiverFor(finding, bom.components[0], [waiver], contexts) !== null;
    };
    assert.deepEqual([waived({ purl }), waived({ evidence: { identity: concluded('purl', purl) } })], [true, false]);
  });
});

test('of equal verdicts the best known is told first, and one that nobody read at a source last', () => {
  const { set } = shipped();
  const [instrument] = set.instruments.filter(({ id }) => id === 'us-ndaa-889');
  assert.ok(instrument);
  const known = (id: string, provenance: Partial<Provenance>) => ({
    ...instrument,
    id,
    clauses: instrument.clauses.map(clause => ({ ...clause, provenance: { ...clause.provenance, ...provenance } })),
  });
  const instruments = [
    known('unverified', { unverified: true, confidence: 'high' }),
    known('transcribed', { transcription: true, confidence: 'high' }),
    known('low', { confidence: 'low' }),
    known('read', { confidence: 'high' }),
  ];
  const lookups = buildLookups({ ...set, instruments });
  const context = profileContext('us-federal-agency', '2026-11-22');
  assert.deepEqual(
    judgeSubject(subject('hikvision as camera'), context, lookups).verdicts.map(verdict => verdict.instrument),
    ['read', 'transcribed', 'low', 'unverified'],
  );
});
