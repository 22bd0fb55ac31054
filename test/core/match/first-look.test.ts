import assert from 'node:assert/strict';
import { mayMatch } from '../../../server/src/core/match/index.ts';
import { Glances } from '../../../server/src/core/model/glances.ts';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { shipped } from '../../support/judging.ts';
import { cyclonedx } from '../../support/rule.ts';

/** Whether each of some components is worth a whole look, read from the bytes of a document. */
function looked(components: readonly object[]): readonly boolean[] {
  const text = cyclonedx(components.map(one => ({ type: 'library', name: 'x', ...one })));
  const { bom } = read(new Source(new TextEncoder().encode(text)));
  assert.ok(bom);
  const question = mayMatch(shipped());
  const glances = new Glances(bom.components, [question]);
  return bom.components.map(component => glances.has(component, question));
}

const { vendors } = shipped().set;
const packages = vendors.flatMap(({ identifiers }) =>
  identifiers.purl.map(({ type, namespace, name = 'x' }) => {
    const path = namespace === undefined ? name : `${namespace.replace(/[./]$/, '')}/${name}`;
    return `pkg:${type}/${path.replace('*', 'y').replace(/^@/, '%40')}`;
  }),
);
const cpes = vendors.flatMap(({ identifiers }) => identifiers.cpe.map(({ value }) => value));
const domains = vendors.flatMap(({ identifiers }) => identifiers.domains.map(({ value }) => value));

function all(field: string, values: readonly string[], expected: boolean): void {
  const answers = looked(values.map(value => ({ [field]: value })));
  assert.deepEqual(
    values.filter((_, at) => answers[at] !== expected),
    [],
  );
}

suite('the first look at claims', () => {
  test('passes over no package of a vendor, whatever stands behind it', () => {
    assert.ok(packages.length > 20);
    for (const behind of ['', '@1.0', '@v1.0-rc/2', '?arch=amd64', '#sub/path', '@1@2?x=y#z']) {
      all(
        'purl',
        packages.map(value => value + behind),
        true,
      );
    }
  });

  test('passes over no package whose qualifiers hold an address of a vendor', () => {
    const at = (key: string, host: string) => `pkg:generic/x@1?${key}=https://www.${host}/fw.bin`;
    for (const key of ['download_url', 'repository_url', 'vcs_url']) {
      all(
        'purl',
        domains.map(host => at(key, host)),
        true,
      );
    }
  });

  test('passes over no CPE name of a vendor', () => {
    for (const head of ['cpe:2.3:h:', 'cpe:2.3:o:', 'cpe:2.3:a:', 'cpe:/h:', 'CPE:2.3:h:', ' cpe:2.3:h:']) {
      all(
        'cpe',
        cpes.map(vendor => `${head}${vendor}:x:1:*:*:*:*:*:*:*`),
        true,
      );
    }
    all(
      'cpe',
      cpes.map(vendor => `cpe:2.3:h:${vendor}`),
      true,
    );
  });

  test('passes over no group that is a vendor’s host or name', () => {
    all(
      'group',
      [...domains.map(host => host.split('.').reverse().join('.')), 'Hikvision', 'Huawei Technologies'],
      true,
    );
    all('group', ['org.apache', 'Acme'], false);
  });

  test('passes over nearly everything that is of nobody here', () => {
    all(
      'purl',
      [
        'pkg:npm/left-pad@1.3.0',
        'pkg:npm/%40babel/core@7.1.0?arch=x',
        'pkg:maven/org.apache.commons/commons-lang3@3.12.0',
        'pkg:golang/golang.org/x/net@v0.1.0',
        'pkg:deb/debian/curl@7.88.1-10?arch=amd64&distro=debian-12',
        // versions and qualifiers say nothing of who made it
        'pkg:npm/left-pad@1-hikvision',
        'pkg:npm/left-pad@1?maker=hikvision',
        'pkg:npm/left-pad#hikvision',
      ],
      false,
    );
    all('cpe', ['cpe:2.3:a:apache:http_server:2.4:*:*:*:*:*:*:*', 'cpe:2.3:a:haxx:hikvision:1:*:*:*:*:*:*:*'], false);
    const named = (name: string) => ({ supplier: { name } });
    assert.deepEqual(looked(['Acme GmbH', 'Hikvision', 'Hik&#118;ision', '海康威视'].map(named)), [
      false,
      true,
      true,
      true,
    ]);
  });
});
