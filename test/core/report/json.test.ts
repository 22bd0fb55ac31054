import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { jsonReport } from '../../../server/src/core/report/json.ts';
import { camera, documentText, reportOf, reviewOf } from '../../support/report.ts';
import { root } from '../../support/shared.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

suite('Report as JSON', () => {
  test('is valid by its schema', () => {
    const waiver = { id: 'w', reason: 'r', approver: 'jt', expires: '2027-01-01' };
    const report = reportOf(
      { path: 'a.json', review: reviewOf(documentText([camera])) },
      {
        path: 'b.json',
        review: reviewOf(documentText([camera]), { waiver, vendor: null, relation: null, tier: null }),
      },
      { path: 'c.json', failure: { code: 'unreadable', message: 'There is no such file.' } },
    );
    assert.ok(validate(JSON.parse(jsonReport(report))), JSON.stringify(validate.errors, null, 1));
  });

  test('the schema is strict: it knows every member', () => {
    const value = JSON.parse(jsonReport(reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) })));
    value.documents[0].findings[0].more = 1;
    assert.equal(validate(value), false);
  });

  test('has the members of the contract, in its order', () => {
    const value = JSON.parse(jsonReport(reportOf({ path: 'a.json', review: reviewOf(documentText([camera])) })));
    assert.deepEqual(Object.keys(value), [
      'schemaVersion',
      'tool',
      'contexts',
      'lists',
      'summary',
      'skipped',
      'notUnderstood',
      'documents',
    ]);
    assert.deepEqual(value.tool, {
      name: 'bomwarden',
      version: '1.2.3',
      signatures: { digest: 'sha256:0', date: '2026-11-22' },
    });
    assert.deepEqual(value.contexts, [{ profile: 'ca-federal', asOf: '2026-11-22' }]);
    assert.deepEqual(Object.keys(value.documents[0].findings[0]), [
      'rule',
      'level',
      'vendor',
      'relation',
      'tier',
      'message',
      'component',
      'range',
      'evidence',
      'judgements',
      'alternatives',
      'fingerprint',
      'waiver',
    ]);
  });

  test('keeps every value and shows none of it raw to a terminal', () => {
    const name = 'Cam\u001b[31m\u0007\u009b\u202e\u200b\ufeff\u2028 "x" 摄像机 📹\t\n';
    const text = jsonReport(reportOf({ path: 'a.json', review: reviewOf(documentText([{ ...camera, name }])) }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u202e\ufeff]/);
    assert.equal(JSON.parse(text).documents[0].findings[0].component.name, name);
  });
});
