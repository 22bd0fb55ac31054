import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { buildReport } from '../../../server/src/core/report/build.ts';
import { type OutputName, outputs } from '../../../server/src/core/report/index.ts';
import type { Report, ReportComparison, ReportFinding } from '../../../server/src/core/report/model.ts';
import { verdictLine } from '../../../server/src/core/report/verdict-line.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { reportSet } from '../../support/report.ts';
import { compareDocuments, reportDocument, reportFinding } from '../../support/report-document.ts';
import { root } from '../../support/shared.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8')) as object;
const isReport = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const waiver = { id: 'w', reason: 'ordered', approver: 'jt', expires: '2027-06-30' };

function named(name: string, changes: Partial<ReportFinding> = {}): ReportFinding {
  return reportFinding({
    fingerprint: name,
    component: { ref: name, name, version: null },
    message: message('test', `${name}: hikvision`),
    ...changes,
  });
}

/** A report in which every state is once. */
function compared(changes: Partial<ReportComparison> = {}): Report {
  const { documents, counts, resolved } = compareDocuments(
    [
      reportDocument(
        'a.json',
        named('kept-one'),
        named('brought-in'),
        named('grown-worse'),
        named('waived-one', { waiver }),
        named('soon-due', { waiver: { ...waiver, expires: '2026-12-01' } }),
      ),
    ],
    [reportDocument('a.json', named('kept-one'), named('grown-worse', { level: 'warning' }), named('taken-out'))],
  );
  return buildReport(documents, reportSet, {
    version: '0.0.0',
    contexts: [{ profile: 'ca-federal', asOf: '2026-11-22' }],
    skipped: 0,
    notes: [],
    comparison: {
      base: 'origin/main',
      commit: '0123456789abcdef0123456789abcdef01234567',
      baseline: null,
      counts,
      resolved,
      newlyWaived: [],
      policyChanges: [{ path: '.bomwarden/waivers.yml', change: 'changed' }],
      policyOf: 'base',
      ...changes,
    },
  });
}

function output(name: OutputName, report: Report): string {
  return outputs[name](report, { style: { width: 100, colour: false }, rules, token: 'fence' });
}

suite('Outputs of a comparison', () => {
  const report = compared();

  test('text: a document without news is not told', () => {
    const quiet = { ...reportDocument('quiet.json', named('kept-one', { state: 'unchanged' })) };
    const told = (comparison: ReportComparison | null) =>
      output('text', { ...report, documents: [...report.documents, quiet], comparison });
    assert.doesNotMatch(told(report.comparison), /quiet\.json/);
    const expiring = { ...quiet, findings: [named('kept-one', { state: 'expiring', waiver })] };
    assert.match(output('text', { ...report, documents: [expiring] }), /quiet\.json/);
    const unread = {
      ...quiet,
      problems: [{ code: 'x', message: 'Broken.', severity: 'error' as const, range: named('x').range }],
    };
    assert.match(output('text', { ...report, documents: [unread] }), /quiet\.json/);
  });

  test('the verdict line counts states', () => {
    assert.equal(
      verdictLine(report, languageOf('en')),
      '1 new, 1 worse, 1 unchanged, 1 resolved, 1 waived, 1 expiring, for ca-federal as of 2026-11-22 (signatures of 2026-11-22)',
    );
  });

  for (const name of ['text', 'github', 'azure', 'rdjsonl', 'bitbucket', 'markdown'] as const) {
    test(`${name}: what is new or worse, and not what was there before`, () => {
      const text = output(name, report);
      assert.match(text, /brought-in/);
      assert.match(text, /grown-worse/);
      assert.doesNotMatch(text, /kept-one/);
    });
  }

  for (const name of ['text', 'github', 'azure', 'markdown', 'html'] as const) {
    test(`${name}: changes of the policy stand before everything else`, () => {
      const text = output(name, report);
      const told = /Policy: \S+waivers\S* was changed and takes effect after the merge/.exec(text);
      assert.ok(told, text.slice(0, 500));
      assert.ok(told.index < text.indexOf('Compared with origin/main at 0123456789ab'));
      assert.ok(told.index < text.indexOf('brought-in'));
    });
  }

  test('a baseline is named beside the base, or alone', () => {
    const both = compared({ baseline: 'accepted.json' });
    assert.match(output('text', both), /Compared with origin\/main at 0123456789ab and the baseline accepted\.json\./);
    const alone = compared({ base: null, commit: null, baseline: 'accepted.json' });
    assert.match(output('text', alone), /Compared with the baseline accepted\.json\./);
  });

  for (const name of ['text', 'markdown', 'html'] as const) {
    test(`${name}: what is resolved is told with its place in the base`, () => {
      assert.match(output(name, report), /restricted-vendor: Hikvision in taken-out.*a\.json:1/);
    });
  }

  test('a trusted head is said to be', () => {
    assert.match(output('text', compared({ policyOf: 'head' })), /is in force here, as the head is trusted/);
  });

  for (const name of ['json', 'ndjson', 'sarif', 'csv', 'html', 'gitlab'] as const) {
    test(`${name}: everything that is there`, () => {
      const text = output(name, report);
      for (const part of ['kept-one', 'brought-in', 'grown-worse']) assert.ok(text.includes(part), part);
    });
  }

  test('json: every finding has its state, by the schema', () => {
    const value = JSON.parse(output('json', report));
    assert.equal(isReport(value), true, JSON.stringify(isReport.errors, null, 1));
    assert.deepEqual(
      value.documents[0].findings.map(({ state }: { state: string }) => state),
      ['unchanged', 'new', 'worse', 'waived', 'expiring'],
    );
    assert.equal(value.comparison.resolved[0].component.name, 'taken-out');
  });

  test('json: nothing of it without a base', () => {
    const value = JSON.parse(
      output('json', { ...report, comparison: null, documents: [reportDocument('a', named('x'))] }),
    );
    assert.equal('comparison' in value, false);
    assert.equal('state' in value.documents[0].findings[0], false);
  });

  test('sarif: the baseline state of every result, and none that is absent', () => {
    const { runs } = JSON.parse(output('sarif', report));
    const states = runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState);
    assert.ok(states.includes('new') && states.includes('updated') && states.includes('unchanged'));
    assert.ok(states.every((state: string | undefined) => state !== undefined && state !== 'absent'));
  });

  test('junit: only what is new or worse fails', () => {
    assert.match(output('junit', report), /tests="5" failures="2" errors="0" skipped="2"/);
  });

  test('bitbucket: an error that was there before lets the report pass', () => {
    const { documents, counts } = compareDocuments(
      [reportDocument('a.json', named('kept-one'))],
      [reportDocument('a.json', named('kept-one'))],
    );
    const passed = output('bitbucket', {
      ...report,
      documents,
      comparison: { ...compared().comparison, counts } as ReportComparison,
    });
    assert.equal(JSON.parse(passed).report.result, 'PASSED');
  });
});
