import assert from 'node:assert/strict';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx, fixesOf, marksOf, placesOf } from '../../../support/rule.ts';

const rule = 'missing-supplier';
const of = (more: object, root: object = {}) =>
  cyclonedx([{ type: 'device', name: 'camera', version: '1', ...more }], root);

const tagValue = (supplier: string, originator: string) =>
  [
    'SPDXVersion: SPDX-2.3',
    'SPDXID: SPDXRef-DOCUMENT',
    'PackageName: camera',
    'SPDXID: SPDXRef-1',
    'PackageDownloadLocation: NONE',
    'PrimaryPackagePurpose: FIRMWARE',
    `PackageSupplier: ${supplier}`,
    `PackageOriginator: ${originator}`,
    '',
  ].join('\n');

suite('rule missing-supplier', () => {
  test('marks the name of equipment of which nothing says whose it is', () => {
    assert.deepEqual(marksOf(rule, of({})), ['information «camera» camera: no supplier or maker stated']);
    assert.deepEqual(placesOf(rule, of({ type: 'firmware', supplier: {} })), ['camera']);
    assert.deepEqual(placesOf(rule, of({ supplier: { name: '  ' } })), ['camera']);
    const product = { metadata: { component: { type: 'firmware', name: 'image', version: '1' } } };
    assert.deepEqual(placesOf(rule, cyclonedx([], product)), ['image']);
  });

  test('marks the value that names nobody', () => {
    for (const name of [
      'NOASSERTION',
      'Unknown',
      'N/A',
      'tbd',
      'To Be Filled By O.E.M.',
      '<supplier name>',
      '-',
      '???',
      '{{vendor}}',
    ]) {
      assert.deepEqual(placesOf(rule, of({ supplier: { name } })), [name]);
    }
    assert.deepEqual(marksOf(rule, tagValue('NOASSERTION', 'NOASSERTION')), [
      'information «NOASSERTION» camera: no supplier or maker stated, “NOASSERTION” names nobody',
    ]);
    assert.deepEqual(placesOf(rule, tagValue('Organization: unknown', 'NOASSERTION')), ['unknown']);
  });

  test('a maker in any field is enough, a placeholder beside one does not matter', () => {
    for (const more of [
      { supplier: { name: 'Some Maker' } },
      { manufacturer: { name: 'Some Maker' } },
      { publisher: 'Some Maker' },
      { supplier: { name: 'unknown' }, manufacturer: { name: 'Some Maker' } },
    ]) {
      assert.deepEqual(placesOf(rule, of(more)), []);
    }
    assert.deepEqual(placesOf(rule, tagValue('NOASSERTION', 'Organization: Some Maker')), []);
    assert.deepEqual(placesOf(rule, tagValue('Person: Jo Doe', 'NOASSERTION')), []);
  });

  test('names that only look like placeholders are names', () => {
    for (const name of [
      'Unknown Worlds Entertainment',
      'None Such Ltd',
      'Generic Drive Corp',
      'TBD Networks GmbH',
      'Na Li',
      'X',
      '2N',
      '無印良品',
      'OEM Controls, Inc.',
      'Testo',
      'Example.com Inc.',
    ]) {
      assert.deepEqual(placesOf(rule, of({ supplier: { name } })), [], name);
    }
  });

  test('a plan has no makers yet', () => {
    assert.deepEqual(placesOf(rule, of({}, { metadata: { lifecycles: [{ phase: 'design' }] } })), []);
  });

  test('software is not asked, nor what made the document, nor what something was made from', () => {
    for (const type of ['library', 'application', 'container', 'operating-system', 'file', 'data']) {
      assert.deepEqual(placesOf(rule, of({ type })), []);
    }
    const tools = { metadata: { tools: { components: [{ type: 'device', name: 'scanner' }] } } };
    assert.deepEqual(placesOf(rule, cyclonedx([], tools)), []);
    const pedigree = { ancestors: [{ type: 'firmware', name: 'older' }] };
    assert.deepEqual(placesOf(rule, of({ supplier: { name: 'Some Maker' }, pedigree })), []);
  });

  test('of lists of devices only our own is asked: others may have no place for a maker', () => {
    const csv = 'Manufacturer,Model,Serial Number,MAC Address\nunknown,C1,1,\n,C2,2,\nAxis,C3,3,\n';
    assert.deepEqual(placesOf(rule, csv), []);
    const stated = 'deviceManifest: 1\ndevices:\n  - name: gate\n    kind: camera\n    manufacturer: unknown\n';
    assert.deepEqual(placesOf(rule, stated), ['gate']);
    const manifest = 'deviceManifest: 1\ndevices:\n  - name: gate\n    kind: camera\n    model: C1\n';
    assert.deepEqual(placesOf(rule, manifest), ['gate']);
  });

  test('nobody writes a maker: the fix is a question', () => {
    const review = reviewText(of({}));
    const [finding] = review.findings.filter(one => one.rule === rule);
    assert.ok(finding);
    const [fix, ...more] = fixesOf(review, finding);
    assert.deepEqual([fix?.kind, fix?.edits, more], ['ask-supplier', [], []]);
    for (const part of ['who made camera 1', 'no supplier or maker stated', '2026-11-22']) {
      assert.ok(fix?.copy?.includes(part), fix?.copy);
    }
  });
});
