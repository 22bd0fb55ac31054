import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { looksLikeDevices } from '../../client/src/device-sniffer.ts';
import { manifestTemplate } from '../../client/src/manifest-template.ts';
import { root } from '../support/shared.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/device-manifest.schema.json'), 'utf8'));

/** What the snippet is before anything is typed: each placeholder as it stands, of each choice the first. */
const text = manifestTemplate
  .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
  .replace(/\$\{\d+:([^}]*)\}/g, '$1')
  .replace('$0', '');

suite('client/manifest-template', () => {
  test('it is a valid manifest before anything is filled in', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    const validate = ajv.compile(schema);
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    assert.ok(looksLikeDevices('Untitled-1', text));
  });

  test('its choices are those of the schema', () => {
    const { site, device } = schema.definitions;
    for (const [field, { properties }] of [
      ['organizationKind', site],
      ['kind', device],
      ['status', device],
    ] as const) {
      const [, choices = ''] = new RegExp(`\\b${field}: \\$\\{\\d+\\|(.*)\\|\\}`).exec(manifestTemplate) ?? [];
      assert.deepEqual(choices.split(','), properties[field].enum, field);
    }
  });
});
