import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../server/src/core/read/index.ts';
import { unreadOf } from '../../../server/src/core/text/problem.ts';
import { mostProblems, Problems } from '../../../server/src/core/text/problems.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { reviewText } from '../../support/review.ts';

/** What a document's problems say was not read: the text at the place. */
function unread(text: string): readonly string[] {
  const source = new Source(text);
  return read(source).problems.flatMap(({ code, unread, span }) =>
    unread ? [`${code} ${Object.keys(unread).join()} ${source.slice(span)}`] : [],
  );
}

/** A CycloneDX document with one component of these members. */
function cyclonedx(members: string): string {
  return `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a",${members}}]}`;
}

suite('a value of a kind that its place does not have', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['an object where a text is meant', cyclonedx('"copyright":{"by":"x"}'), ['{"by":"x"}']],
    ['text in a list of objects', cyclonedx('"hashes":["abc", {"alg":"MD5","content":"0"}]'), ['"abc"']],
    ['a number for a list', cyclonedx('"licenses":7'), ['7']],
    ['deep inside', cyclonedx('"pedigree":{"ancestors":[[["x"]]]}'), ['"x"']],
    ['in damaged JSON', `${cyclonedx('"externalReferences":"https://a.example"').slice(0, -1)}`, ['https://a.example']],
    ['a member that nobody knows', cyclonedx('"vendorSpecific":[1,{"a":2}]'), []],
    ['null and what is empty', cyclonedx('"supplier":[],"licenses":{},"copyright":null,"hashes":"","swid":" "'), []],
    [
      'YAML',
      'spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - name: a\n    externalRefs: none known\n',
      ['none known'],
    ],
    [
      'XML',
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>see the appendix</components></bom>',
      ['see the appendix'],
    ],
  ];
  for (const [what, text, expected] of cases) {
    test(what, () => {
      assert.deepEqual(
        unread(text),
        expected.map(place => `unexpected-value value ${place}`),
      );
    });
  }
  test('is counted in the coverage of the review', () => {
    assert.deepEqual(reviewText(cyclonedx('"licenses":7,"hashes":8')).coverage.unread, { value: 2 });
    assert.equal(reviewText(cyclonedx('"licenses":[]')).coverage.unread, undefined);
  });
});

