import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { jsonSchemas } from '../../../server/src/core/signatures/json-schema.ts';
import { fileKinds } from '../../../server/src/core/signatures/shapes.ts';
import { signatureFiles } from '../../support/signatures.ts';
import { smallFiles } from './small-files.ts';

const schemas = jsonSchemas();

function validators(): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: true, allErrors: true });
  return new Map(Object.entries(schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]));
}

function kindOf(path: string): string {
  return fileKinds.find(one => one.path.test(path))?.kind ?? '';
}

suite('the schemas of signature files', () => {
  test('every file of the data is valid', () => {
    const validate = validators();
    for (const { path, text } of signatureFiles()) {
      const check = validate.get(kindOf(path));
      assert.ok(check?.(parse(text)), `${path} ${JSON.stringify(check?.errors?.slice(0, 3))}`);
    }
  });

  test('every file of the data names its schema for editors', () => {
    for (const { path, text } of signatureFiles()) {
      const up = '../'.repeat(path.split('/').length - 1);
      assert.equal(text.split('\n')[0], `# yaml-language-server: $schema=${up}schema/${kindOf(path)}.json`, path);
    }
  });

  test('refuse what the checks refuse in one file', () => {
    const validate = validators();
    const changes = [
      ['vendors/acme.yaml', 'display: Acme', 'display: Acme\ncolour: red'],
      ['vendors/acme.yaml', 'display: Acme', ''],
      ['vendors/acme.yaml', 'asOf: 2026-01-02', 'asOf: 2026'],
      ['vendors/acme.yaml', 'value: acme,', 'value: ACME,'],
      ['vendors/acme.yaml', 'unverified: true', 'unverified: false'],
      ['vendors/acme.yaml', 'relation: affiliate', 'relation: cousin'],
      ['mac/acme.yaml', '0011223', '00112'],
      ['mac/acme.yaml', '[Acme Cameras]', '[]'],
      ['sources.yaml', 'https://example.org/', 'ftp://example.org/'],
      ['profiles/buyer.yaml', 'jurisdictions: [CA]', 'jurisdictions: CA'],
      ['alternatives/camera.yaml', 'checkedAsOf: 2026-03-04', 'checkedAsOf: soon'],
      ['instruments/xx/act.yaml', 'effect: prohibits', 'effect: bans'],
    ] as const;
    for (const [path, from, to] of changes) {
      const files = smallFiles(path, from, to);
      const text = files.find(file => file.path === path)?.text ?? '';
      assert.equal(validate.get(kindOf(path))?.(parse(text)), false, `${path}: ${to}`);
      assert.ok(compileSignatures(files).problems.length > 0, `${path}: ${to}`);
    }
  });

  test('take the smallest sound files', () => {
    const validate = validators();
    for (const { path, text } of smallFiles()) assert.equal(validate.get(kindOf(path))?.(parse(text)), true, path);
  });

  test('a file may name its schema by a key, and be written in JSON', () => {
    const validate = validators();
    for (const { path, text } of smallFiles()) {
      const named = { $schema: './any.json', ...(parse(text) as object) };
      assert.equal(validate.get(kindOf(path))?.(named), true, path);
      const files = smallFiles().filter(file => file.path !== path);
      const json = { path: path.replace('.yaml', '.json'), text: JSON.stringify(named, null, '\t') };
      assert.deepEqual(compileSignatures([...files, json]), compileSignatures(smallFiles()), path);
    }
  });
});
