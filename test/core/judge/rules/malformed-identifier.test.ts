import assert from 'node:assert/strict';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { corrected, cyclonedx, marksOf, placesOf } from '../../../support/rule.ts';
import { slowTest } from '../../../support/tier.ts';

const rule = 'malformed-identifier';
const stars = ':*'.repeat(7);
const of = (identifiers: object) => cyclonedx([{ type: 'device', name: 'camera', ...identifiers }]);

suite('rule malformed-identifier', () => {
  test('marks the offending part, at its place behind escapes too', () => {
    assert.deepEqual(marksOf(rule, of({ cpe: `cpe:2.3:h:some\\&maker:a/b${stars}:*` })), [
      'warning «/» camera: "/" has to be escaped in a CPE name',
    ]);
    assert.deepEqual(marksOf(rule, of({ purl: 'pkg:npm/@scope/name@1' })), [
      'information «@» camera: "@" is written "%40" unless the version follows',
    ]);
    assert.deepEqual(marksOf(rule, of({ purl: 'camera 1.0' })), [
      'warning «camera 1.0» camera: a package URL begins with "pkg:", not "camera 1.0"',
    ]);
  });

  test('leaves right ones alone, and what is odd and misleads nobody', () => {
    assert.deepEqual(
      placesOf(
        rule,
        cyclonedx([
          {
            type: 'library',
            name: 'a',
            purl: 'pkg:deb/debian/a@1:2.3+git~4?arch=amd64',
            cpe: `cpe:2.3:a:a:a:1\\:2${stars}`,
          },
          { type: 'library', name: 'b', purl: 'pkg:golang/example.com/b@v1.0', cpe: 'cpe:/a:b:b' },
          { type: 'library', name: 'c', purl: '', cpe: ' ' },
        ]),
      ),
      [],
    );
  });

  test('tells of every identifier of a package, in every serialisation', () => {
    const tagValue = [
      'SPDXVersion: SPDX-2.3',
      'SPDXID: SPDXRef-DOCUMENT',
      'PackageName: camera',
      'SPDXID: SPDXRef-1',
      'PackageDownloadLocation: NONE',
      'ExternalRef: SECURITY cpe23Type cpe:2.3:h:maker:camera',
      'ExternalRef: PACKAGE-MANAGER purl pkg:generic/camera@',
      '',
    ].join('\n');
    assert.deepEqual(placesOf(rule, tagValue), ['cpe:2.3:h:maker:camera', '@']);
    assert.match(corrected(rule, tagValue), /cpe23Type cpe:2\.3:h:maker:camera:\*:\*:\*:\*:\*:\*:\*:\*\n/);
    const xml =
      '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device">' +
      '<name>camera</name><cpe>cpe:2.3:h:a&amp;b:c+d:*:*:*:*:*:*:*:*</cpe></component></components></bom>\n';
    assert.deepEqual(placesOf(rule, xml), ['&amp;']);
    assert.equal(corrected(rule, xml), xml, 'what has to be escaped for XML as well is not written');
  });

  slowTest('a corrected document is valid, says what was meant, and has nothing more to correct', async function () {
    this.timeout(20_000);
    for (const [wrong, right] of [
      [{ cpe: `cpe:2.3:h:maker:a+b${stars}:*` }, { cpe: `cpe:2.3:h:maker:a\\+b${stars}:*` }],
      [{ cpe: 'cpe:2.3:h:maker:camera' }, { cpe: `cpe:2.3:h:maker:camera:*${stars}` }],
      [{ purl: 'pkg:npm/@scope/name@1' }, { purl: 'pkg:npm/%40scope/name@1' }],
      [{ purl: 'pkg:oci/name@1?' }, { purl: 'pkg:oci/name@1' }],
    ]) {
      const before = of(wrong ?? {});
      const after = corrected(rule, before);
      assert.equal(after, of(right ?? {}));
      assert.equal(corrected(rule, after), after);
      const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
      assert.deepEqual([await validator.validate(before), await validator.validate(after)], [null, null]);
    }
  });

  test('what may mean several things is marked and not corrected', () => {
    const text = of({ cpe: `cpe:2.3:h:maker:camera:1:2${stars}` });
    assert.deepEqual(placesOf(rule, text), [':*']);
    assert.equal(corrected(rule, text), text);
  });

  test('in an attestation the mark is at the encoded value and nothing is corrected', () => {
    const payload = Buffer.from(of({ purl: 'pkg:npm/@scope/name@1' })).toString('base64');
    const text = JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload, signatures: [] });
    assert.equal(read(new Source(text)).bom?.signed, true);
    assert.equal(placesOf(rule, text).length, 1);
    assert.equal(corrected(rule, text), text);
  });
});
