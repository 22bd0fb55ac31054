import assert from 'node:assert/strict';
import { english } from '../../server/src/core/l10n/language.ts';
import type { Finding } from '../../server/src/core/model/finding.ts';
import type { Cap, Evidence, Limit } from '../../server/src/core/model/match.ts';
import type { Review } from '../../server/src/core/model/review.ts';
import { message } from '../../server/src/core/text/message.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { marksOf } from '../../server/src/lsp/marks.ts';
import { bom, component } from '../support/bom.ts';

let count = 0;

function evidence(tier: Evidence['tier'], limit?: Limit): Evidence {
  const claim = { role: 'purl' as const, value: 'x', span: { start: count, end: count + 1 } };
  const cap: Cap | undefined = limit && { level: 'information', reason: message('weaker', 'weaker'), limit };
  return {
    claim,
    tier,
    signature: '',
    normalised: '',
    entity: '',
    relation: 'self',
    caveat: undefined,
    limit: undefined,
    cap,
  };
}

function finding(more: Partial<Finding>): Finding {
  count += 10;
  return {
    rule: 'restricted-vendor',
    level: 'information',
    vendor: 'huawei',
    relation: 'self',
    tier: 'identifier',
    message: message('m', `finding ${count}`),
    component: 0,
    span: { start: count, end: count + 5 },
    evidence: [],
    judgements: [],
    weakened: undefined,
    offers: [],
    related: [],
    correction: undefined,
    fingerprint: `f${count}`,
    waiver: null,
    ...more,
  };
}

function marks(...findings: readonly Finding[]) {
  const review: Review = {
    source: new Source(' '.repeat(1000)),
    bom: bom(component([])),
    problems: [],
    findings,
    contexts: [],
    coverage: { components: 1, withOrganisation: 0, identifiersOnly: 0, nothing: 1 },
  };
  return marksOf({ review, notices: [], before: undefined }, () => undefined, english);
}

const openSource = () => finding({ evidence: [evidence('identifier', 'open-source')] });
const author = () => finding({ tier: 'authorship', evidence: [evidence('authorship')] });

suite('lsp/marks', () => {
  setup(() => {
    count = 0;
  });

  test('what a rule on the document finds very often is one mark, a few are marked one by one', () => {
    const wrong = () => finding({ rule: 'malformed-identifier', vendor: null, level: 'warning' });
    const attacked = () => finding({ rule: 'known-exploited-device', vendor: null, level: 'warning' });
    assert.equal(marks(...Array.from({ length: 10 }, wrong)).length, 10);
    const [mark, ...more] = marks(...Array.from({ length: 30 }, wrong));
    assert.deepEqual(more, []);
    assert.match(mark?.message ?? '', /And 29 more of the same kind/);
    assert.equal(mark?.related.length, 20);
    assert.equal(marks(...Array.from({ length: 30 }, attacked)).length, 30);
  });

  test('open-source authorship by one vendor folds into one mark, which names the other places', () => {
    const [mark, ...others] = marks(openSource(), author(), openSource());
    assert.deepEqual(others, []);
    assert.match(mark?.message ?? '', /^finding 10 And 2 more of the same kind/);
    assert.deepEqual(
      mark?.related.map(({ span }) => span.start),
      [20, 30],
    );
  });

  test('vendors fold apart; warnings, other evidence and waived findings do not fold', () => {
    const waiver = { id: 'w', reason: 'r', approver: 'jt', expires: '2099-01-01' };
    const folded = [openSource(), { ...openSource(), vendor: 'zte' }];
    const kept = [
      finding({ evidence: [evidence('stated')] }),
      { ...author(), level: 'warning' as const },
      { ...author(), waiver },
    ];
    assert.equal(marks(...folded, ...kept).length, 5);
  });

  test('the most severe come first, then the document’s order; findings of level none are not marked', () => {
    const found = marks(
      finding({ level: 'none' }),
      finding({ level: 'information', vendor: null }),
      finding({ level: 'error' }),
      finding({ level: 'warning' }),
      finding({ level: 'error' }),
    );
    assert.deepEqual(
      found.map(({ level, span }) => [level, span.start]),
      [
        ['error', 30],
        ['error', 50],
        ['warning', 40],
        ['information', 20],
      ],
    );
  });

  test('a text that is no bill of materials has no marks, whatever its problems', () => {
    const problem = { code: 'x', message: 'x', severity: 'error' as const, span: { start: 0, end: 0 } };
    const review: Review = {
      source: new Source(''),
      bom: undefined,
      problems: [problem],
      findings: [],
      contexts: [],
      coverage: { components: 0, withOrganisation: 0, identifiersOnly: 0, nothing: 0 },
    };
    assert.deepEqual(
      marksOf({ review, notices: [], before: undefined }, () => undefined, english),
      [],
    );
  });
});
