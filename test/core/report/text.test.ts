import assert from 'node:assert/strict';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import { textReport } from '../../../server/src/core/report/text.ts';
import { camera, documentText, type Planted, reportOf, reviewOf } from '../../support/report.ts';

function linesOf(report: Report): readonly string[] {
  return textReport(report, { width: 100, colour: false }, languageOf('en')).trimEnd().split('\n');
}

function documentOf(path: string, components: readonly Planted[], changes: Parameters<typeof reviewOf>[1] = {}) {
  return { path, review: reviewOf(documentText(components), changes) };
}

const cameras = (n: number) => Array.from({ length: n }, (_, at) => ({ ...camera, name: `Camera ${at}` }));

suite('Report as text', () => {
  test('is one line a finding: where, how strong, what; then what to do; the totals last', () => {
    assert.deepEqual(linesOf(reportOf(documentOf('a.json', [camera]))), [
      'a.json:5:101  error  Camera: hikvision, prohibited',
      '',
      '1 component read; it names somebody.',
      'Why: bomwarden explain hikvision. Everything: --details.',
      '1 error, 0 warnings, 0 information in 1 document, for ca-federal, as of 2026-11-22 (signatures of 2026-11-22)',
    ]);
  });

  test('the strongest of a document come first', () => {
    const review = reviewOf(documentText(cameras(2)));
    const [first, second] = review.findings;
    assert.ok(first && second);
    const findings = [{ ...first, level: 'information' as const }, second];
    const [one, two] = linesOf(reportOf({ path: 'a.json', review: { ...review, findings } }));
    assert.match(one ?? '', / error {8}Camera 1: /);
    assert.match(two ?? '', / information {2}Camera 0: /);
  });

  test('quiet lists errors only, and counts the rest', () => {
    const review = reviewOf(documentText(cameras(2)));
    const [first, second] = review.findings;
    assert.ok(first && second);
    const findings = [{ ...first, level: 'warning' as const }, second];
    const report = reportOf({ path: 'a.json', review: { ...review, findings } });
    const text = textReport(report, { width: 100, colour: false }, languageOf('en'), true);
    assert.match(text, /Camera 1: /);
    assert.doesNotMatch(text, /Camera 0: /);
    assert.match(text, /^1 error, 1 warning, /m);
  });

  test('what repeats is folded with its number', () => {
    const lines = linesOf(reportOf(documentOf('a.json', cameras(25))));
    assert.equal(lines.filter(line => line.startsWith('a.json:')).length, 10);
    assert.ok(lines.includes('… and 15 more hikvision'), lines.join('\n'));
  });

  test('sixty documents stay a screen or three, and nothing goes uncounted', () => {
    const many = Array.from({ length: 60 }, (_, at) => documentOf(`${at}.json`, cameras(20)));
    const lines = linesOf(reportOf(...many));
    assert.ok(lines.length <= 150, String(lines.length));
    const shown = lines.filter(line => / error /.test(line)).length;
    const folded = lines.map(line => Number(/^… and (\d+) more/.exec(line)?.[1] ?? 0)).reduce((a, b) => a + b, 0);
    assert.equal(shown + folded, 60 * 20);
  });

  test('where each document has a little, each is named', () => {
    const many = Array.from({ length: 40 }, (_, at) => documentOf(`${at}.json`, cameras(4)));
    const lines = linesOf(reportOf(...many));
    for (let at = 0; at < 40; at++)
      assert.ok(
        lines.some(line => line.startsWith(`${at}.json:`)),
        String(at),
      );
  });

  test('nothing of a document acts on the terminal, and nothing of it begins a line of its own', () => {
    const evil = { name: 'x\u001b]0;title\u0007\r\n\u009b31m\u202ecod', supplier: 'Hikvision\u001b[2J' };
    const lines = linesOf(reportOf(documentOf('a\u001b[31m.json', [evil])));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    for (const line of lines) assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202e]/);
    assert.equal(lines.filter(line => line.includes('title')).length, 1);
  });

  test('what is out of scope is counted and named, and is no line of its own', () => {
    const lines = linesOf(reportOf(documentOf('a.json', [camera], { level: 'none' })));
    assert.ok(!lines.some(line => line.startsWith('a.json:')), lines.join('\n'));
    assert.ok(lines.some(line => /^1 known, out of scope for ca-federal: hikvision in Camera/.test(line)));
  });

  test('where a change is compared, nothing new is no clearance and needs no sentence about it', () => {
    const review = { ...reviewOf(documentText([camera])), findings: [] };
    const counts = { new: 0, worse: 0, unchanged: 0, resolved: 0, waived: 0, expiring: 0 };
    const comparison = {
      ...{ base: 'main', commit: null, baseline: null, counts, resolved: [], newlyWaived: [], policyChanges: [] },
      policyOf: 'base' as const,
    };
    const text = linesOf({ ...reportOf({ path: 'a.json', review }), comparison }).join('\n');
    assert.doesNotMatch(text, /is named here/);
  });

  test('a document without findings is never called clean', () => {
    const review = { ...reviewOf(documentText([camera])), findings: [] };
    const text = linesOf(reportOf({ path: 'a.json', review })).join('\n');
    assert.match(text, /says nothing about what is not named/);
    assert.doesNotMatch(text, /\b(clean|compliant|safe)\b/i);
  });
});
