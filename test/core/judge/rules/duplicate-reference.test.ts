import assert from 'node:assert/strict';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx, findingsOf, marksOf, placesOf } from '../../../support/rule.ts';

const rule = 'duplicate-reference';

suite('rule duplicate-reference', () => {
  test('marks the second place, with the first beside it, and nothing else tells of it', () => {
    const text = cyclonedx([
      { type: 'device', 'bom-ref': 'r', name: 'camera' },
      { type: 'device', 'bom-ref': 'r', name: 'recorder' },
      { type: 'device', 'bom-ref': 'R', name: 'switch' },
    ]);
    assert.deepEqual(marksOf(rule, text), ['warning «r» recorder: its reference “r” is also that of camera']);
    const [finding] = findingsOf(rule, text);
    assert.equal(finding?.component, 1);
    assert.equal(finding?.span.start, text.lastIndexOf('"r"') + 1);
    assert.equal(finding?.related[0]?.span.start, text.indexOf('"r"') + 1);
    assert.deepEqual(reviewText(text).problems, []);
  });

  test('nested components, services and the product count; other elements and components without a reference do not', () => {
    const text = cyclonedx(
      [
        { type: 'library', 'bom-ref': 'a', name: 'a', components: [{ type: 'library', 'bom-ref': 'b', name: 'b' }] },
        { type: 'library', name: 'c' },
        { type: 'library', name: 'c' },
      ],
      {
        metadata: { component: { type: 'device', 'bom-ref': 'a', name: 'p' } },
        services: [{ 'bom-ref': 'b', name: 's' }],
        vulnerabilities: [{ 'bom-ref': 'a', id: 'CVE-2021-36260' }],
      },
    );
    assert.deepEqual(placesOf(rule, text), ['a', 'b']);
  });

  test('SPDX packages with one id', () => {
    const one = (name: string) => ({ SPDXID: 'SPDXRef-1', name, downloadLocation: 'NONE' });
    const text = JSON.stringify({
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      packages: [one('a'), one('b')],
    });
    assert.deepEqual(marksOf(rule, text), ['warning «SPDXRef-1» b: its reference “SPDXRef-1” is also that of a']);
  });
});
