import assert from 'node:assert/strict';
import { compareFindings } from '../../../server/src/core/compare/compare.ts';
import { type Known, knownFindings } from '../../../server/src/core/compare/known.ts';
import { matchFindings } from '../../../server/src/core/compare/match.ts';
import type { ReportComponent, ReportFinding } from '../../../server/src/core/report/model.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { compareDocuments, reportDocument, reportFinding, statesOf } from '../../support/report-document.ts';
import { slowTest } from '../../support/tier.ts';

const waiver = { id: 'w', reason: 'r', approver: 'jt', expires: '2027-06-30' };

function version(version: string): { readonly component: ReportComponent } {
  return { component: { ref: 'c', name: 'Camera', version } };
}

/** One document on both sides. */
function statesBetween(base: readonly Partial<ReportFinding>[], head: readonly Partial<ReportFinding>[]) {
  const document = (findings: readonly Partial<ReportFinding>[]) =>
    reportDocument('a.json', ...findings.map(reportFinding));
  return statesOf(compareDocuments([document(head)], [document(base)]));
}

suite('The state of a finding', () => {
  const cases: readonly (readonly [
    string,
    readonly Partial<ReportFinding>[],
    readonly Partial<ReportFinding>[],
    string[],
  ])[] = [
    ['nothing like it was there', [], [{}], ['new']],
    ['it was there', [{}], [{}], ['unchanged']],
    [
      'it was there on another line, by another reference',
      [{}],
      [
        {
          range: { start: { line: 9, character: 0 }, end: { line: 9, character: 1 } },
          component: { ref: 'other', name: 'Camera', version: '1.0' },
        },
      ],
      ['unchanged'],
    ],
    ['its version changed', [version('1')], [version('2')], ['unchanged']],
    ['its level is stronger', [{ level: 'warning' }], [{}], ['worse']],
    ['its level is weaker', [{}], [{ level: 'warning' }], ['unchanged']],
    ['it is weakened no more', [{ weakened: message('test', 'By a link only.') }], [{}], ['worse']],
    ['it is weakened now', [{}], [{ weakened: message('test', 'By a link only.') }], ['unchanged']],
    [
      'it is weakened no more, and weaker all the same',
      [{ weakened: message('test', 'By a link only.') }],
      [{ level: 'warning' }],
      ['unchanged'],
    ],
    [
      'no law speaks of it before and now',
      [{ level: 'none', weakened: message('test', 'x') }],
      [{ level: 'none' }],
      ['unchanged'],
    ],
    ['another finding was there', [{ fingerprint: 'f2' }], [{}], ['new']],
    ['it is waived', [{}], [{ waiver }], ['waived']],
    ['it is new and waived', [], [{ waiver }], ['waived']],
    ['its waiver holds no more', [{ waiver }], [{}], ['new']],
    ['one of two alike was there', [{}], [{}, {}], ['unchanged', 'new']],
    ['the one of another version was added', [version('1')], [version('2'), version('1')], ['new', 'unchanged']],
    [
      'the one of another version was added before it, and took its number',
      [{ ...version('1'), fingerprint: 'f1' }],
      [
        { ...version('2'), fingerprint: 'f1' },
        { ...version('1'), fingerprint: 'f1:1' },
      ],
      ['new', 'unchanged'],
    ],
    ['the stronger one was added', [{ level: 'warning' }], [{}, { level: 'warning' }], ['new', 'unchanged']],
    [
      'each meets the one of its level, whatever the order and the versions',
      [{ ...version('1'), level: 'warning' }, version('1')],
      [version('2'), { ...version('2'), level: 'warning' }],
      ['unchanged', 'unchanged'],
    ],
    ['the one that is waived stays waived', [{ waiver }, {}], [{}, { waiver }], ['unchanged', 'waived']],
  ];
  for (const [name, base, head, states] of cases) {
    test(`${states.join(', ')}: ${name}`, () => assert.deepEqual(statesBetween(base, head), states));
  }

  for (const [expires, state] of [
    ['2026-12-22', 'expiring'],
    ['2026-12-23', 'waived'],
    ['2026-11-22', 'expiring'],
  ] as const) {
    test(`${state}: the waiver ends on ${expires}`, () => {
      assert.deepEqual(statesBetween([], [{ waiver: { ...waiver, expires } }]), [state]);
    });
  }
});

