import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

function document(packages: readonly object[], more: object = {}): string {
  return JSON.stringify(
    { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'd', packages, ...more },
    undefined,
    2,
  );
}

/** Claims of the only package, `role value|text at its span (party) [label]`; its name left out. */
function claimsOf(members: object): string[] {
  const source = new Source(document([{ SPDXID: 'SPDXRef-1', name: 'p', ...members }]));
  const component = read(source).bom?.components[0];
  assert.ok(component);
  return component.claims
    .filter(({ role, value }) => role !== 'name' || value !== 'p')
    .map(({ role, value, span, party, label }) =>
      [role, `${value}|${source.slice(span)}`, party && `(${party})`, label && `[${label}]`].filter(Boolean).join(' '),
    );
}

function problemsOf(members: object): string[] {
  return read(new Source(document([{ SPDXID: 'SPDXRef-1', name: 'p', ...members }]))).problems.map(({ code }) => code);
}

suite('reading SPDX 2 JSON', () => {
  test('supplier and originator: the name alone, without prefix and mail', () => {
    assert.deepEqual(
      claimsOf({ supplier: 'Organization: Hikvision Ltd (a@hikvision.com)', originator: 'Person: Dahua Lin' }),
      [
        'supplier Hikvision Ltd|Hikvision Ltd (organization)',
        'email a@hikvision.com|a@hikvision.com (organization) [supplier]',
        'originator Dahua Lin|Dahua Lin (person)',
      ],
    );
    for (const [supplier, name] of [
      ['Organization: X ()', 'X'],
      ['organization:X', 'X'],
      ['Organization: Zhongxing Telecom Co.,ltd. (abbr. ZTE)', 'Zhongxing Telecom Co.,ltd. (abbr. ZTE)'],
      ['Organization: X (Y) (a@b.c)', 'X (Y)'],
      ['Organization:   X  (email) ', 'X'],
      ['Tool: X', 'X'],
    ] as const) {
      assert.equal(claimsOf({ supplier })[0]?.split(' (org')[0]?.split(' (tool')[0], `supplier ${name}|${name}`);
    }
  });

  test('the name has its own place behind escapes', () => {
    const text = document([{ name: 'p', supplier: 'Organization: @ (m@x.example)' }]).replace(
      'Organization: @',
      'Org\\u0061nization: \\"\\u534e\\u4e3a\\"',
    );
    const source = new Source(text);
    const claims = read(source).bom?.components[0]?.claims ?? [];
    assert.deepEqual(
      claims.slice(1).map(({ value, span }) => [value, source.slice(span)]),
      [
        ['"华为"', '\\"\\u534e\\u4e3a\\"'],
        ['m@x.example', 'm@x.example'],
      ],
    );
  });

  test('what asserts nothing claims nothing', () => {
    for (const nothing of [
      'NOASSERTION',
      'NONE',
      'noassertion',
      'NOASSERTION-unknown',
      '',
      ' ',
      'Organization: NOASSERTION',
      'Organization: ',
    ]) {
      assert.deepEqual(claimsOf({ supplier: nothing, originator: nothing }), [], nothing);
      assert.deepEqual(problemsOf({ supplier: nothing }), [], nothing);
    }
    const none = {
      downloadLocation: 'NOASSERTION',
      copyrightText: 'NONE',
      homepage: 'NONE',
      licenseDeclared: 'NOASSERTION',
    };
    assert.deepEqual(claimsOf(none), []);
    assert.deepEqual(claimsOf({ supplier: 'Organization: Nonesuch' }), ['supplier Nonesuch|Nonesuch (organization)']);
  });

  test('a supplier without prefix is read as a name, with a problem', () => {
    assert.deepEqual(claimsOf({ supplier: 'Microsoft/GitHub' }), ['supplier Microsoft/GitHub|Microsoft/GitHub']);
    assert.deepEqual(problemsOf({ supplier: 'Microsoft/GitHub' }), ['actor-without-prefix']);
    assert.deepEqual(problemsOf({ supplier: 'Organization: X' }), []);
  });

  test('external references, whatever the spelling of their category and type', () => {
    const reference = (referenceCategory: string, referenceType: string, referenceLocator: string) => ({
      referenceCategory,
      referenceType,
      referenceLocator,
    });
    assert.deepEqual(
      claimsOf({
        externalRefs: [
          reference('SECURITY', 'cpe23Type', 'cpe:2.3:h:a:*'),
          reference('SECURITY', 'http://spdx.org/rdf/references/cpe22Type', 'cpe:/h:a'),
          reference('PACKAGE_MANAGER', 'purl', 'pkg:npm/a'),
          reference('PACKAGE-MANAGER', 'purl', 'pkg:npm/b'),
          reference('PACKAGE-MANAGER', 'maven-central', 'com.huawei:push:1'),
          reference('PACKAGE-MANAGER', 'npm', '@huaweicloud/sdk@1'),
          reference('PERSISTENT-ID', 'gitoid', 'gitoid:blob:sha1:a'),
          reference('SECURITY', 'swid', 'swid:1'),
          reference('SECURITY', 'advisory', 'https://a.example'),
          reference('OTHER', 'own', 'anything'),
        ],
      }),
      [
        'cpe cpe:2.3:h:a:*|cpe:2.3:h:a:* [cpe23Type]',
        'cpe cpe:/h:a|cpe:/h:a [cpe22Type]',
        'purl pkg:npm/a|pkg:npm/a [purl]',
        'purl pkg:npm/b|pkg:npm/b [purl]',
        'group com.huawei|com.huawei [maven-central]',
        'group @huaweicloud|@huaweicloud [npm]',
        'hash gitoid:blob:sha1:a|gitoid:blob:sha1:a [gitoid]',
        'swid swid:1|swid:1 [swid]',
        'url https://a.example|https://a.example [advisory]',
        'property anything|anything [own]',
      ],
    );
  });

  test('places, texts and hashes; a hardware address in a text has its own place', () => {
    assert.deepEqual(
      claimsOf({
        packageFileName: 'fw.bin',
        downloadLocation: 'https://d.example/fw.bin',
        homepage: 'https://h.example',
        copyrightText: '2026 C',
        attributionTexts: ['by A'],
        checksums: [{ algorithm: 'SHA1', checksumValue: 'ab' }],
        summary: 's',
        comment: 'device:mac=44:47:CC:1A:2B:3C; other 0403.12ab.cdef, not 12:34:56:78',
      }),
      [
        'name fw.bin|fw.bin [packageFileName]',
        'download https://d.example/fw.bin|https://d.example/fw.bin [downloadLocation]',
        'url https://h.example|https://h.example [homepage]',
        'copyright 2026 C|2026 C',
        'copyright by A|by A [attribution]',
        'hash ab|ab [SHA1]',
        'description s|s [summary]',
        'description device:mac=44:47:CC:1A:2B:3C; other 0403.12ab.cdef, not 12:34:56:78|device:mac=44:47:CC:1A:2B:3C; other 0403.12ab.cdef, not 12:34:56:78 [comment]',
        'mac 44:47:CC:1A:2B:3C|44:47:CC:1A:2B:3C [comment]',
        'mac 0403.12ab.cdef|0403.12ab.cdef [comment]',
      ],
    );
  });

  test('purpose, licences and version', () => {
    const component = read(
      new Source(
        document([
          {
            SPDXID: 'SPDXRef-1',
            name: 'p',
            versionInfo: '1',
            primaryPackagePurpose: 'OPERATING_SYSTEM',
            licenseConcluded: 'NOASSERTION',
            licenseDeclared: 'MIT OR ISC',
            licenseInfoFromFiles: ['ISC'],
          },
        ]),
      ),
    ).bom?.components[0];
    assert.ok(component);
    assert.deepEqual(
      [component.kind, component.version?.value, component.ref?.value],
      ['operating-system', '1', 'SPDXRef-1'],
    );
    assert.deepEqual(
      component.licences.map(({ form, value }) => `${form} ${value}`),
      ['expression MIT OR ISC', 'expression ISC'],
    );
  });

  test('relationships: product, dependencies in both directions, and what another was made from', () => {
    const packages = ['a', 'b', 'c', 'src', 'src2'].map(name => ({ SPDXID: `SPDXRef-${name}`, name }));
    const relation = (from: string, relationshipType: string, to: string) => ({
      spdxElementId: `SPDXRef-${from}`,
      relationshipType,
      relatedSpdxElement: `SPDXRef-${to}`,
    });
    const relationships = [
      relation('DOCUMENT', 'DESCRIBES', 'b'),
      relation('b', 'CONTAINS', 'a'),
      relation('c', 'DEPENDENCY_OF', 'a'),
      relation('a', 'GENERATED_FROM', 'src'),
      relation('b', 'DEPENDS_ON', 'src2'),
      relation('src2', 'ANCESTOR_OF', 'a'),
      relation('a', 'OTHER', 'b'),
      relation('a', 'DEPENDS_ON', 'nowhere'),
    ];
    const { bom } = read(new Source(document(packages, { relationships })));
    assert.ok(bom);
    assert.equal(bom.product, 1);
    assert.deepEqual(bom.dependencies, [
      { from: 1, to: 0 },
      { from: 0, to: 2 },
      { from: 1, to: 4 },
    ]);
    assert.deepEqual(
      bom.components.map(({ place }) => place),
      ['component', 'component', 'component', 'ancestor', 'component'],
    );
    assert.equal(bom.components[3]?.parent, 0);
    assert.equal(bom.componentCount, 5);
    const described = read(new Source(document(packages, { documentDescribes: ['SPDXRef-c'] })));
    assert.equal(described.bom?.product, 2);
  });

  test('versions: known, unknown, missing; the wrapper of early documents', () => {
    const told = (spdxVersion: string | undefined) =>
      read(new Source(document([], { spdxVersion }))).problems.map(({ code, severity }) => `${severity} ${code}`);
    assert.deepEqual(told('SPDX-2.2'), []);
    assert.deepEqual(told('SPDX-2.9'), ['information unknown-version']);
    assert.deepEqual(told(undefined), ['warning missing-version']);
    const wrapped = {
      Document: {
        spdxVersion: 'SPDX-2.0',
        documentDescribes: [{ Package: { name: 'p', supplier: 'Organization: S' } }],
      },
    };
    const { bom } = read(new Source(JSON.stringify(wrapped)));
    assert.deepEqual([bom?.format, bom?.componentCount, bom?.specVersion?.value], ['spdx-2-json', 1, 'SPDX-2.0']);
  });

  test('values of the wrong kind anywhere are passed over', () => {
    for (const wrong of [null, 1, 'x', [], {}, [[]], [null], ['x'], [{}]]) {
      assert.ok(
        read(new Source(document([], { packages: wrong, relationships: wrong, documentDescribes: wrong }))).bom,
      );
      for (const key of ['supplier', 'externalRefs', 'checksums', 'name', 'licenseInfoFromFiles', 'attributionTexts']) {
        assert.equal(read(new Source(document([{ [key]: wrong }, {}]))).bom?.componentCount, 2, key);
      }
    }
  });
});

test('a package without a supplier is marked at the supplier, whatever its originator', () => {
  const unstated = (actors: object) => {
    const packages = [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', ...actors }];
    const text = JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', packages });
    const found = read(new Source(text)).bom?.components[0]?.unstated;
    return found && text.slice(0, found.span.start).endsWith('"supplier":"') ? 'supplier' : found?.value;
  };
  assert.equal(unstated({ originator: 'NOASSERTION', supplier: 'NOASSERTION' }), 'supplier');
  assert.equal(unstated({ originator: 'NOASSERTION' }), undefined);
});
