import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import type { Component } from '../../../server/src/core/model/component.ts';
import type { Finding } from '../../../server/src/core/model/finding.ts';
import type { Waiver } from '../../../server/src/core/model/waiver.ts';
import { waiversShape } from '../../../server/src/core/policy/shapes.ts';
import { reaches, waiverFor } from '../../../server/src/core/policy/waiver-effect.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { schemaOf } from '../../../server/src/core/shape/json-schema.ts';
import { parseYaml, type YamlNode } from '../../../server/src/core/syntax/yaml.ts';
import { emptySpan } from '../../../server/src/core/text/span.ts';
import { context, finding } from '../../support/builders.ts';

const complete = `- id: a
  component: cam
  scope: component
  reason: ordered
  approver: jt
  expires: 2027-01-31
`;

const fitsSchema = new Ajv({ strict: false }).compile(schemaOf(waiversShape, {}, true));

/** What is told of a text. What has no effect does not fit the schema either, and all else does. */
function codes(text: string): readonly string[] {
  const { problems } = readWaivers(text);
  const { value } = parseYaml(text);
  const told = problems.filter(({ severity, code }) => severity === 'error' && code !== 'waiver-duplicate');
  if (told.every(({ code }) => code.startsWith('waiver-'))) {
    assert.equal(fitsSchema(plain(value)), told.length === 0, JSON.stringify(fitsSchema.errors));
  }
  return problems.map(({ code }) => code);
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'sequence') return node.items.map(plain);
  if (node.kind === 'mapping') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.type === 'null' ? null : node.text;
}

suite('reading waivers', () => {
  test('a complete entry is a waiver', () => {
    const { value, problems } = readWaivers(complete);
    assert.deepEqual(problems, []);
    assert.equal(value.length, 1);
    assert.deepEqual(
      { ...value[0], span: undefined },
      {
        id: 'a',
        component: 'cam',
        vendor: undefined,
        scope: 'component',
        path: undefined,
        profile: undefined,
        reason: 'ordered',
        approver: 'jt',
        expires: '2027-01-31',
        ticket: undefined,
        span: undefined,
      },
    );
  });
  test('an empty file has none', () => {
    assert.deepEqual(readWaivers(''), { value: [], problems: [], entries: new Map() });
    assert.deepEqual(readWaivers('# nothing yet\n[]\n').value, []);
  });
  for (const key of ['reason', 'approver', 'expires', 'id', 'scope']) {
    test(`an entry without ${key} is marked and has no effect`, () => {
      const text = complete.replace(new RegExp(`^(- |  )${key}:.*$`, 'm'), `$1${key}: ""`);
      assert.deepEqual(codes(text), ['waiver-incomplete']);
      const { value, problems } = readWaivers(text);
      assert.deepEqual(value, []);
      assert.equal(problems[0]?.code, 'waiver-incomplete');
      assert.equal(text.slice(problems[0]?.span.start, problems[0]?.span.end), key);
    });
  }
  test('what is waived must be said', () => {
    assert.deepEqual(
      codes(complete.replace('  component: cam\n', '').replace('scope: component', 'scope: repository')),
      ['waiver-incomplete'],
    );
  });
  test('a document or a folder must be said', () => {
    assert.deepEqual(codes(complete.replace('scope: component', 'scope: folder')), ['waiver-incomplete']);
    assert.deepEqual(codes(complete.replace('scope: component', 'scope: folder\n  path: sboms')), []);
  });
  test('a wrong scope and a wrong date are marked at the value', () => {
    const wrongScope = complete.replace('scope: component', 'scope: galaxy');
    const [scope] = readWaivers(wrongScope).problems;
    assert.equal(scope?.code, 'waiver-invalid');
    assert.equal(wrongScope.slice(scope?.span.start, scope?.span.end), 'galaxy');
    assert.deepEqual(codes(complete.replace('2027-01-31', 'next year')), ['waiver-invalid']);
    assert.deepEqual(codes(complete.replace('2027-01-31', '2027-13-01')), ['waiver-invalid']);
  });
  test('an unknown key is told, and the waiver still holds', () => {
    const { value, problems } = readWaivers(`${complete}  aprover: x\n`);
    assert.equal(value.length, 1);
    assert.equal(problems[0]?.code, 'waiver-unknown-key');
  });
  test('two entries with one id are told', () => {
    assert.deepEqual(codes(complete + complete), ['waiver-duplicate']);
  });
  test('what is no list is told', () => {
    assert.deepEqual(codes('waivers: 1'), ['waiver-syntax']);
    assert.deepEqual(codes('- just text'), ['waiver-syntax']);
  });
  test('a list where a text should be is told once', () => {
    assert.deepEqual(codes(complete.replace('reason: ordered', 'reason: [a, b]')), [
      'waiver-invalid',
      'waiver-incomplete',
    ]);
  });
  test('broken YAML is told', () => {
    assert.ok(codes('- id: "unclosed\n').length > 0);
  });
});

