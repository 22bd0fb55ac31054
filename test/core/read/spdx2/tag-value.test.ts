import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

const head = 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: d\n';

function bomOf(text: string) {
  const source = new Source(text);
  const { bom, format } = read(source);
  assert.equal(format?.id, 'spdx-2-tag-value');
  assert.ok(bom);
  return bom;
}

/** `ref name: role value` of every claim but the name, the text being what stands at its place. */
function claims(text: string): readonly string[] {
  const source = new Source(text);
  return bomOf(text).components.flatMap(({ name, ref, claims: all }) =>
    all.flatMap(({ role, span }) =>
      role === 'name' ? [] : [`${ref?.value ?? '-'} ${name?.value ?? '-'}: ${role} ${source.slice(span)}`],
    ),
  );
}

function problems(text: string): readonly string[] {
  const source = new Source(text);
  return read(source).problems.map(
    ({ code, span, unread }) => `${code} «${source.slice(span)}»${unread ? ' unread' : ''}`,
  );
}

suite('tag-value in any order', () => {
  const one = 'SPDXRef-a a: supplier H';
  const two = [one, 'SPDXRef-b b: supplier D'];
  const orders: readonly (readonly [
    what: string,
    body: string,
    expected: readonly string[],
    told?: readonly string[],
  ])[] = [
    [
      'of the standard',
      'PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\nPackageName: b\nSPDXID: SPDXRef-b\nPackageSupplier: Organization: D\n',
      two,
    ],
    [
      'ids before names',
      'SPDXID: SPDXRef-a\nPackageName: a\nPackageSupplier: Organization: H\n\nSPDXID: SPDXRef-b\nPackageName: b\nPackageSupplier: Organization: D\n',
      two,
    ],
    [
      'suppliers before names',
      'PackageSupplier: Organization: H\nSPDXID: SPDXRef-a\nPackageName: a\n\nPackageSupplier: Organization: D\nSPDXID: SPDXRef-b\nPackageName: b\n',
      two,
      ['tag-value-unplaced «PackageSupplier»'],
    ],
    [
      'names last',
      'SPDXID: SPDXRef-a\nPackageSupplier: Organization: H\nPackageName: a\nSPDXID: SPDXRef-b\nPackageSupplier: Organization: D\nPackageName: b\n',
      two,
    ],
    [
      'a file between a package and its supplier',
      'PackageName: a\nSPDXID: SPDXRef-a\nFileName: ./x\nSPDXID: SPDXRef-x\nFileType: SOURCE\nPackageSupplier: Organization: H\nPackageName: b\nSPDXID: SPDXRef-b\nPackageSupplier: Organization: D\n',
      two,
      ['tag-value-unplaced «PackageSupplier»'],
    ],
    [
      'a licence and a snippet between them',
      'PackageName: a\nSPDXID: SPDXRef-a\nSnippetSPDXID: SPDXRef-s\nSnippetName: s\nLicenseID: LicenseRef-1\nPackageSupplier: Organization: H\n',
      [one],
      ['tag-value-unplaced «PackageSupplier»'],
    ],
    [
      'ids of files before their names',
      'PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\nSPDXID: SPDXRef-x\nFileName: ./x\nFileSupplier: Organization: D\n',
      [one, 'SPDXRef-x ./x: supplier D'],
    ],
    [
      'relationships and annotations anywhere',
      'Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\nPackageName: a\nAnnotator: Person: x\nSPDXREF: SPDXRef-a\nSPDXID: SPDXRef-a\nRelationship: SPDXRef-a CONTAINS SPDXRef-a\nPackageSupplier: Organization: H\n',
      [one],
    ],
  ];
  for (const [what, body, expected, told = []] of orders) {
    test(what, () => {
      assert.deepEqual(claims(head + body), expected);
      assert.deepEqual(problems(head + body), told);
      assert.equal(bomOf(head + body).componentCount, expected.filter(line => !line.includes('./x')).length);
    });
  }

  test('what belongs to the document may stand at its end', () => {
    const text = 'PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\nSPDXVersion: SPDX-2.2\n';
    assert.deepEqual([bomOf(text).specVersion?.value, problems(text)], ['SPDX-2.2', []]);
  });

  test('a second supplier of a package that begins with its name is of that package', () => {
    const text = `${head}PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\nPackageSupplier: Organization: D\n`;
    assert.deepEqual(claims(text), [one, 'SPDXRef-a a: supplier D']);
  });

  test('a damaged line with a name loses no package', () => {
    const text = `${head}PackageName: a\nSPDXID: SPDXRef-a\nPackageNam\nSPDXID: SPDXRef-b\nPackageSupplier: Organization: D\n`;
    assert.deepEqual(claims(text), ['SPDXRef-b -: supplier D']);
    assert.equal(bomOf(`${text}SPDXID: SPDXRef-c\n`).componentCount, 3);
  });
});

