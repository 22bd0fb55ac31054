import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { caretCases } from '../../../support/caret-cases.ts';
import { root } from '../../../support/shared.ts';
import { readDevices } from './support.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync(join(root, 'schema/device-manifest.schema.json'), 'utf8')) as Schema;

function validator() {
  return new Ajv({ allErrors: true, strict: false }).compile(schema);
}

const validate = validator();

function errors(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const device = (more: object) => ({ deviceManifest: '1.0', devices: [{ name: 'x', ...more }] });

/** Every member of the schema once, with a value that fits. */
function example(part: Schema, depth = 0): unknown {
  const named = part.$ref?.replace('#/definitions/', '') ?? '';
  if (part.$ref !== undefined) return example(schema.definitions?.[named] ?? {}, depth);
  if (part.const !== undefined) return part.const;
  if (part.enum) return part.enum[0];
  if (part.anyOf && part.type === undefined) return example(part.anyOf.at(-1) ?? {}, depth);
  if (part.type === 'array') return depth > 6 ? [] : [example(part.items ?? {}, depth + 1)];
  if (part.type === 'integer') return 1;
  if (part.type === 'boolean') return true;
  if (part.properties) {
    return Object.fromEntries(Object.entries(part.properties).map(([key, one]) => [key, example(one, depth + 1)]));
  }
  return sample(part);
}

const samples = [
  'urn:x:1',
  '2026-11-22',
  'a'.repeat(64),
  '44:47:CC:xx:xx:xx',
  'cpe:2.3:h:x:y',
  'pkg:npm/x',
  '12345678',
  '1.3.6.1.4.1.39165',
  'dh,board',
  '12d1:1506',
  'CA',
  '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
];

function sample({ pattern }: Schema): string {
  if (pattern === undefined) return 'urn:x:1';
  return samples.find(each => new RegExp(pattern).test(each)) ?? '';
}

suite('the schema of the device manifest', () => {
  test('the cases and the example are valid', () => {
    for (const { id, text } of caretCases('device-manifest')) assert.deepEqual(errors(parse(text)), [], id);
  });

  test('what is misspelled or empty is not', () => {
    assert.deepEqual(errors(device({})), []);
    assert.notDeepEqual(errors(device({ manufactuer: 'Hikvision' })), []);
    assert.notDeepEqual(errors({ deviceManifest: '1.0', devices: [{}] }), []);
    assert.notDeepEqual(errors({ deviceManifest: '1.0' }), []);
    assert.notDeepEqual(errors({ deviceManifest: '2.0', devices: [] }), []);
    assert.notDeepEqual(errors(device({ status: 'maybe' })), []);
    assert.notDeepEqual(errors({ deviceManifest: '1.0', defaults: { manufactuer: 'x' }, devices: [] }), []);
    assert.deepEqual(errors(device({ 'x-own': 1 })), []);
    assert.deepEqual(errors(device({ network: { mac: ['44:47:CC:xx:xx:xx', '44-47-CC-00-00-01'] } })), []);
  });

  test('every member that it has is known to the reader', () => {
    const document = example(schema) as Record<string, unknown>;
    assert.deepEqual(errors(document), []);
    const { problems } = readDevices(JSON.stringify(document));
    const told = problems.map(({ code }) => code);
    for (const code of ['unknown-member', 'unknown-status', 'unknown-date', 'unknown-organization-kind']) {
      assert.equal(told.includes(code), false, code);
    }
  });
});
