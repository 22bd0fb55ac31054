import assert from 'node:assert/strict';
import { documentBuilder } from '../../../server/src/core/report/build.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { bomOf, hikvision } from '../../support/documents.ts';
import { camera, columnOf, documentText, reportOf, reviewOf } from '../../support/report.ts';
import { reviewer, reviewText } from '../../support/review.ts';

suite('The report model', () => {
  test('resolves what a finding names', () => {
    const column = columnOf('Hikvision', documentText([camera]));
    const [found] = reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) }).documents[0]?.findings ?? [];
    assert.equal(found?.vendorName, 'hikvision');
    assert.deepEqual(found?.component, { ref: 'c0', name: 'Camera', version: '1.0' });
    assert.deepEqual(found?.range, { start: { line: 4, character: column }, end: { line: 4, character: column + 9 } });
    assert.deepEqual(found?.judgements[0]?.verdicts[0]?.because, [
      {
        clause: 's-1',
        text: message('s-1', 'Departments may not use it.'),
        source: 'https://law.example/act/s-1',
        binds: ['departments'],
        binding: true,
        since: '2024-01-01',
        restricts: ['use'],
        removal: null,
      },
    ]);
    assert.equal(found?.judgements[0]?.verdicts[0]?.instrumentName, 'Camera Act');
    assert.deepEqual(found?.alternatives[0]?.sources, ['https://law.example/act/s-1']);
  });

  test('whom advice and lists speak to is told in words, and not as bound', () => {
    const review = reviewText(bomOf(hikvision), ['ca-private']);
    const document = documentBuilder(reviewer().lookups.set)({ path: 'a.json', review });
    const reasons = document.findings[0]?.judgements[0]?.verdicts.flatMap(({ because }) => because) ?? [];
    const advice = reasons.find(({ clause }) => clause === 'everybody-else');
    assert.deepEqual([advice?.binds, advice?.binding], [['private buyers in Canada'], false]);
  });

  test('counts levels, what is waived and what could not be read', () => {
    const waiver = { id: 'w', reason: 'r', approver: 'jt', expires: '2027-01-01' };
    const { summary } = reportOf(
      { path: 'a.json', review: reviewOf(documentText([camera, camera])) },
      { path: 'b.json', review: reviewOf(documentText([camera]), { level: 'none' }) },
      { path: 'c.json', review: reviewOf(documentText([camera]), { waiver }) },
      { path: 'd.json', failure: { code: 'unreadable', message: 'There is no such file.' } },
      { path: 'e.json', review: reviewOf(documentText([camera]).slice(0, -8)) },
      { path: 'f.txt', review: reviewOf('hello') },
    );
    assert.deepEqual(
      { ...summary, coverage: summary.coverage.components },
      {
        error: 3,
        warning: 0,
        information: 0,
        none: 1,
        waived: 1,
        unreadable: 2,
        incomplete: 1,
        linked: 0,
        notUnderstood: 0,
        coverage: 5,
      },
    );
  });

  test('shows the line of a finding without its indentation', () => {
    const [found] = reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) }).documents[0]?.findings ?? [];
    assert.equal(found?.excerpt.line, 5);
    assert.match(found?.excerpt.before ?? '', /"supplier": \{ "name": "$/);
    assert.equal(found?.excerpt.marked, 'Hikvision');
    assert.equal(found?.excerpt.after, '" } }');
  });

  test('cuts the line of a one-line document on both sides', () => {
    const text = documentText(Array.from({ length: 40 }, () => camera)).replaceAll('\n', ' ');
    const { findings = [] } = reportOf({ path: 'a.json', review: reviewOf(text) }).documents[0] ?? {};
    for (const { excerpt } of findings.slice(1, -1)) {
      assert.ok(excerpt.before.startsWith('…') && excerpt.after.endsWith('…'));
      assert.ok(excerpt.before.length + excerpt.marked.length + excerpt.after.length < 200);
    }
  });

  test('a document that is no SBOM has a problem that says so', () => {
    const { documents } = reportOf({ path: 'f.txt', review: reviewOf('hello') });
    assert.equal(documents[0]?.format, null);
    assert.equal(documents[0]?.problems.length, 1);
  });
});