suite('Comparing documents', () => {
  test('a renamed document brings nothing new', () => {
    const head = [reportDocument('b.json', reportFinding())];
    const base = [reportDocument('a.json', reportFinding())];
    assert.deepEqual(statesOf(compareDocuments(head, base, { 'b.json': 'a.json' })), ['unchanged']);
    assert.deepEqual(statesOf(compareDocuments(head, base)), ['unchanged'], 'nobody told of the rename');
  });

  test('what moves to another document is not new, what is copied there is', () => {
    const [one, other] = [reportFinding(), reportFinding({ fingerprint: 'f2' })];
    const base = [reportDocument('a.json', one, other), reportDocument('b.json')];
    const moved = compareDocuments([reportDocument('a.json', one), reportDocument('b.json', other)], base);
    assert.deepEqual(statesOf(moved), ['unchanged', 'unchanged']);
    assert.deepEqual(moved.resolved, []);
    const copied = compareDocuments([reportDocument('a.json', one, other), reportDocument('b.json', other)], base);
    assert.deepEqual(statesOf(copied), ['unchanged', 'unchanged', 'new']);
  });

  test('a document meets its own findings before those of others', () => {
    const strong = reportFinding();
    const weak = reportFinding({ level: 'warning' });
    const base = [reportDocument('a.json', strong), reportDocument('b.json', weak)];
    const head = [reportDocument('b.json', strong), reportDocument('a.json', weak)];
    assert.deepEqual(statesOf(compareDocuments(head, base)), ['worse', 'unchanged']);
  });

  test('what a rule says of a whole document is not made good by another document', () => {
    const finding = reportFinding({ component: null, rule: 'of-the-document' });
    const base = [reportDocument('a.json', finding), reportDocument('b.json')];
    const head = [reportDocument('a.json'), reportDocument('b.json', finding)];
    const compared = compareDocuments(head, base);
    assert.deepEqual(statesOf(compared), ['new']);
    assert.equal(compared.resolved.length, 1);
    const added = compareDocuments(
      [reportDocument('a.json'), reportDocument('new.json', finding)],
      [reportDocument('a.json', finding)],
    );
    assert.deepEqual(statesOf(added), ['new'], 'the other document is still there');
    const renamed = compareDocuments([reportDocument('c.json', finding)], [reportDocument('a.json', finding)]);
    assert.deepEqual(statesOf(renamed), ['unchanged'], 'the one is gone where the other came');
  });

  test('what is gone is told with its place in the base', () => {
    const range = { start: { line: 26, character: 3 }, end: { line: 26, character: 9 } };
    const base = [
      reportDocument('old.json', reportFinding({ range }), reportFinding({ level: 'none' }), reportFinding({ waiver })),
    ];
    const { resolved, counts } = compareDocuments([], base);
    assert.deepEqual(resolved, [
      {
        state: 'resolved',
        rule: 'restricted-vendor',
        level: 'error',
        vendor: 'hikvision',
        vendorName: 'Hikvision',
        component: { ref: 'c', name: 'Camera', version: '1.0' },
        document: 'old.json',
        range,
        fingerprint: 'f1',
      },
    ]);
    assert.equal(counts.resolved, 1, 'neither what was waived nor what no law speaks of was open before');
  });

  test('counts what has a level', () => {
    const head = [
      reportDocument('a.json', reportFinding(), reportFinding({ level: 'none' }), reportFinding({ waiver })),
    ];
    const { counts } = compareDocuments(head, []);
    assert.deepEqual(counts, { new: 1, worse: 0, unchanged: 0, resolved: 0, waived: 1, expiring: 0 });
  });

  test('what one of two sides accepts is accepted, and each is counted on its own', () => {
    const base = {
      known: knownFindings([reportDocument('a.json', reportFinding())]),
      pairs: new Map([['a.json', 'a.json']]),
    };
    const baseline = {
      known: knownFindings([
        reportDocument(
          'a.json',
          reportFinding(),
          reportFinding({ fingerprint: 'f2' }),
          reportFinding({ fingerprint: 'gone' }),
        ),
      ]),
      pairs: new Map([['a.json', 'a.json']]),
    };
    const head = [
      reportDocument('a.json', reportFinding(), reportFinding({ fingerprint: 'f2' })),
      reportDocument('b.json', reportFinding()),
    ];
    const compared = compareFindings(head, [base, baseline], '2026-11-22');
    assert.deepEqual(statesOf(compared), ['unchanged', 'unchanged', 'new']);
    assert.deepEqual(compared.resolved, [], 'the base never had what the baseline has too much');
    assert.deepEqual(
      compared.left[1]?.map(({ fingerprint }) => fingerprint),
      ['gone'],
    );
  });

  test('worse than in the base is accepted where the baseline has it so', () => {
    const pairs = new Map([['a.json', 'a.json']]);
    const side = (level: 'error' | 'warning') => {
      return { known: knownFindings([reportDocument('a.json', reportFinding({ level }))]), pairs };
    };
    const head = [reportDocument('a.json', reportFinding())];
    const states = (...sides: readonly ReturnType<typeof side>[]) =>
      statesOf(compareFindings(head, sides, '2026-11-22'));
    assert.deepEqual(states(side('warning'), side('error')), ['unchanged']);
    assert.deepEqual(states(side('warning'), side('warning')), ['worse']);
  });

  slowTest('many findings alike are matched in linear time', () => {
    const many = Array.from({ length: 50_000 }, () => reportFinding());
    const compared = compareDocuments(
      [reportDocument('a.json', ...many, reportFinding())],
      [reportDocument('a.json', ...many)],
    );
    assert.deepEqual(
      { ...compared.counts },
      { new: 1, worse: 0, unchanged: 50_000, resolved: 0, waived: 0, expiring: 0 },
    );
  });
});

