import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';

import type { Reviewed } from '../../../server/src/core/report/build.ts';
import { sarifReport } from '../../../server/src/core/report/sarif.ts';
import { across, camera, columnOf, documentText, reportOf, reviewOf, ruleDescriptions } from '../../support/report.ts';
import { validateSarif } from '../../support/sarif.ts';
import { skipLoudly } from '../../support/shared.ts';

function sarif(...documents: readonly Reviewed[]) {
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

  test('fingerprints are those of the findings', () => {
    const [result] = sarif({ path: 'a.json', review: reviewOf(documentText([camera])) }).runs[0].results;
    assert.deepEqual(result.partialFingerprints, { primaryLocationLineHash: 'f0:1', 'bomwardenFinding/v1': 'f0' });
  });

  test('a waived finding is suppressed with its reason', () => {
    const waiver = { id: 'w', reason: 'ordered', expires: '2027-01-01' };
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
    const message = JSON.parse(text).runs[0].results[0].message.text;
    assert.equal(message, '\\[click\\](https://evil.example) {{0}} \\\\u001b\\[31m states hikvision as its supplier.');
  });

  suite('is valid', () => {
    const waiver = { id: 'w', reason: 'ordered', expires: '2027-01-01' };
    const reports = {
      'with findings': reportOf({ path: 'a.json', review: reviewOf(documentText([camera, camera])) }),
      'without findings': reportOf({ path: 'a.json', review: { ...reviewOf(documentText([camera])), findings: [] } }),
      'without documents': reportOf(),
      'with everything': reportOf(
        { path: 'a.json', review: reviewOf(documentText([{ ...camera, name: '[x](y) {0} \u001b %' }])) },
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
        const problems = validateSarif(sarifReport(report, ruleDescriptions));
        if (problems === undefined) return skipLoudly(this, 'the SARIF validator');
        assert.deepEqual(problems, []);
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
