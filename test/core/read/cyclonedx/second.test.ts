import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { reviewText } from '../../../support/review.ts';
import { fixesOf } from '../../../support/rule.ts';

/** A document of the second generation, in the form of the branch of the specification. */
function second(components: readonly object[], more: object = {}): string {
  return JSON.stringify({ specFormat: 'CycloneDX', specVersion: '2.0', version: 1, ...more, components }, undefined, 1);
}

function first(components: readonly object[], more: object = {}): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1, ...more, components }, undefined, 1);
}

function reading(text: string) {
  const { bom, problems } = read(new Source(text));
  assert.ok(bom);
  return { bom, codes: problems.map(({ code, severity }) => `${severity} ${code}`) };
}

const claimsOf = (text: string, nth = 0) =>
  reading(text).bom.components[nth]?.claims.map(
    ({ role, value, label }) => `${role} ${value}${label ? ` (${label})` : ''}`,
  );

/** Of which component, by which rule, how strong, and the marked text. */
function findings(text: string): readonly string[] {
  const { bom, source, findings } = reviewText(text, ['us-federal-contractor']);
  return findings.map(
    ({ rule, level, vendor, component, span, tier }) =>
      `${bom?.components[component ?? -1]?.name?.value} ${rule} ${level} ${vendor} ${tier} «${source.slice(span)}»`,
  );
}

const party = (roles: readonly (string | object)[], organization: object, more: object = {}) => ({
  roles: roles.map(role => (typeof role === 'string' ? { role } : role)),
  organization,
  ...more,
});
const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';
const camera = { type: 'device', name: 'camera' };

