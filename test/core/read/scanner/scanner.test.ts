import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** `name: role value [label]` of every claim but the name. */
function claims(document: unknown): string[] {
  const text = JSON.stringify(document, undefined, 1);
  const { bom, problems } = read(new Source(text));
  assert.deepEqual(problems, []);
  return (bom?.components ?? []).flatMap(({ name, claims: all }) =>
    all
      .filter(({ role }) => role !== 'name')
      .map(({ role, value, label, span }) => {
        assert.equal(text.slice(span.start, span.end), value);
        return `${name?.value}: ${role} ${value}${label === undefined ? '' : ` [${label}]`}`;
      }),
  );
}

const syft = {
  artifacts: [
    {
      id: 'a',
      name: 'libx',
      version: '1.2',
      type: 'rpm',
      licenses: [{ value: 'GPLv2', spdxExpression: 'GPL-2.0-only', type: 'declared' }, 'MIT'],
      cpes: [
        { cpe: 'cpe:2.3:a:x:libx:1.2:*:*:*:*:*:*:*', source: 'syft-generated' },
        'cpe:2.3:a:y:libx:1.2:*:*:*:*:*:*:*',
      ],
      purl: 'pkg:rpm/x/libx@1.2',
      metadata: { vendor: 'X Corp', maintainer: 'm@x.example', files: [] },
    },
    { id: 'b', name: 'app', version: '2', type: 'binary', licenses: [], cpes: [], purl: '' },
  ],
  artifactRelationships: [
    { parent: 'a', child: 'b', type: 'dependency-of' },
    { parent: 's', child: 'a', type: 'contains' },
  ],
  source: { id: 's', name: 'image', version: 'sha256:0', type: 'image' },
  descriptor: { name: 'syft', version: '1.0.0' },
  schema: { version: '16.0.0', url: 'https://example.org/schema-16.0.0.json' },
};

const trivy = {
  SchemaVersion: 2,
  ArtifactName: 'image:1',
  Results: [
    {
      Target: 'image (debian)',
      Packages: [
        {
          ID: 'libx@1',
          Name: 'libx',
          Version: '1',
          Identifier: { PURL: 'pkg:deb/debian/libx@1' },
          Maintainer: 'Somebody <a@b.example>',
          Licenses: ['MIT'],
          DependsOn: ['liby@1'],
        },
        { ID: 'liby@1', Name: 'liby', Version: '1', Identifier: { PURL: 'pkg:deb/debian/liby@1' } },
      ],
      Vulnerabilities: [
        { PkgID: 'libx@1', PkgName: 'libx', InstalledVersion: '1', PkgIdentifier: { PURL: 'pkg:deb/debian/libx@1' } },
      ],
    },
    {
      Target: 'package-lock.json',
      Vulnerabilities: [
        { PkgName: 'left', InstalledVersion: '1', PkgIdentifier: { PURL: 'pkg:npm/left@1' } },
        { PkgName: 'left', InstalledVersion: '1', PkgIdentifier: { PURL: 'pkg:npm/left@1' } },
      ],
    },
    { Target: 'nothing' },
  ],
};

suite('reports of scanners', () => {
  test('syft: what it found, what package managers say, and what is in what', () => {
    assert.deepEqual(claims(syft), [
      'libx: cpe cpe:2.3:a:x:libx:1.2:*:*:*:*:*:*:* [syft-generated]',
      'libx: cpe cpe:2.3:a:y:libx:1.2:*:*:*:*:*:*:*',
      'libx: purl pkg:rpm/x/libx@1.2',
      'libx: supplier X Corp [package vendor]',
      'libx: author m@x.example [package maintainer]',
    ]);
    const { bom, format } = read(new Source(JSON.stringify(syft)));
    assert.equal(format?.id, 'syft-json');
    assert.equal(bom?.specVersion?.value, '16.0.0');
    assert.equal(bom.componentCount, 2);
    assert.equal(bom.components[bom.product ?? -1]?.name?.value, 'image');
    assert.deepEqual(bom.dependencies, [
      { from: 1, to: 0 },
      { from: 2, to: 0 },
    ]);
    assert.deepEqual(
      bom.components[0]?.licences.map(({ form, value }) => `${form} ${value}`),
      ['expression GPL-2.0-only', 'name MIT'],
    );
  });

  test('trivy: packages, or those of vulnerabilities where it lists none', () => {
    assert.deepEqual(claims(trivy), [
      'libx: purl pkg:deb/debian/libx@1',
      'libx: author Somebody [maintainer]',
      'liby: purl pkg:deb/debian/liby@1',
      'left: purl pkg:npm/left@1',
    ]);
    const { bom, format } = read(new Source(JSON.stringify(trivy)));
    assert.equal(format?.id, 'trivy-json');
    assert.equal(bom?.specVersion?.value, '2');
    assert.equal(bom.componentCount, 3);
    assert.equal(bom.components[bom.product ?? -1]?.name?.value, 'image:1');
    assert.deepEqual(bom.dependencies, [{ from: 1, to: 2 }]);
  });
});
