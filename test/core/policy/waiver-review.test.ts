import assert from 'node:assert/strict';
import type { WaiverRemedy, WaiverUse } from '../../../server/src/core/policy/rules/rule.ts';
import { reviewWaivers, type WaiverReviewOptions } from '../../../server/src/core/policy/waiver-review.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { waiverText } from '../../support/waivers.ts';

const asOf = '2026-11-22';
const old = waiverText({ id: 'old', expires: '2020-01-01 # last year' });

function review(text: string, more: Partial<WaiverReviewOptions> = {}) {
  return reviewWaivers(new Source(text), readWaivers(text), { asOf, rules: {}, ...more });
}

/** The text after a fix of the first finding. */
function fixed(text: string, remedy: WaiverRemedy): string | undefined {
  const edit = review(text)[0]?.fixes.find(fix => fix.remedy === remedy)?.edit;
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

suite('Waivers, reviewed', () => {
  test('each is judged by every rule, at the value that is meant', () => {
    const text = waiverText() + old;
    const found = review(text).map(({ rule, level, span }) => [rule, level, text.slice(span.start, span.end)]);
    assert.deepEqual(found, [['waiver-expired', 'warning', '2020-01-01']]);
  });

  test('levels of rules hold, off drops', () => {
    assert.equal(review(old, { rules: { 'waiver-expired': 'error' } })[0]?.level, 'error');
    assert.deepEqual(review(old, { rules: { 'waiver-expired': 'off' } }), []);
  });

  test('use is asked for each waiver by itself', () => {
    const use: Readonly<Record<string, WaiverUse>> = {
      a: { found: false, applied: false },
      b: { found: true, applied: false },
      c: { found: true, applied: true },
    };
    const text = ['a', 'b', 'c'].map(id => waiverText({ id })).join('');
    const found = review(text, { useOf: ({ id }) => use[id] }).map(({ rule, waiver }) => [waiver.id, rule]);
    assert.deepEqual(found, [
      ['a', 'waiver-stale'],
      ['b', 'waiver-unused'],
    ]);
  });

  test('what is over may be renewed or removed, what is stale only removed', () => {
    const remedies = (text: string, use?: WaiverUse) =>
      review(text, use ? { useOf: () => use } : {}).map(({ rule, fixes }) => [rule, ...fixes.map(fix => fix.remedy)]);
    assert.deepEqual(remedies(old), [['waiver-expired', 'renew', 'remove']]);
    assert.deepEqual(remedies(waiverText(), { found: false, applied: false }), [['waiver-stale', 'remove']]);
    const titles = review(old).flatMap(({ fixes }) => fixes.map(({ title }) => title.id));
    assert.deepEqual(titles, ['fix-waiver-renew', 'fix-waiver-remove']);
  });

  test('an entry without effect is a problem of reading, not of judging', () => {
    assert.deepEqual(review('- id: x\n  expires: 2020-01-01\n'), []);
  });

  suite('renew', () => {
    test('empties the day and keeps the rest: the entry has no effect until somebody writes one', () => {
      const text = fixed(old, 'renew');
      assert.equal(text, old.replace('2020-01-01', '""'));
      const { value, problems } = readWaivers(text ?? '');
      assert.deepEqual([value, problems.map(({ code }) => code)], [[], ['waiver-incomplete']]);
    });
  });

  suite('remove', () => {
    const next = waiverText({ id: 'next', vendor: 'dahua' });
    const cases: readonly (readonly [string, string, string])[] = [
      ['the first', old + next, next],
      ['the only one', `# header\n${old}`, '# header\n'],
      ['one in the middle', next + old + next.replace('next', 'more'), next + next.replace('next', 'more')],
      ['Windows line ends', (old + next).replaceAll('\n', '\r\n'), next.replaceAll('\n', '\r\n')],
      ['an indented list', (old + next).replace(/^/gm, '  ').trimEnd(), next.replace(/^/gm, '  ').trimEnd()],
      ['the last, without a line end', next + old.trimEnd(), next],
    ];
    for (const [name, before, after] of cases) {
      test(name, () => {
        const findings = review(before).filter(({ rule }) => rule === 'waiver-expired');
        const edit = findings[0]?.fixes.find(({ remedy }) => remedy === 'remove')?.edit;
        assert.ok(edit);
        assert.equal(before.slice(0, edit.span.start) + edit.text + before.slice(edit.span.end), after);
      });
    }

    test('is not offered where an entry shares its lines', () => {
      const text = `[{ id: a, vendor: v, scope: repository, profile: p, reason: r, approver: a, expires: 2020-01-01 }]\n`;
      assert.deepEqual(
        review(text)[0]?.fixes.map(({ remedy }) => remedy),
        ['renew'],
      );
    });
  });
});