test('of several alike the first that was known is the first that is found again', () => {
  const at = (line: number) => reportFinding({ range: { start: { line, character: 0 }, end: { line, character: 1 } } });
  const known = knownFindings([reportDocument('a.json', at(1), at(2), at(3))]);
  const head = reportDocument('a.json', at(7), at(8));
  const { found, left } = matchFindings([head], { known, pairs: new Map([['a.json', 'a.json']]) });
  const lines = (some: readonly (Known | undefined)[]) => some.map(one => one?.range?.start.line);
  assert.deepEqual([lines(found), lines(left)], [[1, 2], [3]]);
});

test('newly waived is what no side has: the base has none of it, and neither has the baseline', () => {
  const side = (...documents: Parameters<typeof knownFindings>[0]) => ({
    known: knownFindings(documents),
    pairs: new Map([['a.json', 'a.json']]),
  });
  const head = reportDocument('a.json', reportFinding({ waiver }));
  const there = side(reportDocument('a.json', reportFinding()));
  const none = side(reportDocument('a.json'));
  const waived = (...sides: readonly ReturnType<typeof side>[]) =>
    compareFindings([head], sides, '2026-11-22').newlyWaived.length;
  assert.deepEqual(
    [waived(none), waived(none, none), waived(there, none), waived(none, there), waived(there)],
    [1, 1, 0, 0, 0],
  );
  const open = reportDocument('a.json', reportFinding());
  assert.deepEqual(compareFindings([open], [none], '2026-11-22').newlyWaived, []);
});