suite('whether a waiver holds', () => {
  const waiver = readWaivers(complete).value[0] as Waiver;
  const contexts = [context({ asOf: '2027-01-31' })];
  const component = { index: 0, name: { value: 'cam', span: emptySpan }, claims: [] } as unknown as Component;

  function holds(changes: Partial<Waiver>, found: Partial<Finding> = {}, of: Component | null = component): boolean {
    return waiverFor(finding(found), of ?? undefined, [{ ...waiver, ...changes }], contexts) !== null;
  }
  test('on its last day, not after', () => {
    assert.ok(holds({}));
    assert.ok(!holds({ expires: '2027-01-30' }));
  });
  test('for its component by reference only where it has no name', () => {
    const reference = (ref: string, name?: string) =>
      ({ ...component, ref: { value: ref }, name: name && { value: name } }) as unknown as Component;
    assert.ok(holds({}, {}, reference('cam')));
    assert.ok(!holds({}, {}, reference('cam', 'another')));
    assert.ok(!holds({ vendor: undefined }, {}, reference('cam', 'another')));
    assert.ok(holds({}, {}, reference('another', 'cam')));
  });
  test('for its component, by name or purl', () => {
    assert.ok(!holds({ component: 'other' }));
    const purl = {
      ...component,
      claims: [{ role: 'purl', value: 'pkg:npm/%40s/x@1.0', span: emptySpan }],
    } as Component;
    assert.ok(holds({ component: 'pkg:npm/%40s/x' }, {}, purl));
    assert.ok(holds({ component: 'pkg:npm/%40s/x@1.0' }, {}, purl));
    assert.ok(!holds({ component: 'pkg:npm/%40s' }, {}, purl));
    assert.ok(!holds({}, {}, null));
  });
  test('for its vendor', () => {
    assert.ok(holds({ component: undefined, vendor: 'hikvision' }, { vendor: 'hikvision' }));
    assert.ok(!holds({ component: undefined, vendor: 'hikvision' }, { vendor: 'dahua' }));
  });
  test('for its profile only when no other profile speaks', () => {
    const judgement = { asOf: '2027-01-31', level: 'error', verdicts: [] } as const;
    const one = { judgements: [{ ...judgement, profile: 'ca-federal' }] };
    const two = { judgements: [...one.judgements, { ...judgement, profile: 'us-private' }] };
    assert.ok(holds({ profile: 'ca-federal' }, one));
    assert.ok(!holds({ profile: 'ca-federal' }, two));
    const quiet = { ...judgement, level: 'none' } as const;
    assert.ok(
      holds({ profile: 'ca-federal' }, { judgements: [...one.judgements, { ...quiet, profile: 'us-private' }] }),
    );
    assert.ok(!holds({ profile: 'ca-federal' }, { judgements: [{ ...quiet, profile: 'ca-federal' }] }));
  });
  test('where its path reaches', () => {
    const folder: Waiver = { ...waiver, scope: 'folder', path: './sboms/' };
    assert.ok(reaches(folder, 'sboms/a.json'));
    assert.ok(!reaches(folder, 'sboms2/a.json'));
    assert.ok(reaches({ ...folder, path: '.' }, 'a.json'));
    assert.ok(reaches({ ...folder, scope: 'document', path: 'sboms/a.json' }, 'sboms/a.json'));
    assert.ok(!reaches({ ...folder, scope: 'document', path: 'sboms' }, 'sboms/a.json'));
    assert.ok(reaches(waiver, 'anything.json'));
  });
});

test('a waiver of a component names one, also where it names a vendor', () => {
  const vendors = complete.replace('component: cam', 'vendor: hikvision');
  const { value, problems } = readWaivers(vendors);
  assert.deepEqual(value, []);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['waiver-incomplete'],
  );
  assert.deepEqual(codes(vendors.replace('scope: component', 'scope: repository')), []);
});
