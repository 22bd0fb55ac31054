import assert from 'node:assert/strict';
import { read } from '../../../server/src/core/read/index.ts';
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