suite('elements of another vocabulary in XML', () => {
  const own = 'http://cyclonedx.org/schema/bom/1.6';
  const bom = (component: string, behind = '') =>
    `<bom xmlns="${own}" xmlns:x="urn:x"><components><component type="device"><name>a</name>${component}</component></components>${behind}</bom>`;
  const inside = '<component type="device"><name>b</name><supplier><name>Hikvision</name></supplier></component>';
  for (const [what, text, expected] of [
    ['around a component of ours', bom(`<x:extra>${inside}</x:extra>`), ['component']],
    [
      'around a list of ours',
      bom('', `<x:ext><components xmlns="${own}">${inside}</components></x:ext>`),
      ['components'],
    ],
    ['as a supplier', bom('<x:supplier><x:name>Hikvision</x:name></x:supplier>'), ['x:supplier']],
    [
      'deep inside',
      bom('', '<x:a><x:b><x:c><x:manufacturer>Dahua</x:manufacturer></x:c></x:b></x:a>'),
      ['x:manufacturer'],
    ],
    ['as the default', bom('', `<components xmlns="urn:y">${inside}</components>`), ['components']],
    ['twice', bom('<x:a><x:package/><x:package/></x:a>', '<x:publisher/>'), ['x:package', 'x:publisher']],
    [
      'that name no part',
      bom('<x:vulnerability ref="a"><x:id>1</x:id><x:source><x:name>n</x:name></x:source></x:vulnerability>'),
      [],
    ],
    ['a signature', bom('', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>'), []],
  ] as const) {
    test(what, () =>
      assert.deepEqual(
        unread(text),
        expected.map(name => `foreign-element value ${name}`),
      ),
    );
  }
});

suite('a value of another kind, whose meaning is clear', () => {
  /** Who supplies, each at its own text, and the codes of what is told. */
  const told = (text: string) => {
    const source = new Source(text);
    const { bom, problems } = read(source);
    const claims = (bom?.components ?? []).flatMap(component => component.claims);
    const named = claims.filter(({ role }) => ['supplier', 'manufacturer', 'publisher', 'originator'].includes(role));
    for (const { value, span } of named) assert.equal(source.slice(span), value);
    return [
      named.map(({ value }) => value).join(),
      ...problems.map(({ code, unread: some }) => (some ? `${code} unread` : code)),
    ];
  };
  const spdx = (members: string) =>
    `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[{"SPDXID":"SPDXRef-1","name":"a",${members}}]}`;
  const spdxYaml = (members: string) =>
    `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - SPDXID: SPDXRef-1\n    name: a\n${members}`;
  for (const [what, text, expected] of [
    ['an organisation as a text', cyclonedx('"supplier":"Acme"'), ['Acme', 'supplier-not-object']],
    ['organisations in a list', cyclonedx('"supplier":[{"name":"Acme"},{"name":"Bolt"}]'), ['Acme,Bolt', 'other-kind']],
    ['texts in a list', cyclonedx('"manufacturer":["Acme"]'), ['Acme', 'manufacturer-not-object', 'other-kind']],
    ['a name in a list', cyclonedx('"supplier":{"name":["Acme","Bolt"]}'), ['Acme,Bolt', 'other-kind']],
    ['a name by language', cyclonedx('"supplier":{"name":{"en":"Acme","zh-CN":"Bolt"}}'), ['Acme,Bolt', 'other-kind']],
    ['a name as XML becomes JSON', cyclonedx('"publisher":{"#text":"Acme","@lang":"en"}'), ['Acme', 'other-kind']],
    ['a number', cyclonedx('"publisher":3'), ['3', 'other-kind']],
    ['an object that names nobody', cyclonedx('"publisher":{"id":7}'), ['', 'unexpected-value unread']],
    ['a truth', cyclonedx('"publisher":true'), ['', 'unexpected-value unread']],
    ['a list of truths', cyclonedx('"publisher":[true]'), ['', 'unexpected-value unread']],
    [
      'an SPDX supplier in a list',
      spdx('"supplier":["Organization: Acme","Person: Bolt"]'),
      ['Acme,Bolt', 'other-kind'],
    ],
    ['an SPDX supplier as an object', spdx('"supplier":{"name":"Organization: Acme"}'), ['Acme', 'other-kind']],
    ['an SPDX supplier in YAML', spdxYaml('    supplier:\n      - "Organization: Acme"\n'), ['Acme', 'other-kind']],
    [
      'components by name',
      root('{"a":{"type":"device","supplier":{"name":"Acme"}},"b":{"publisher":"Bolt"}}'),
      ['Acme,Bolt', 'other-kind'],
    ],
    [
      'components as XML becomes JSON',
      root('{"component":[{"name":"a","publisher":"Acme"},{"name":"b","publisher":"Bolt"}]}'),
      ['Acme,Bolt', 'other-kind'],
    ],
    ['one component alone', root('{"releaseNotes":{"type":"x"},"name":"a","publisher":"Acme"}'), ['Acme']],
    [
      'keys in other case',
      root('[{"Name":"a","Supplier":{"NAME":"Acme"},"bomRef":"1"}]'),
      ['Acme', 'misspelled-key', 'misspelled-key', 'misspelled-key', 'misspelled-key'],
    ],
  ] as const) {
    test(what, () => assert.deepEqual(told(text), expected));
  }

  test('components by name have the name of their key, and its place', () => {
    const text = root('{"cam-7":{"type":"device"}}');
    const [component] = read(new Source(text)).bom?.components ?? [];
    assert.deepEqual(component?.name, {
      value: 'cam-7',
      span: { start: text.indexOf('cam-7'), end: text.indexOf('cam-7') + 5 },
    });
  });

  test('objects by name inside each other are looked through once', () => {
    const deep = `${'{"components":{"x":'.repeat(200)}{"name":"c","publisher":"Acme"}${'}}'.repeat(200)}`;
    const text = root(`{"y":${deep},"z":{"copyright":"${'x'.repeat(2_000_000)}"}}`);
    assert.equal(read(new Source(text)).bom?.components.at(-1)?.name?.value, 'z');
  });
});

suite('what another version of a format states', () => {
  const codes = (text: string) => {
    const source = new Source(text);
    return [detectFormat(source)?.id, ...read(source).problems.map(({ code, severity }) => `${severity} ${code}`)];
  };
  test('a later generation is known and told as not read', () => {
    for (const [text, format] of [
      ['{"specFormat":"CycloneDX","specVersion":"2.1","components":[{"name":"a"}]}', 'cyclonedx-json'],
      ['{"bomFormat":"CycloneDX","specVersion":"3"}', 'cyclonedx-json'],
      ['{"specVersion":"2.1","components":[]}', 'cyclonedx-json'],
      ['<bom xmlns="http://cyclonedx.org/schema/bom/2.0"><components/></bom>', 'cyclonedx-xml'],
      ['\n\u00032.0', 'cyclonedx-protobuf'],
      ['{"spdxVersion":"SPDX-4.0","SPDXID":"SPDXRef-DOCUMENT"}', 'spdx-2-json'],
      ['spdxVersion: SPDX-4.0\nSPDXID: SPDXRef-DOCUMENT\n', 'spdx-2-yaml'],
      [
        '{"@context":"https://spdx.org/rdf/4.0.0/spdx-context.jsonld","@graph":[{"type":"CreationInfo","@id":"_:c","specVersion":"4.0.0"},{"type":"SpdxDocument","spdxId":"urn:d","creationInfo":"_:c"}]}',
        'spdx-3-json',
      ],
    ] as const) {
      assert.deepEqual(codes(text), [format, 'error other-major-version'], text);
    }
  });
  test('a draft is read and told as one', () => {
    for (const text of [
      '{"$schema":"https://cyclonedx.org/schema/2.0/cyclonedx-2.0-bundled.schema.json","specFormat":"CycloneDX"}',
      '{"bomFormat":"CycloneDX","specVersion":"2.0"}',
    ]) {
      assert.deepEqual(codes(text), ['cyclonedx-json', 'information draft-version'], text);
    }
    assert.deepEqual(
      codes('{"specFormat":"CycloneDX","specVersion":"2.0","parties":[{"name":"Acme"}],"components":[{"name":"a"}]}'),
      ['cyclonedx-json', 'warning unread-member', 'information draft-version'],
      'nobody says of what it is the maker',
    );
  });
  test('a later version of the same generation is read', () => {
    assert.deepEqual(codes('{"bomFormat":"CycloneDX","specVersion":"1.9"}'), [
      'cyclonedx-json',
      'information unknown-version',
    ]);
    assert.deepEqual(codes('{"spdxVersion":"SPDX-2.9","SPDXID":"SPDXRef-DOCUMENT"}'), [
      'spdx-2-json',
      'information unknown-version',
    ]);
  });
});

suite('recognised by content, wherever it begins', () => {
  const long = (begin: string, line: string, end: string) =>
    `${begin}${`${line}\n`.repeat(80_000 / line.length)}${end}`;
  const format = (text: string) => detectFormat(new Source(text))?.id;
  test('behind the text of a licence', () => {
    const hash = long('', '# Permission is hereby granted, free of charge, to any person', '');
    assert.equal(format(`${hash}SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n`), 'spdx-2-tag-value');
    assert.equal(format(`${hash}spdxVersion: SPDX-2.3\n`), 'spdx-2-yaml');
    assert.equal(format(`${hash}manufacturer: A\nmodel: b\nslug: c\n`), 'netbox-device-type');
    assert.equal(format(`${hash}deviceManifest: 1\n`), 'device-manifest');
    const block = long('/*\n', ' * Redistribution and use in source and binary forms', ' */\n');
    assert.equal(format(`${block}/dts-v1/;\n/ { compatible = "a,b"; };\n`), 'devicetree');
    const xml = long('<!--\n', ' Licensed under the Apache License', '-->\n');
    assert.equal(format(`${xml}<Document><SPDXID>SPDXRef-DOCUMENT</SPDXID></Document>`), 'spdx-2-xml');
    assert.equal(format(`${xml}<component type="firmware"><id>a</id></component>`), 'lvfs-metainfo');
  });
  test('in flow style, and in a member of the root', () => {
    assert.equal(format('{SPDXID: SPDXRef-DOCUMENT, spdxVersion: SPDX-2.3, packages: []}'), 'spdx-2-yaml');
    assert.equal(format('---\n{ SPDXID: SPDXRef-DOCUMENT,\n  "spdxVersion": SPDX-2.3 }\n'), 'spdx-2-yaml');
    assert.equal(format('Document:\n  SPDXID: SPDXRef-DOCUMENT\n  spdxVersion: SPDX-2.3\n'), 'spdx-2-yaml');
    assert.equal(format('sbom:\n  spdxVersion: SPDX-2.3\n  packages:\n    - name: a\n'), 'spdx-2-yaml');
    assert.equal(format('kind: x\nspec:\n  spdxVersion: SPDX-2.3\n'), undefined);
  });
  test('a manifest that says last that it is one', () => {
    assert.equal(format(`devices:\n${'  - name: a\n'.repeat(10_000)}deviceManifest: 1\n`), 'device-manifest');
  });
  test('a pointer of Git LFS is told for what it is', () => {
    const text = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    assert.deepEqual(
      read(new Source(text)).problems.map(({ code }) => code),
      ['git-lfs-pointer'],
    );
  });
});

suite('merge keys of YAML', () => {
  const suppliers = (members: string) => {
    const text = `x: &a {supplier: "Organization: Acme"}\ny: &b {supplier: "Organization: Bolt", originator: "Organization: Corp"}\nz: &c\n  <<: *a\n  homepage: https://a.example\nspdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - ${members}\n    SPDXID: SPDXRef-1\n    name: u\n`;
    const { bom } = read(new Source(text));
    const claims = bom?.components[0]?.claims ?? [];
    return claims.map(({ role, value }) => `${role} ${value}`).filter(claim => !claim.startsWith('name '));
  };
  test('bring in what stands nowhere else', () => {
    assert.deepEqual(suppliers('<<: *a'), ['supplier Acme']);
    assert.deepEqual(suppliers('<<: *a\n    supplier: "Organization: Dent"'), ['supplier Dent']);
    assert.deepEqual(suppliers('<<: [*a, *b]'), ['supplier Acme', 'originator Corp']);
    assert.deepEqual(suppliers('<<: [*b, *a]'), ['supplier Bolt', 'originator Corp']);
    assert.deepEqual(suppliers('<<: *c'), ['supplier Acme', 'url https://a.example']);
    assert.deepEqual(suppliers('"<<": *b\n    originator: "Organization: Dent"'), ['supplier Bolt', 'originator Dent']);
  });
});

suite('nesting that is too deep', () => {
  test('is told in every syntax', () => {
    const nest = (open: string, close: string, times: number) => `${open.repeat(times)}${close.repeat(times)}`;
    const field = (number: number, value: Uint8Array): Uint8Array => {
      const length = [];
      for (let rest = value.length; ; rest >>= 7) {
        length.push(rest > 127 ? (rest & 127) | 128 : rest);
        if (rest < 128) break;
      }
      const tag = (number << 3) | 2;
      return Uint8Array.from([...(tag > 127 ? [(tag & 127) | 128, tag >> 7] : [tag]), ...length, ...value]);
    };
    const protobuf = (times: number) => {
      let inner: Uint8Array = field(8, new TextEncoder().encode('deepest'));
      for (let at = 0; at < times; at++) inner = field(21, inner);
      const bytes = [...field(1, new TextEncoder().encode('1.6')), ...field(5, inner)];
      return bytes.map(byte => String.fromCharCode(byte)).join('');
    };
    for (const text of [
      root(nest('[{"name":"a","components":', ']', 0) + nest('[', ']', 600)),
      `<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${nest('<components><component>', '</component></components>', 300)}</bom>`,
      `spdxVersion: SPDX-2.3\npackages: ${nest('[', ']', 300)}\n`,
      protobuf(300),
    ]) {
      const { problems } = read(new Source(text));
      assert.ok(
        problems.some(({ code, severity }) => /too-deep/.test(code) && severity === 'error'),
        text.slice(0, 60),
      );
    }
    const { bom, problems } = read(new Source(protobuf(150)));
    assert.equal(bom?.components.at(-1)?.name?.value, 'deepest');
    assert.deepEqual(problems, []);
  });
});

/** A CycloneDX document of these components. */
function root(components: string): string {
  return `{"bomFormat":"CycloneDX","specVersion":"1.6","components":${components}}`;
}

suite('what problems tell was not read', () => {
  test('is summed by kind, also beyond the problems that are kept', () => {
    const problems = new Problems();
    for (let nth = 0; nth < mostProblems + 5; nth++) {
      const kind = nth % 2 === 0 ? 'value' : 'document';
      problems.notRead(kind, 'x', 'warning', 'Not read.', { start: nth, end: nth + 1 });
    }
    problems.add('y', 'error', 'Read all the same.', 0, 1);
    assert.equal(problems.list.length, mostProblems + 1);
    assert.deepEqual(unreadOf(problems.list), { value: 53, document: 52 });
  });
  test('is nothing where all was read', () => {
    const problems = new Problems();
    problems.add('y', 'error', 'Read all the same.', 0, 1);
    assert.equal(unreadOf(problems.list), undefined);
  });
});

test('a key with a letter too few or too many is read as what it means; a short one is too alike to tell', () => {
  const told = (key: string) => {
    const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","${key}":[{"name":"x"}]}`;
    const { bom, problems } = read(new Source(text));
    return [bom?.components.length, problems.filter(({ code }) => code === 'misspelled-key').length];
  };
  assert.deepEqual(told('componens'), [1, 1]);
  assert.deepEqual(told('componentss'), [1, 1]);
  assert.deepEqual(told('componets2'), [0, 0]);
  const files = (key: string) => {
    const text = `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","${key}":[{"SPDXID":"SPDXRef-f","fileName":"./x"}]}`;
    return read(new Source(text)).problems.filter(({ code }) => code === 'misspelled-key').length;
  };
  assert.deepEqual([files('files'), files('fles')], [0, 0]);
});
