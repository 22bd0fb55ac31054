import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

suite('SPDX in YAML with a member around it', () => {
  const members = 'spdxVersion: SPDX-2.2\nSPDXID: SPDXRef-DOCUMENT\nname: d\n';
  const packages = 'packages:\n- SPDXID: SPDXRef-a\n  name: a\n  supplier: "Organization: H"\n';
  const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

  for (const key of ['Document', 'document', '"Document"', 'spdxDocument', 'SPDXDocument']) {
    test(key, () => {
      const text = `---\n${key}:\n${indented(members + packages)}`;
      const { bom, format, problems: found } = read(new Source(text));
      assert.equal(format?.id, 'spdx-2-yaml');
      assert.equal(bom?.specVersion?.value, 'SPDX-2.2');
      assert.deepEqual([bom?.components.map(({ claims: all }) => all.at(-1)?.value), found], [['H'], []]);
    });
  }

  test('early tools put packages and files into objects of their own', () => {
    const described =
      'documentDescribes:\n- Package:\n    SPDXID: SPDXRef-a\n    name: a\n    supplier: "Organization: H"\n    files:\n    - File:\n        name: x\n        supplier: "Organization: D"\n';
    const { bom } = read(new Source(`Document:\n${indented(members + described)}`));
    const found = bom?.components.map(({ name, claims: all }) => `${name?.value} ${all.at(-1)?.value}`);
    assert.deepEqual(found, ['a H', 'x D']);
  });

  test('the version under the name that early tools gave it, or none, leaves no doubt', () => {
    const described =
      'documentDescribes:\n- Package:\n    id: SPDXRef-a\n    name: a\n    supplier: "Organization: H"\n';
    for (const version of [
      'specVersion: SPDX-2.0\n',
      '"specVersion": "SPDX-2.1"\n',
      "specVersion:  'SPDX-2.1'\n",
      '',
    ]) {
      const { bom, format } = read(new Source(`---\nDocument:\n${indented(version + described)}`));
      assert.equal(format?.id, 'spdx-2-yaml', version);
      assert.deepEqual(
        bom?.components.map(({ name, claims: all }) => `${name?.value} ${all.at(-1)?.value}`),
        ['a H'],
        version,
      );
    }
  });

  test('other YAML with such a member is none', () => {
    const others = ['title: about spdxVersion', 'specVersion: "1.0"', 'specVersion: SPDX', 'about: documentDescribes'];
    for (const other of others) assert.equal(detectFormat(new Source(`document:\n  ${other}\n`)), undefined, other);
  });
});

suite('SPDX 2 in JSON', () => {
  const json = (members: object) => JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', ...members });

  test('files and snippets with a supplier or an identifier are components', () => {
    const files = [
      { SPDXID: 'SPDXRef-f', fileName: 'f', supplier: 'Organization: H' },
      { SPDXID: 'SPDXRef-g', fileName: 'g', copyrightText: 'Copyright Huawei' },
    ];
    const snippets = [{ SPDXID: 'SPDXRef-s', name: 's', originator: 'Organization: D' }];
    const { bom } = read(new Source(json({ files, snippets })));
    assert.deepEqual(
      bom?.components.map(({ name, kind, claims: all }) => [name?.value, kind, all.at(-1)?.value]),
      [
        ['f', 'file', 'H'],
        ['s', 'file', 'D'],
      ],
    );
  });

  test('a member that may name somebody is told', () => {
    const text = json({ packages: [{ SPDXID: 'SPDXRef-a', name: 'a', vendor: 'H', manufacturer: 'Organization: D' }] });
    const { bom, problems: found } = read(new Source(text));
    assert.deepEqual(
      found.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
      ['unread-member vendor'],
    );
    assert.equal(bom?.components[0]?.claims.at(-1)?.role, 'manufacturer');
  });
});
