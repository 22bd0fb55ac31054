import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Checked, Validation } from '../../server/src/host/validator.ts';
import { check } from '../../server/src/validate/check.ts';
import { appendErrors, Schemas } from '../../server/src/validate/schemas.ts';
import { root } from '../support/shared.ts';

const schemas = new Schemas(join(root, 'dist/sbom-schema'));

function checked(validation: Validation): Checked {
  assert.equal(validation.state, 'checked');
  return validation as Checked;
}

/** A CycloneDX document with more members. */
function bom(members: string, version = '1.6'): string {
  return `{"bomFormat": "CycloneDX", "specVersion": "${version}"${members === '' ? '' : `, ${members}`}}`;
}

/** A CycloneDX document with one component. */
function component(members: string): string {
  return bom(`"components": [{"type": "library", "name": "a"${members}}]`);
}

/** `code` of each error with the text that it marks. */
function marks(text: string): readonly string[] {
  return checked(check(text, schemas)).errors.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

function messages(text: string): readonly string[] {
  return checked(check(text, schemas)).errors.map(({ message }) => message.text);
}

suite('validate/check', () => {
  suite('marks what is wrong, where it is', () => {
    const cases: readonly (readonly [name: string, text: string, mark: string, message: string])[] = [
      [
        'a value that is none of the list',
        component(', "scope": "need"'),
        'enum: need',
        '“need” is not allowed here; allowed are required, optional, excluded.',
      ],
      [
        'a property that is not known',
        component(', "lisenses": []'),
        'additionalProperties: lisenses',
        'There is no property “lisenses” here. Is “licenses” meant?',
      ],
      [
        'a property that is missing in an item',
        bom('"components": [{"name": "a"}]'),
        'required: {',
        'The property “type” is required here and missing.',
      ],
      [
        'a property that is missing in a member',
        bom('"metadata": {"supplier": 1}'),
        'type: 1',
        'Here an object is expected, not a number.',
      ],
      [
        'a licence of many',
        component(', "licenses": [{"license": {"id": "apache 2.0"}}]'),
        'enum: apache 2.0',
        '“apache 2.0” is not allowed here: it is none of the 826 known values. Is “Apache-2.0” meant?',
      ],
      [
        'one of several that is needed',
        component(', "licenses": [{"license": {}}]'),
        'oneOf: license',
        'One of these properties is required here: “id”, “name”.',
      ],
      [
        'several that exclude each other',
        component(', "licenses": [{"license": {"id": "MIT", "name": "MIT"}}]'),
        'oneOf: license',
        'This has several forms at once that exclude each other; only one of them is allowed.',
      ],
      [
        'an item that is there twice',
        bom('"components": [{"type": "file", "name": "a"}, {"name": "a", "type": "file"}]'),
        'uniqueItems: {',
        'This is the same as item 1 of the list; nothing may be listed twice.',
      ],
      [
        'a scalar that is there twice',
        bom('"dependencies": [{"ref": "a", "dependsOn": ["b", "c", "b"]}]'),
        'uniqueItems: b',
        'This is the same as item 1 of the list; nothing may be listed twice.',
      ],
      [
        'a date',
        bom('"metadata": {"timestamp": "2026-02-30T00:00:00Z"}'),
        'format: 2026-02-30T00:00:00Z',
        '“2026-02-30T00:00:00Z” is no valid date and time (such as 2026-01-31T12:00:00Z).',
      ],
      [
        'an address',
        bom('"metadata": {"authors": [{"email": "nobody"}]}'),
        'format: nobody',
        '“nobody” is no valid e-mail address.',
      ],
      ['a number', bom('"version": 0'), 'minimum: 0', '0 is too small: 1 is the least.'],
      [
        'what would act on a terminal',
        component(', "scope": "\\u001b[2J"'),
        'enum: \\u001b[2J',
        '“\\u001b[2J” is not allowed here; allowed are required, optional, excluded.',
      ],
    ];
    for (const [name, text, mark, message] of cases) {
      test(name, () => {
        assert.deepEqual(marks(text), [mark]);
        assert.deepEqual(messages(text), [message]);
      });
    }
  });

  test('errors stand in the order of the document', () => {
    const text = bom('"version": 0, "components": [{"name": "a"}, {"type": "x", "name": "a"}], "zzz": 1');
    assert.deepEqual(marks(text), ['minimum: 0', 'required: {', 'enum: x', 'additionalProperties: zzz']);
  });

  test('what is wrong with text that is no JSON is told, and nothing else', () => {
    const text = `${bom('"components": [{"scope": "need",}]')}`;
    const { errors, schema } = checked(check(text, schemas));
    assert.equal(schema, 'JSON');
    assert.deepEqual(
      errors.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [['syntax', ',']],
    );
  });

  test('every error is told once, and very many are counted', () => {
    const text = bom(`"components": [${Array.from({ length: 700 }, (_, at) => `{"name": "${at}"}`).join()}]`);
    const { errors, more } = checked(check(text, schemas));
    assert.deepEqual([errors.length, more], [500, 200]);
  });

  test('errors of many items are appended, not copied for each item', () => {
    const item = { type: 'object', properties: { a: { $ref: '#/definitions/a' } } };
    const definitions = { a: { type: 'array', items: { $ref: '#/definitions/a' } } };
    const codes: string[] = [];
    const process = (code: string): string => {
      assert.match(code, /vErrors/);
      codes.push(appendErrors(code));
      return codes.at(-1) ?? '';
    };
    const ajv = new Ajv({ allErrors: true, code: { process } });
    const validate = ajv.compile({ ...item, definitions });
    assert.equal(validate({ a: [[1, [2]], 3] }), false);
    assert.equal(validate.errors?.length, 3);
    assert.match(codes.join(), /reduce/);
    assert.doesNotMatch(codes.join(), /concat/);
  });

  test('one schema per version, a later one knows more', () => {
    const members = '"components": [{"type": "library", "name": "a", "version": "1", "isExternal": true}]';
    assert.deepEqual(marks(bom(members, '1.7')), []);
    assert.deepEqual(marks(bom(members, '1.6')), ['additionalProperties: isExternal']);
  });

  test('a document in an export or an attestation is marked where it stands', () => {
    const inner = component(', "scope": "need"');
    for (const text of [`{"sbom": ${inner}}`, `{"predicateType": "x", "predicate": ${inner}}`]) {
      assert.deepEqual(marks(text), ['enum: need']);
    }
    assert.equal(checked(check(`{"sbom": ${inner}}`, schemas)).errors[0]?.path, '/sbom/components/0/scope');
    const payload = Buffer.from(inner).toString('base64');
    const { errors } = checked(check(`{"payloadType": "x", "payload": "${payload}"}`, schemas));
    assert.equal(errors.length, 1);
    assert.ok((errors[0]?.span.start ?? 0) > 30);
  });

  suite('gives no verdict on', () => {
    const cases: readonly (readonly [name: string, text: string, code: string])[] = [
      ['nothing', '', 'no-sbom'],
      ['other JSON', '{"name": "x"}', 'no-sbom'],
      ['a version that is not known', bom('', '9.9'), 'no-schema'],
      ['a document without a version', '{"bomFormat": "CycloneDX"}', 'no-schema'],
      ['tag-value', 'SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\n', 'no-schema'],
    ];
    for (const [name, text, code] of cases) {
      test(name, () => {
        const validation = check(text, schemas);
        assert.equal(validation.state === 'unchecked' && validation.code, code);
      });
    }
  });
});
