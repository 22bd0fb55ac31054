import assert from 'node:assert/strict';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx, findingsOf, marksOf, placesOf } from '../../../support/rule.ts';

const rule = 'spec-version-mismatch';
const camera = { type: 'device', name: 'camera', version: '1' };

suite('rule spec-version-mismatch', () => {
  test('a member that came later, with its place', () => {
    const text = cyclonedx([{ ...camera, manufacturer: { name: 'Some Maker' } }], { specVersion: '1.4' });
    assert.deepEqual(marksOf(rule, text), [
      'information «1.4» Version 1.4 is stated, but “manufacturer” is of version 1.6: tools may ignore it',
    ]);
    const [related] = findingsOf(rule, text)[0]?.related ?? [];
    assert.equal(related && text.slice(related.span.start, related.span.end), 'manufacturer');
  });

  test('of several the one that came last is told', () => {
    const text = cyclonedx([{ ...camera, evidence: {} }], { specVersion: '1.2', annotations: [], compositions: [] });
    assert.match(marksOf(rule, text).join(), /“annotations”.*1\.5/);
  });

  test('the schema of another version, once, and not as a problem as well', () => {
    const $schema = 'http://cyclonedx.org/schema/bom-1.5.schema.json';
    const text = cyclonedx([camera], { $schema });
    assert.deepEqual(marksOf(rule, text), [
      'information «1.6» Version 1.6 is stated, but the schema named is that of version 1.5',
    ]);
    assert.deepEqual(reviewText(text).problems, []);
    assert.deepEqual(placesOf(rule, cyclonedx([camera], { $schema, specVersion: '1.5' })), []);
  });

  test('what the version has is no contradiction, nor what an unknown version may have', () => {
    for (const specVersion of ['1.6', '1.7', '2.0', 'x']) {
      assert.deepEqual(placesOf(rule, cyclonedx([{ ...camera, manufacturer: {} }], { specVersion })), []);
    }
    const tools = { tools: [{ vendor: 'v', name: 't' }] };
    assert.deepEqual(
      placesOf(rule, cyclonedx([{ ...camera, evidence: {} }], { specVersion: '1.4', metadata: tools })),
      [],
    );
  });

  test('SPDX and XML', () => {
    const spdx = (version: string) =>
      `SPDXVersion: ${version}\nSPDXID: SPDXRef-DOCUMENT\nPackageName: a\nSPDXID: SPDXRef-a\nPrimaryPackagePurpose: DEVICE\n`;
    assert.deepEqual(placesOf(rule, spdx('SPDX-2.2')), ['SPDX-2.2']);
    assert.deepEqual(placesOf(rule, spdx('SPDX-2.3')), []);
    const xml =
      '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component type="device">' +
      '<manufacturer><name>M</name></manufacturer><name>c</name></component></components></bom>\n';
    assert.deepEqual(placesOf(rule, xml), ['1.5']);
  });
});
