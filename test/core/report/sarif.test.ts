import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import type { ReviewedInput } from '../../../server/src/core/report/build.ts';
import { sarifReport } from '../../../server/src/core/report/sarif.ts';
import { sarifProfiles } from '../../../server/src/core/report/sarif-profile.ts';
import { sarifRules } from '../../../server/src/core/report/sarif-rules.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { across, camera, columnOf, documentText, reportOf, reviewOf, ruleDescriptions } from '../../support/report.ts';
import { reviewText } from '../../support/review.ts';
import { validateSarif } from '../../support/sarif.ts';
import { skipLoudly } from '../../support/shared.ts';

/** What GitHub's documentation names of a log, as far as it is looked at here. */
interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly name: string }[] } };
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly { readonly descriptor: object }[];
    }[];
    readonly results: readonly {
      readonly level: string;
      readonly suppressions?: readonly unknown[];
      readonly fixes?: readonly unknown[];
      readonly relatedLocations: readonly unknown[];
    }[];
  }[];
}

function forGitHub(...documents: readonly ReviewedInput[]): Log['runs'][number] {
  const log: Log = JSON.parse(sarifReport(reportOf(...documents), ruleDescriptions, 'github'));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

function sarif(...documents: readonly ReviewedInput[]) {
  return JSON.parse(sarifReport(reportOf(...documents), ruleDescriptions));
}

suite('Report as SARIF', () => {
  test('regions are one-based, end exclusive, in UTF-16 units, on one line', () => {
    const text = documentText([{ name: '📹 摄像机', supplier: 'Hikvision' }]);
    const column = columnOf('Hikvision', text) + 1;
    const { runs } = sarif(
      { path: 'a b/ü.json', review: reviewOf(text) },
      { path: '/tmp/c.json', review: reviewOf(text, { span: across(text) }) },
    );
    const [first, second] = runs[0].results.map(
      (result: { locations: { physicalLocation: object }[] }) => result.locations[0]?.physicalLocation,
    );
    assert.equal(runs[0].columnKind, 'utf16CodeUnits');
    assert.deepEqual(first.artifactLocation, { uri: 'a%20b/%C3%BC.json', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(first.region, { startLine: 5, startColumn: column, endLine: 5, endColumn: column + 9 });
    assert.deepEqual(second.artifactLocation, { uri: 'file:///tmp/c.json' });
    assert.equal(second.region.startLine, second.region.endLine);
  });

  test('a rule is one SARIF rule at each strength, with what alerts are sorted by', () => {
    const { rules } = sarif({ path: 'a.json', review: reviewOf(documentText([camera])) }).runs[0].tool.driver;
    assert.deepEqual(
      rules.map((rule: { id: string }) => rule.id),
      ['restricted-vendor/prohibited'],
    );
    assert.equal(rules[0].properties['security-severity'], '8.0');
    assert.ok(rules[0].properties.tags.includes('security'));
  });

  test('a rule on the document itself is a note where it informs, says what to do, and is no matter of security', () => {
    const [conflict, missing] = sarifRules(new Set(['missing-supplier', 'conflicting-supplier']), rules) as readonly {
      readonly help: { readonly text: string };
      readonly defaultConfiguration: object;
      readonly properties: { readonly tags: readonly string[]; readonly 'problem.severity': string };
    }[];
    assert.deepEqual(missing?.defaultConfiguration, { level: 'note' });
    assert.equal(missing?.properties['problem.severity'], 'recommendation');
    assert.deepEqual(missing?.properties.tags, ['supply-chain', 'sbom', 'quality']);
    assert.match(missing?.help.text ?? '', /unknown is not clean\. What to do: ask the supplier who made it/);
    assert.deepEqual(conflict?.defaultConfiguration, { level: 'warning' });
  });

  test('fingerprints are those of the findings', () => {
    const [result] = sarif({ path: 'a.json', review: reviewOf(documentText([camera])) }).runs[0].results;
    assert.deepEqual(result.partialFingerprints, { primaryLocationLineHash: 'f0:1', 'bomwardenFinding/v1': 'f0' });
  });

  test('findings that are alike have line hashes that differ, as the review numbers them', () => {
    const text = documentText([camera, camera, camera]);
    const run = sarif({ path: 'a.json', review: reviewText(text, ['ca-federal']) }).runs[0];
    const vendors = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('restricted-vendor'));
    const prints = vendors.map((result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints);
    const hashes = prints.map((print: Record<string, string>) => print['primaryLocationLineHash']);
    const own = prints[0]?.['bomwardenFinding/v1'];
    assert.deepEqual(hashes, [`${own}:1`, `${own}:2`, `${own}:3`]);
  });

  test('a waived finding is suppressed with its reason', () => {
    const waiver = { id: 'w', reason: 'ordered', approver: 'jt', expires: '2027-01-01' };
    const [result] = sarif({ path: 'a.json', review: reviewOf(documentText([camera]), { waiver }) }).runs[0].results;
    assert.deepEqual(result.suppressions, [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'ordered',
        properties: { waiver: 'w', expires: '2027-01-01' },
      },
    ]);
  });

  test('nothing of a document becomes a link, a placeholder or a control character', () => {
    const evil = { name: '[click](https://evil.example) {0} \u001b[31m', supplier: 'Hikvision' };
    const text = sarifReport(reportOf({ path: 'a.json', review: reviewOf(documentText([evil])) }), ruleDescriptions);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
    const said = JSON.parse(text).runs[0].results[0].message.text;
    const subject = '\\[click\\](https://evil.example) {{0}} \\\\u001b\\[31m';
    assert.equal(said, `${subject}: hikvision, prohibited`);
  });

  test('a correction is a fix', () => {
    const text = documentText([camera]);
    const start = text.indexOf('Hikvision');
    const correction = { span: { start, end: start + 4 }, text: 'Axis', title: message('t', 'Write it') };
    const [result] = sarif({ path: 'a b.json', review: reviewOf(text, { correction }) }).runs[0].results;
    const [change] = result.fixes[0].artifactChanges;
    assert.equal(change.artifactLocation.uri, 'a%20b.json');
    const startColumn = columnOf('Hikvision', text) + 1;
    assert.deepEqual(change.replacements, [
      {
        deletedRegion: { startLine: 5, startColumn, endLine: 5, endColumn: startColumn + 4 },
        insertedContent: { text: 'Axis' },
      },
    ]);
  });

  test('the category names the profiles', () => {
    const { runs } = sarif({ path: 'a.json', review: reviewOf(documentText([camera])) });
    assert.equal(runs[0].automationDetails.id, 'bomwarden/ca-federal/');
  });

  suite('for GitHub', () => {
    const waiver = { id: 'w', reason: 'ordered', approver: 'jt', expires: '2027-01-01' };

    test('leaves out what is waived or out of scope, and what is ignored there', () => {
      const correction = { span: { start: 0, end: 1 }, text: '{', title: message('t', 'Write it') };
      const run = forGitHub(
        { path: 'a.json', review: reviewOf(documentText([camera]), { waiver }) },
        { path: 'b.json', review: reviewOf(documentText([camera]), { level: 'none', rule: 'other-rule' }) },
        { path: 'c.json', review: reviewOf(documentText([camera]), { level: 'warning', correction }) },
      );
      assert.deepEqual(
        run.results.map(({ level, suppressions, fixes }) => ({ level, suppressions, fixes })),
        [{ level: 'warning', suppressions: undefined, fixes: undefined }],
      );
      assert.deepEqual(
        run.tool.driver.rules.map(({ id }) => id),
        ['restricted-vendor/prohibited'],
      );
    });

    test('keeps the strongest 5,000 and tells how many it leaves out', () => {
      const many = Array.from({ length: 5002 }, () => camera);
      const run = forGitHub(
        { path: 'weak.json', review: reviewOf(documentText(many), { level: 'warning' }) },
        { path: 'strong.json', review: reviewOf(documentText([camera])) },
      );
      assert.equal(run.results.length, 5000);
      assert.equal(run.results[0]?.level, 'error');
      assert.deepEqual(run.invocations[0]?.toolExecutionNotifications, [
        {
          descriptor: { id: 'results-left-out' },
          level: 'warning',
          message: { text: '3 weaker findings are left out: code scanning keeps no more of one run.' },
        },
      ]);
    });

    test('keeps the texts of a rule and the places of a result within its limits', () => {
      const long = { id: 'long', title: 't'.repeat(2000), description: 'd'.repeat(2000), level: 'error' } as const;
      const related = Array.from({ length: 120 }, () => ({
        span: { start: 0, end: 1 },
        message: message('m', 'here'),
      }));
      const review = reviewOf(documentText([camera]), { rule: long.id, judgements: [], related });
      const log = JSON.parse(sarifReport(reportOf({ path: 'a.json', review }), [long], 'github'));
      const [rule] = log.runs[0].tool.driver.rules;
      assert.ok(rule.name.length <= 255);
      assert.deepEqual([rule.shortDescription.text.length, rule.fullDescription.text.length], [1024, 1024]);
      assert.equal(log.runs[0].results[0].relatedLocations.length, 100);
    });
  });

  suite('is valid', () => {
    const waiver = { id: 'w', reason: 'ordered', approver: 'jt', expires: '2027-01-01' };
    const reports = {
      'with findings': reportOf({ path: 'a.json', review: reviewOf(documentText([camera, camera])) }),
      'without findings': reportOf({ path: 'a.json', review: { ...reviewOf(documentText([camera])), findings: [] } }),
      'without documents': reportOf(),
      'with everything': reportOf(
        { path: 'a.json', review: reviewOf(documentText([{ ...camera, name: '[x](y) {0} \u001b %' }])) },
        {
          path: 'f.json',
          review: reviewOf(documentText([camera]), {
            correction: { span: { start: 0, end: 1 }, text: '[', title: message('t', 'Write it') },
          }),
        },
        { path: 'b.json', review: reviewOf(documentText([camera]), { waiver, level: 'none', vendor: null }) },
        { path: 'c.json', review: reviewOf(documentText([camera]).slice(0, -9)) },
        { path: 'd.json', failure: { code: 'unreadable', message: 'There is no such file.' } },
      ),
    };

    test('by the schema of the standard', function () {
      const schema = validateSarif.schema();
      if (schema === undefined) return skipLoudly(this, 'the SARIF schema');
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
      for (const report of Object.values(reports)) {
        assert.ok(
          validate(JSON.parse(sarifReport(report, ruleDescriptions))),
          JSON.stringify(validate.errors, null, 1),
        );
      }
    });

    for (const [name, report] of Object.entries(reports)) {
      test(`by the validator of the standard and of GitHub, ${name}`, function () {
        for (const profile of sarifProfiles) {
          const problems = validateSarif(sarifReport(report, ruleDescriptions, profile));
          if (problems === undefined) return skipLoudly(this, 'the SARIF validator');
          assert.deepEqual(problems, [], profile);
        }
      });
    }

    test('and the validator is seen to refuse', function () {
      const broken = sarifReport(reports['with findings'], ruleDescriptions).replace(
        '"startLine": 5',
        '"startLine": 0',
      );
      const problems = validateSarif(broken);
      if (problems === undefined) return skipLoudly(this, 'the SARIF validator');
      assert.notDeepEqual(problems, []);
    });
  });
});