suite('tag-value in any spelling', () => {
  const body = 'PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\n';
  const expected = ['SPDXRef-a a: supplier H'];

  test('tags in any case', () => {
    const names = /^(\w+):/gm;
    for (const inCase of [(tag: string) => tag.toLowerCase(), (tag: string) => tag.toUpperCase()]) {
      const text = (head + body).replace(names, (_, tag: string) => `${inCase(tag)}:`);
      assert.deepEqual(claims(text), expected);
      assert.deepEqual(problems(text), []);
    }
    const lower = `${head}${body}`.replace('SPDXVersion: SPDX-2.3', 'spdxversion: spdx-2.3');
    assert.deepEqual(problems(lower), []);
    assert.deepEqual(claims(`packagename: a\nspdxid: SPDXRef-a\npackagesupplier: Organization: H\n`), expected);
  });

  test('YAML is not taken for it', () => {
    const yaml = 'spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nname: d\npackages:\n- name: a\n';
    assert.equal(detectFormat(new Source(yaml))?.id, 'spdx-2-yaml');
  });

  test('tags without a colon, where there is no doubt', () => {
    const bare = `${head}PackageName a\nSPDXID SPDXRef-a\nPackageSupplier Organization: H\nRelationship SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n`;
    assert.deepEqual([claims(bare), problems(bare)], [expected, []]);
    assert.equal(bomOf(bare).product, 0);
    const prose = `${head}${body}Relationship between the two\nSupplier of cameras\n`;
    assert.deepEqual(problems(prose), [
      'tag-value-no-tag «Relationship between the two» unread',
      'tag-value-no-tag «Supplier of cameras» unread',
    ]);
  });

  test('an equals sign and a full-width colon are typed for one', () => {
    for (const sign of ['=', ' = ', '\uff1a', ' \uff1a']) {
      const text = `${head}PackageName${sign}a\nSPDXID${sign}SPDXRef-a\nPackageSupplier${sign}Organization: H\n`;
      assert.deepEqual([claims(text), problems(text)], [expected, []], sign);
    }
  });

  test('texts of several lines, in any case, hold what looks like tags', () => {
    for (const [open, close] of [
      ['<text>', '</text>'],
      ['<TEXT>', '</Text>'],
    ]) {
      const text = `${head}PackageName: a\nSPDXID: SPDXRef-a\nPackageComment: ${open}one\nPackageName: b\nPackageSupplier: Organization: D\n${close}\nPackageSupplier: ${open}Organization:\n  H${close}\n`;
      assert.deepEqual(claims(text).slice(1), expected);
      assert.deepEqual(problems(text), []);
      assert.equal(bomOf(text).componentCount, 1);
    }
  });

  test('a reference without its category is one', () => {
    const text = `${head}${body}ExternalRef: purl pkg:generic/a@1\nExternalRef: SECURITY cpe23Type cpe:2.3:a:b:c:1\n`;
    assert.deepEqual(claims(text).slice(1), ['SPDXRef-a a: purl pkg:generic/a@1', 'SPDXRef-a a: cpe cpe:2.3:a:b:c:1']);
    assert.deepEqual(problems(`${head}${body}ExternalRef: nonsense\n`), ['unexpected-value «nonsense» unread']);
  });
});

suite('whom tag-value names', () => {
  test('files and snippets with a supplier are components, others are none', () => {
    const text = `${head}FileName: ./x\nSPDXID: SPDXRef-x\nFileSupplier: Organization: H\nFileName: ./y\nSPDXID: SPDXRef-y\nSnippetSPDXID: SPDXRef-s\nSnippetName: s\nSnippetOriginator: Organization: D\n`;
    assert.deepEqual(claims(text), ['SPDXRef-x ./x: supplier H', 'SPDXRef-s s: originator D']);
    assert.deepEqual([problems(text), bomOf(text).componentCount], [[], 0]);
  });

  test('makers and suppliers under other tags that leave no doubt', () => {
    const text = `${head}PackageName: a\nSPDXID: SPDXRef-a\nPackageManufacturer: Organization: H\nSupplier: Organization: D\n`;
    assert.deepEqual(claims(text), ['SPDXRef-a a: manufacturer H', 'SPDXRef-a a: supplier D']);
  });

  test('unknown tags that may name somebody are told wherever they stand', () => {
    const places = ['', 'PackageName: a\n', 'FileName: ./x\n', 'LicenseID: LicenseRef-1\n'];
    for (const before of places) {
      assert.deepEqual(
        problems(`${head}${before}PackageVendor: Hikvision\n`),
        ['unread-member «PackageVendor» unread'],
        before,
      );
    }
    assert.deepEqual(
      problems(`${head}PackageName: a\nAssembledBy: x\nFileContributor: y\nPackageLicenseComments: z\n`),
      ['unread-member «AssembledBy» unread'],
    );
    assert.deepEqual(problems(`${head}FileSupplier: x\n`), ['unread-member «FileSupplier» unread']);
    assert.deepEqual(problems(`${head}PackageName: a\nPackageSupplier:\n  Organization: H\n`), [
      'unread-member «Organization» unread',
    ]);
  });

  test('the reserved id is of a document, in whatever file documents were joined', () => {
    const a = 'PackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Organization: H\n';
    const b = 'PackageName: b\nSPDXID: SPDXRef-b\nPackageSupplier: Organization: D\n';
    const idFirst = 'SPDXID: SPDXRef-DOCUMENT\nSPDXVersion: SPDX-2.3\nDocumentName: e\n';
    const unnumbered = a.replace('SPDXID: SPDXRef-a\n', '');
    const file = 'FileName: ./x\nSPDXID: SPDXRef-x\n';
    const two = ['SPDXRef-a a: supplier H', 'SPDXRef-b b: supplier D'];
    for (const [text, expected] of [
      [`${head}${a}${head}${b}`, two],
      [`${head}${a}${idFirst}${b}`, two],
      [`${head}${a}${file}${head}${b}`, two],
      [`${head}${head}${a}${b}`, two],
      [`${a}${b}${head}`, two],
      [`${head}${unnumbered}${head}${b}`, ['- a: supplier H', 'SPDXRef-b b: supplier D']],
    ] as const) {
      assert.deepEqual(claims(text), expected, text);
      assert.equal(bomOf(text).components.length, 2, text);
      assert.deepEqual(problems(text), [], text);
    }
  });
});