suite('CycloneDX 2.0, in the form of its draft', () => {
  test('is known by its format or its version, and told as a draft', () => {
    for (const text of [
      second([camera]),
      '{"specVersion":"2.0","bomFormat":"CycloneDX","components":[{"name":"a"}]}',
      '{"components":[{"name":"a"}],"specFormat":"CycloneDX","specVersion":"2.0"}',
    ]) {
      assert.equal(detectFormat(new Source(text))?.id, 'cyclonedx-json');
      assert.deepEqual(reading(text).codes, ['information draft-version'], text);
      assert.equal(reading(text).bom.componentCount, 1);
    }
    assert.deepEqual(reading(second([], { specVersion: '2.1' })).codes, ['error other-major-version']);
    assert.deepEqual(reading(second([], { specVersion: '3.0' })).codes, ['error other-major-version']);
  });

  test('parties by their roles: who made, supplied or wrote it, and who only handled it', () => {
    for (const [role, expected] of [
      ['manufacturer', 'manufacturer'],
      ['assembler', 'manufacturer'],
      ['supplier', 'supplier'],
      ['distributor', 'supplier'],
      ['developer', 'author'],
      ['publisher', 'publisher'],
      ['licensor', 'licensor'],
      [{ name: 'Contract manufacturer' }, 'manufacturer'],
      [{ name: 'Preferred vendor' }, 'supplier'],
    ] as const) {
      const text = second([{ ...camera, parties: [party([role], { name: 'Acme' })] }]);
      assert.ok(claimsOf(text)?.includes(`${expected} Acme`), JSON.stringify(role));
    }
    for (const role of ['auditor', 'customer', 'attacker', 'quality-control', { name: 'certification-body' }]) {
      const text = second([{ ...camera, manufacturer: { name: 'x' }, parties: [party([role], { name: hikvision })] }]);
      assert.deepEqual(findings(text), [], JSON.stringify(role));
    }
  });

  test('every name of a party counts, and what it was once called does not', () => {
    const organization = {
      name: 'Acme',
      legalName: 'Acme Ltd',
      aliases: ['ACME Group'],
      formerNames: ['Old Acme'],
      url: [{ name: 'homepage', url: 'https://acme.example' }],
      identifiers: [
        { scheme: 'cage', value: '9LET0' },
        { scheme: 'lei', value: '5493001KJTIIGC8Y1R12' },
        { scheme: { name: 'ERP' }, value: 'S-1' },
      ],
    };
    assert.deepEqual(claimsOf(second([{ name: 'c', parties: [party(['manufacturer', 'supplier'], organization)] }])), [
      'name c',
      'manufacturer Acme',
      'manufacturer Acme Ltd',
      'manufacturer ACME Group',
      'url https://acme.example (manufacturer)',
      'property Old Acme (former name)',
      'property 9LET0 (cage)',
      'property 5493001KJTIIGC8Y1R12 (lei)',
      'property S-1 (ERP)',
      'supplier Acme',
      'supplier Acme Ltd',
      'supplier ACME Group',
    ]);
    const former = second([{ ...camera, parties: [party(['manufacturer'], { name: 'x', formerNames: [hikvision] })] }]);
    assert.deepEqual(findings(former), []);
  });

  test('a party that is named by reference, before or behind where it stands', () => {
    const inline = { ...camera, parties: [party(['manufacturer'], { legalName: hikvision }, { 'bom-ref': 'p' })] };
    const named = { type: 'device', name: 'recorder', parties: ['p'] };
    for (const components of [
      [inline, named],
      [named, inline],
    ]) {
      const text = second(components);
      const marks = findings(text);
      assert.deepEqual(marks.map(mark => mark.split(' ')[0]).sort(), ['camera', 'recorder']);
      assert.ok(
        marks.every(mark => mark.endsWith(`«${hikvision}»`)),
        marks.join('\n'),
      );
      assert.deepEqual(reading(text).codes, ['information draft-version']);
    }
    const listed = second([named], { parties: [party(['manufacturer'], { name: hikvision }, { 'bom-ref': 'p' })] });
    assert.equal(findings(listed).length, 1);
    const nobody = reading(second([named]));
    assert.deepEqual(nobody.codes, ['warning unresolved-reference', 'information draft-version']);
  });

  test('a party without a role is told as not read', () => {
    const { codes } = reading(second([{ ...camera, parties: [{ organization: { name: hikvision } }] }]));
    assert.ok(
      codes.some(code => code.startsWith('warning')),
      codes.join(),
    );
  });

  test('identifiers by their scheme', () => {
    const identity = (scheme: string | object, value: string) => ({ scheme, value });
    const text = second([
      {
        name: 'c',
        identifiers: [
          {
            party: 'p',
            identities: [
              identity('purl', 'pkg:npm/x@1'),
              identity('cpe', 'cpe:2.3:h:a:b:*:*:*:*:*:*:*:*'),
              identity('mpn', 'EC25-AF'),
              identity('fcc-id', 'XMR201609EC25AF'),
              identity('mac-address', '44:47:CC:00:00:01'),
              identity('gtin-13', '4006381333931'),
              identity('serial-number', 'SN-1'),
              identity({ name: 'USB ID' }, '2c7c:0125'),
              identity('swhid', 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2'),
            ],
          },
        ],
      },
    ]);
    assert.deepEqual(claimsOf(text), [
      'name c',
      'purl pkg:npm/x@1 (purl)',
      'cpe cpe:2.3:h:a:b:*:*:*:*:*:*:*:* (cpe)',
      'model-number EC25-AF (mpn)',
      'fcc-id XMR201609EC25AF (fcc-id)',
      'mac 44:47:CC:00:00:01 (mac-address)',
      'property 4006381333931 (gtin-13)',
      'property SN-1 (serial-number)',
      'usb-id 2c7c:0125 (USB ID)',
      'hash swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2 (swhid)',
    ]);
  });

  test('certifications by the FCC, origins by stage, and what a tool concluded', () => {
    const text = second([
      {
        name: 'c',
        certifications: [
          { standard: 'FCC Part 15', identifier: 'XMR201609EC25AF' },
          { standard: 'AEC-Q100', identifier: 'RCL-2026-04471', issuer: 'lab' },
        ],
        origins: [
          { stage: 'designed', distribution: [{ isoCode: 'US', percentage: 100 }] },
          { stage: { name: 'coated' }, distribution: [{ country: 'Taiwan' }, { isoCode: 'MY', country: 'Malaysia' }] },
        ],
        evidence: { identity: [{ scheme: 'mpn', concludedValue: 'EC25-AF' }] },
      },
    ]);
    assert.deepEqual(claimsOf(text), [
      'name c',
      'fcc-id XMR201609EC25AF (certification FCC Part 15)',
      'property RCL-2026-04471 (certification AEC-Q100)',
      'property US (origin designed)',
      'property Taiwan (origin coated)',
      'property MY (origin coated)',
      'model-number EC25-AF (evidence mpn)',
    ]);
  });

  test('of a choice each may be fitted, and all where all are meant', () => {
    const choice = (operator: string, ...components: readonly object[]) => ({
      type: 'component-choice',
      operator,
      name: 'U1',
      components,
    });
    const other = { type: 'device', name: 'other' };
    const placesOf = (text: string) => reading(text).bom.components.map(({ name, place }) => `${name?.value} ${place}`);
    assert.deepEqual(placesOf(second([choice('XOR', camera, other)])), ['camera alternate', 'other alternate']);
    assert.deepEqual(placesOf(second([choice('AND', camera, choice('OR', other))])), [
      'camera component',
      'other alternate',
    ]);
    const nested = second([
      { type: 'device', name: 'board', components: [other, choice('XOR', { ...camera, components: [other] })] },
    ]);
    assert.deepEqual(placesOf(nested), ['board component', 'other component', 'camera alternate', 'other alternate']);
    assert.equal(reading(nested).bom.componentCount, 4);
    const stated = { ...camera, parties: [party(['manufacturer'], { name: 'ZTE Corporation' })] };
    const [mark = ''] = findings(second([choice('XOR', stated, other)])).filter(each => each.includes('zte'));
    assert.match(mark, /restricted-vendor warning/);
    assert.deepEqual(placesOf(first([choice('XOR', camera)])), ['U1 component', 'camera component']);
  });

  const makers: readonly (readonly [string, object, object])[] = [
    ['a maker', { parties: [party(['manufacturer'], { name: hikvision })] }, { manufacturer: { name: hikvision } }],
    [
      'a supplier',
      { parties: [party(['supplier'], { legalName: 'ZTE Corporation' })] },
      { supplier: { name: 'ZTE Corporation' } },
    ],
    [
      'both',
      { parties: [party(['manufacturer', 'supplier'], { name: 'Huawei Technologies Co., Ltd.' })] },
      { manufacturer: { name: 'Huawei Technologies Co., Ltd.' }, supplier: { name: 'Huawei Technologies Co., Ltd.' } },
    ],
    [
      'an author',
      { parties: [{ roles: [{ role: 'author' }], person: { name: 'Ann' } }] },
      { authors: [{ name: 'Ann' }] },
    ],
    [
      'a placeholder',
      { parties: [party(['manufacturer'], { name: 'NOASSERTION' })] },
      { manufacturer: { name: 'NOASSERTION' } },
    ],
    [
      'another maker and a part number',
      {
        parties: [party(['manufacturer'], { name: 'Telit' })],
        identifiers: [{ identities: [{ scheme: 'cpe', value: 'cpe:2.3:h:hikvision:x:*:*:*:*:*:*:*:*' }] }],
      },
      { manufacturer: { name: 'Telit' }, cpe: 'cpe:2.3:h:hikvision:x:*:*:*:*:*:*:*:*' },
    ],
  ];
  for (const [what, now, before] of makers) {
    test(`the findings of its 1.7 twin: ${what}`, () => {
      const twin = findings(first([{ ...camera, ...before }]));
      assert.deepEqual(findings(second([{ ...camera, ...now }])), twin);
      if (what !== 'an author') assert.ok(twin.length > 0);
    });
  }

  test('members of the draft in an older document are told as that', () => {
    const { findings: found } = reviewText(
      first([{ ...camera, parties: [party(['manufacturer'], { name: hikvision })] }]),
    );
    assert.deepEqual(found.map(({ rule }) => rule).sort(), ['restricted-vendor', 'spec-version-mismatch']);
  });

  test('nothing new is written into it', () => {
    const review = reviewText(second([{ ...camera, parties: [party(['manufacturer'], { name: hikvision })] }]));
    const [finding] = review.findings;
    assert.ok(finding);
    assert.deepEqual(
      fixesOf(review, finding).filter(({ kind, edits }) => kind === 'replace' && edits.length > 0),
      [],
    );
  });

  test('hostile parties cost little and break nothing', () => {
    const ring = Array.from({ length: 2000 }, (_, at) => ({
      name: `c${at}`,
      parties: [`p${(at + 1) % 2000}`, `p${at}`],
    }));
    assert.equal(reading(second(ring)).bom.componentCount, 2000);
    const named = party(['manufacturer'], { aliases: Array(5000).fill('a') }, { 'bom-ref': 'p' });
    const many = reading(
      second([
        { name: 'c', parties: [named] },
        { name: 'd', parties: Array(5000).fill('p') },
      ]),
    );
    assert.equal(many.bom.components[1]?.claims.length, 1 + 20 * 5000);
    assert.ok(many.codes.includes('warning too-many-values'));
    for (const parties of [
      1,
      'x',
      {},
      [[[]]],
      [null],
      [{ roles: 'manufacturer', organization: 'Acme' }],
      { roles: [{}] },
    ]) {
      reading(second([{ ...camera, parties }]));
    }
  });
});

suite('A bill of hardware as cdxgen writes it', () => {
  const part = (hardwareClass: string, vendorId: string, more: object = {}) => ({
    type: 'device',
    name: 'part',
    ...more,
    properties: [
      { name: 'cdx:hbom:vendorId', value: vendorId },
      { name: 'cdx:hbom:productId', value: '0125' },
      { name: 'cdx:hbom:hardwareClass', value: hardwareClass },
    ],
  });

  test('the id of a vendor is of the registry of its bus', () => {
    assert.ok(claimsOf(first([part('usb-device', '2c7c')]))?.includes('usb-id 2c7c (cdx:hbom:vendorId)'));
    assert.ok(claimsOf(first([part('pci-device', '19e5')]))?.includes('pci-id 19e5 (cdx:hbom:vendorId)'));
    assert.ok(claimsOf(first([part('display', '2c7c')]))?.includes('property 2c7c (cdx:hbom:vendorId)'));
    assert.ok(
      claimsOf(first([part('processor', 'GenuineIntel')]))?.includes('property GenuineIntel (cdx:hbom:vendorId)'),
    );
  });

  test('marks a part that names nobody by it, and does not overrule who is named', () => {
    const vendors = (text: string) =>
      reviewText(text).findings.flatMap(({ vendor, level }) => (vendor ? `${vendor} ${level}` : []));
    assert.deepEqual(vendors(first([part('usb-device', '2c7c')])), ['quectel warning']);
    assert.deepEqual(vendors(first([part('usb-device', '0x2c7c (Quectel)')])), ['quectel warning']);
    assert.deepEqual(vendors(first([part('usb-device', '2c7c', { manufacturer: { name: 'Sierra Wireless' } })])), [
      'quectel information',
    ]);
    assert.deepEqual(vendors(first([part('processor', '2c7c')])), []);
  });
});
