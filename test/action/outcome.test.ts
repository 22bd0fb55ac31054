import assert from 'node:assert/strict';
import { outcomeOf } from '../../server/src/action/outcome.ts';
import { reportFrame } from '../../server/src/core/report/build.ts';
import type { ReportComparison, ReportFinding } from '../../server/src/core/report/model.ts';
import { totalOf } from '../../server/src/core/report/summary.ts';
import { message } from '../../server/src/core/text/message.ts';
import { reportDocument, reportFinding } from '../support/report-document.ts';
import { signatures } from '../support/signatures.ts';

const at = (line: number, character: number) => ({ line, character });

function finding(text: string, changes: Partial<ReportFinding> = {}): ReportFinding {
  return reportFinding({ message: message('test', text), range: { start: at(3, 4), end: at(3, 9) }, ...changes });
}

function outcome(findings: readonly ReportFinding[], counts?: Partial<ReportComparison['counts']>) {
  const documents = [reportDocument('./boms/a.json', ...findings)];
  const frame = reportFrame('1.0.0', [], signatures());
  const summary = { ...totalOf(documents).summary, error: 1, warning: 2, information: 3, none: 4 };
  const none = { new: 0, worse: 0, unchanged: 0, resolved: 0, waived: 0, expiring: 0 };
  const comparison = counts ? ({ counts: { ...none, ...counts } } as ReportComparison) : null;
  const report = { ...frame, summary, documents, skipped: 0, notes: [], notUnderstood: [], comparison };
  return outcomeOf(report, 1, '1 error');
}

suite('what a run of the action came to', () => {
  test('only what is open and new is an annotation, the strongest first', () => {
    const { annotations } = outcome([
      finding('none', { level: 'none' }),
      finding('waived', { waiver: { id: 'w', reason: 'r', approver: 'a', expires: '2027-01-01' } }),
      finding('information', { level: 'information' }),
      finding('unchanged', { state: 'unchanged' }),
      finding('expiring', { state: 'expiring' }),
      finding('worse', { state: 'worse', level: 'warning' }),
      finding('new', { state: 'new' }),
      finding('without a base'),
    ]);
    assert.deepEqual(
      annotations.map(({ message, annotation_level }) => [message, annotation_level]),
      [
        ['new', 'failure'],
        ['without a base', 'failure'],
        ['worse', 'warning'],
        ['information', 'notice'],
      ],
    );
  });

  test('an annotation is where the finding is, in lines and columns from 1, with columns only within one line', () => {
    const { annotations } = outcome([
      finding('one line'),
      finding('empty', { range: { start: at(0, 0), end: at(0, 0) } }),
      finding('two lines', { range: { start: at(0, 5), end: at(2, 1) }, component: null }),
    ]);
    assert.deepEqual(annotations, [
      {
        path: 'boms/a.json',
        start_line: 4,
        end_line: 4,
        start_column: 5,
        end_column: 9,
        annotation_level: 'failure',
        title: 'restricted-vendor: Camera',
        message: 'one line',
      },
      {
        path: 'boms/a.json',
        start_line: 1,
        end_line: 1,
        start_column: 1,
        end_column: 1,
        annotation_level: 'failure',
        title: 'restricted-vendor: Camera',
        message: 'empty',
      },
      {
        path: 'boms/a.json',
        start_line: 1,
        end_line: 3,
        annotation_level: 'failure',
        title: 'restricted-vendor: document',
        message: 'two lines',
      },
    ]);
  });

  test('new are those that the comparison counts, all where nothing was compared', () => {
    const all = outcome([]);
    assert.deepEqual([all.findings, all.newFindings, all.highest, all.conclusion], [6, 6, 'error', 'failure']);
    assert.equal(outcome([], { new: 1, worse: 2, unchanged: 3, waived: 4 }).newFindings, 3);
  });
});
