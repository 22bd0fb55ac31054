import assert from 'node:assert/strict';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import type { TextStyle } from '../../../server/src/core/report/text.ts';
import { detailedTextReport } from '../../../server/src/core/report/text-details.ts';
import { widthOf } from '../../../server/src/core/report/width.ts';
import { camera, columnOf, documentText, reportOf, reviewOf } from '../../support/report.ts';

const plain: TextStyle = { width: 100, colour: false };

function textReport(report: Report, style: TextStyle): string {
  return detailedTextReport(report, style, languageOf('en'));
}

suite('Report as text, everything', () => {
  test('begins with the verdict line, then says what could not be judged', () => {
    const [first, second] = textReport(
      reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) }),
      plain,
    ).split('\n');
    assert.equal(
      first,
      '1 error, 0 warnings, 0 information in 1 document, for ca-federal, as of 2026-11-22 (signatures of 2026-11-22)',
    );
    assert.equal(second, '1 component read; it names somebody.');
  });

  test('says what was not read, and claims no more than it read', () => {
    const review = reviewOf(documentText([]));
    const unread = { value: 2, document: 1 } as const;
    const whole = textReport(reportOf({ path: 'a.json', review }), plain);
    const lines = textReport(
      reportOf(
        { path: 'a.json', review: { ...review, coverage: { ...review.coverage, unread } } },
        { path: 'b.json', review: { ...review, coverage: { ...review.coverage, unread: { value: 1 } } } },
      ),
      plain,
    ).split('\n');
    assert.equal(lines[1], 'No component was read. Not read: 1 document, 3 values of an unexpected kind.');
    assert.ok(whole.includes('No restricted vendor of the signatures is named here'), whole);
    assert.ok(lines.some(line => line.includes('is named in what was read; what was not read may name')));
  });

  test('tells vendor, place, evidence, law, who is bound, since when, source and alternative', () => {
    const text = textReport(reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) }), plain);
    for (const part of [
      'error  hikvision',
      `  a.json:5:${columnOf('Hikvision', documentText([camera])) + 1}`,
      '    Camera: hikvision, prohibited',
      'evidence  supplier "Hikvision" meets name:Hikvision',
      'prohibited for ca-federal: Camera Act (in force since 2024-01-01)',
      'binds departments; since 2024-01-01',
      'https://law.example/act/s-1',
      'instead   Makes IP cameras.',
      'Axis Communications AB',
      'Not checked: who makes its chips.',
    ]) {
      assert.ok(text.includes(part), `${part}\nis not in\n${text}`);
    }
  });

  suite('the caret stands below what is marked', () => {
    for (const [what, name] of [
      ['behind ASCII', 'Camera'],
      ['behind wide characters', '摄像机'],
      ['behind an emoji', '📹 camera'],
      ['behind a combining mark', 'Came\u0301ra'],
      ['behind an escape', 'Cam\u001b[31m'],
    ] as const) {
      test(what, () => {
        const lines = textReport(
          reportOf({ path: 'a.json', review: reviewOf(documentText([{ ...camera, name }])) }),
          plain,
        ).split('\n');
        const at = lines.findIndex(line => line.includes('^'));
        const caret = lines[at] ?? '';
        const code = lines[at - 1] ?? '';
        assert.equal(widthOf(code.slice(0, code.indexOf('Hikvision'))), caret.indexOf('^'));
        assert.equal(caret.slice(caret.indexOf('^')), '^^^^^^^^^');
      });
    }
  });

  test('tells the law once for components of which the same is to be said', () => {
    const text = textReport(
      reportOf({ path: 'a.json', review: reviewOf(documentText([camera, camera, camera])) }),
      plain,
    );
    assert.equal(text.split('Camera Act').length, 2);
    assert.equal(text.split('name:Hikvision').length, 4);
  });

  test('wraps at the width of the terminal, addresses and lines of the document excepted', () => {
    const report = reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) });
    const [, ...lines] = textReport(report, { width: 40, colour: false }).split('\n');
    const long = lines.filter(line => widthOf(line) > 40 && !/https:|│|a\.json/.test(line));
    assert.deepEqual(long, []);
  });

  test('has colours only where they are asked for', () => {
    const report = reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) });
    assert.ok(!textReport(report, plain).includes('\u001b'));
    assert.ok(textReport(report, { width: 100, colour: true }).includes('\u001b[31m'));
  });

  test('nothing of a document acts on the terminal', () => {
    const evil = { name: 'x\u001b]0;title\u0007\r\u009b31m\u202ecod', supplier: 'Hikvision\u001b[2J' };
    const report = reportOf({ path: 'a\u001b[31m.json', review: reviewOf(documentText([evil])) });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    assert.doesNotMatch(textReport(report, plain), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('waived findings and those without a level are counted where people look', () => {
    const waiver = { id: 'w-1', reason: 'replaced in May', approver: 'jt', expires: '2027-01-01' };
    const text = textReport(
      reportOf(
        { path: 'a.json', review: reviewOf(documentText([camera]), { waiver }) },
        { path: 'b.json', review: reviewOf(documentText([camera, camera]), { level: 'none' }) },
      ),
      plain,
    );
    assert.match(text, /^waived {2}error hikvision in Camera 1\.0 \(w-1, until 2027-01-01: replaced in May\)$/m);
    assert.match(text, /^none {4}2 known, out of scope for ca-federal: hikvision in Camera 1\.0$/m);
  });

  test('a document without findings is never called clean', () => {
    const review = { ...reviewOf(documentText([camera])), findings: [] };
    const text = textReport(reportOf({ path: 'a.json', review }), plain);
    assert.match(text, /says nothing about what is not named/);
    assert.doesNotMatch(text, /\b(clean|compliant|safe)\b/i);
  });
});
