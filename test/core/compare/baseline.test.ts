import assert from 'node:assert/strict';
import { acceptable, readBaseline, writeBaseline } from '../../../server/src/core/compare/baseline.ts';
import { compareFindings } from '../../../server/src/core/compare/compare.ts';
import type { ReportFinding } from '../../../server/src/core/report/model.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { reportDocument, reportFinding, statesOf } from '../../support/report-document.ts';

const ones = '1'.repeat(32);
const twos = '2'.repeat(32);

function findingOf(fingerprint: string, changes: Partial<ReportFinding> = {}): ReportFinding {
  return reportFinding({ fingerprint, ...changes });
}

function problemsOf(text: string) {
  return readBaseline(new Source(text)).problems.map(({ code, severity, span }) => [code, severity, span.start]);
}

suite('A baseline', () => {
  const documents = [
    reportDocument('b.json', findingOf(twos), findingOf(ones)),
    reportDocument(
      'a.json',
      findingOf(ones, {
        component: { ref: 'r', name: null, version: '2' },
        weakened: message('test', 'By a link only.'),
        level: 'warning',
      }),
      findingOf(`${twos}:1`),
      findingOf(twos, { component: { ref: 'x', name: 'Camera', version: '9' } }),
      findingOf('3'.repeat(32), { component: null, rule: 'of-the-document', vendor: null }),
      findingOf('4'.repeat(32), { level: 'none' }),
      findingOf('5'.repeat(32), { waiver: { id: 'w', reason: 'r', approver: 'jt', expires: '2027-01-01' } }),
    ),
  ];
  const text = writeBaseline(acceptable(documents));

  test('has a line per finding, sorted, for people and for merging', () => {
    assert.equal(
      text,
      `{
  "schemaVersion": 1,
  "findings": [
    { "fingerprint": "${ones}", "rule": "restricted-vendor", "level": "error", "vendor": "hikvision", "component": "Camera", "document": "b.json" },
    { "fingerprint": "${ones}", "rule": "restricted-vendor", "level": "warning", "vendor": "hikvision", "component": "r", "document": "a.json", "weakened": true },
    { "fingerprint": "${twos}", "rule": "restricted-vendor", "level": "error", "vendor": "hikvision", "component": "Camera", "document": "a.json", "count": 2 },
    { "fingerprint": "${twos}", "rule": "restricted-vendor", "level": "error", "vendor": "hikvision", "component": "Camera", "document": "b.json" },
    { "fingerprint": "${'3'.repeat(32)}", "rule": "of-the-document", "level": "error", "vendor": null, "component": null, "document": "a.json" }
  ]
}
`,
    );
    assert.equal(
      writeBaseline(acceptable(documents.toReversed())),
      text,
      'the order of the documents has no part in it',
    );
  });

  test('read and written again is the same, and accepts what it was made of', () => {
    const { value, problems } = readBaseline(new Source(text));
    assert.deepEqual(problems, []);
    assert.equal(writeBaseline(value), text);
    const pairs = new Map(documents.map(({ path }) => [path, path]));
    const { documents: compared, left } = compareFindings(documents, [{ known: value, pairs }], '2026-11-22');
    assert.deepEqual([...new Set(statesOf({ documents: compared }))], ['unchanged', 'new', 'waived']);
    assert.deepEqual(
      statesOf({ documents: compared }).filter(state => state === 'new').length,
      1,
      'the one without level',
    );
    assert.deepEqual(left, [[]]);
  });

  test('tells what became worse since it was made', () => {
    const { value } = readBaseline(new Source(text));
    const now = [reportDocument('a.json', findingOf(ones, { level: 'warning' }))];
    const compared = compareFindings(now, [{ known: value, pairs: new Map([['a.json', 'a.json']]) }], '2026-11-22');
    assert.deepEqual(statesOf(compared), ['worse'], 'it is weakened no more');
  });

  test('of a part of the documents misses nothing of the others', () => {
    const { value } = readBaseline(new Source(text));
    const side = { known: value, pairs: new Map<string, string>(), covers: (path: string | null) => path === 'b.json' };
    const { left, counts } = compareFindings([], [side], '2026-11-22');
    assert.deepEqual(
      left[0]?.map(({ document }) => document),
      ['b.json', 'b.json'],
    );
    assert.equal(counts.resolved, 2);
  });

  test('of a document that stays where it is makes nothing good elsewhere', () => {
    const { value } = readBaseline(new Source(text));
    const head = [reportDocument('new.json', findingOf(twos))];
    const states = (stays: boolean) =>
      statesOf(compareFindings(head, [{ known: value, pairs: new Map(), stays: () => stays }], '2026-11-22'));
    assert.deepEqual(states(true), ['new']);
    assert.deepEqual(states(false), ['unchanged'], 'it may have moved there');
  });

  test('without findings is still one', () => {
    assert.equal(writeBaseline([]), '{\n  "schemaVersion": 1,\n  "findings": []\n}\n');
    assert.deepEqual(problemsOf(writeBaseline([])), []);
  });

  test('shows nothing of a document raw', () => {
    const name = 'x\u001b[31m\u202e"\n';
    const hostile = writeBaseline(
      acceptable([reportDocument('a', findingOf(ones, { component: { ref: null, name, version: null } }))]),
    );
    assert.ok(hostile.includes('"component": "x\\u001b[31m\\u202e\\"\\n"'));
  });

  test('bears a comma that a merge left', () => {
    assert.deepEqual(
      problemsOf(text.replace('\n  ]', ',\n  ]')).map(([, severity]) => severity),
      ['warning'],
    );
  });

  const head = '{ "schemaVersion": 1, "findings": [';
  const entry = `{ "fingerprint": "${ones}", "rule": "r", "level": "error" }`;
  for (const [name, broken, code] of [
    ['nothing', '', 'baseline-version'],
    ['another version', `{ "schemaVersion": 2, "findings": [] }`, 'baseline-version'],
    ['a list', '[]', 'baseline-version'],
    ['an entry without fingerprint', `${head} { "level": "error" }] }`, 'baseline-entry'],
    ['an entry without level', `${head} { "fingerprint": "${ones}" }] }`, 'baseline-entry'],
    ['a text as an entry', `${head} "x"] }`, 'baseline-entry'],
    ['a count of millions', `${head} ${entry.replace(' }', ', "count": 99999999 }')}] }`, 'baseline-entry'],
    ['half a count', `${head} ${entry.replace(' }', ', "count": 0.5 }')}] }`, 'baseline-entry'],
  ] as const) {
    test(`is refused: ${name}`, () => {
      assert.ok(problemsOf(broken).some(([found, severity]) => found === code && severity === 'error'));
    });
  }

  test('is refused where a merge was left half done', () => {
    const conflict = text.replace('  "findings": [\n', '  "findings": [\n<<<<<<< HEAD\n');
    const [first] = problemsOf(conflict);
    assert.equal(first?.[1], 'error');
    assert.equal(first?.[2], conflict.indexOf('<<<<'));
  });
});
