import assert from 'node:assert/strict';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { signatures } from '../../support/signatures.ts';

const list = (rows: string): { readonly path: string; readonly text: string } => ({
  path: 'lists/own.yaml',
  text: `id: own\ntitle: our list\nunverified: true\nasOf: '2026'\nconfidence: medium\ncompanies:\n${rows}`,
});

const instrument = {
  path: 'instruments/xx/own-rule.yaml',
  text: `id: own-rule
name: Our rule
short: our rule
jurisdiction: US
issuer: us
citation: none
url: ''
kind: policy
status: { value: in-force, text: in force }
unverified: true
asOf: '2026'
confidence: medium
clauses:
  - id: named
    text: The list names the company.
    effect: lists
    restricts: []
    binds: [everyone]
    named: { list: own, edition: 2025-01-01, reach: { self: covered, affiliate: not-covered, brand: undefined, component: covered, relabel: not-covered } }
`,
};

function compiled(rows: string) {
  return compileSignatures([list(rows), instrument], signatures());
}

suite('lists of names', () => {
  test('make vendors, join groups, add names to entities, and are the targets of clauses that speak of them', () => {
    const { value, problems } = compiled(
      `  - { id: acme, name: Acme Works Ltd, weak: Acme, from: 2024-01-01 }
  - { id: acme-sub, of: acme, name: Acme Sub Ltd, from: 2024-06-01 }
  - { id: uniview, name: 'Own Uniview Spelling Ltd' }
  - { id: late, name: Late Ltd, from: 2025-06-01 }
  - { id: gone, name: Gone Ltd, from: 2020-01-01, until: 2025-01-01 }
  - { id: only-sub, of: tiandy, name: Only Sub Ltd, from: 2024-01-01 }
`,
    );
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
    const acme = value.vendors.find(({ id }) => id === 'acme');
    assert.deepEqual(
      acme?.entities.map(({ id, relation, byName }) => [id, relation, byName]),
      [
        ['acme', 'self', true],
        ['acme-sub', 'affiliate', true],
      ],
    );
    assert.equal(acme?.display, 'Acme');
    assert.equal(acme?.list, 'own');
    const uniview = value.vendors.find(({ id }) => id === 'uniview');
    assert.ok(uniview);
    assert.ok(uniview.entities[0]?.names.some(name => name.value === 'Own Uniview Spelling Ltd'));
    assert.equal(uniview.list, undefined);
    assert.ok(uniview.identifiers.mac.length > 0, 'keeps its identifiers');
    const [clause] = value.instruments.find(({ id }) => id === 'own-rule')?.clauses ?? [];
    assert.deepEqual(
      clause?.targets.map(({ vendor, entities, reach }) => [vendor, entities, reach.self]),
      [
        ['acme', ['acme-sub'], 'covered'],
        ['uniview', undefined, 'covered'],
        ['tiandy', ['only-sub'], 'not-covered'],
      ],
    );
    assert.ok(!('named' in (clause ?? {})));
  });

  test('a spelling that is compared like a known name is no name more', () => {
    const { value } = compiled(
      '  - { id: hikvision, name: "HANGZHOU HIKVISION DIGITAL TECHNOLOGY COMPANY LIMITED" }\n',
    );
    const before = signatures().vendors.find(({ id }) => id === 'hikvision');
    const after = value.vendors.find(({ id }) => id === 'hikvision');
    assert.equal(after?.entities[0]?.names.length, before?.entities[0]?.names.length);
  });

  test('a group or a list that is not there is told at its place', () => {
    const { problems } = compiled('  - { id: sub, of: nobody, name: Sub Ltd }\n');
    assert.deepEqual(
      problems.map(({ file, path, message }) => `${file} ${path} ${message}`),
      ['lists/own.yaml companies[0].of There is no vendor “nobody”.'],
    );
    const alone = compileSignatures([instrument], signatures()).problems;
    assert.deepEqual(
      alone.map(({ file, path, message }) => `${file} ${path} ${message}`),
      ['instruments/xx/own-rule.yaml clauses[0].named There is no list “own” here.'],
    );
  });

  test('the same id twice in one list is told', () => {
    const { problems } = compiled('  - { id: a, name: A Ltd }\n  - { id: a, name: B Ltd }\n');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['duplicate-id'],
    );
  });

  test('numbers of a registry go to the companies that they are registered to', () => {
    const registered = (rows: string) => ({
      path: 'registered/pci.yaml',
      text: `registry: pci\nunverified: true\nasOf: '2026'\nconfidence: medium\nnumbers:\n${rows}`,
    });
    const { value, problems } = compileSignatures(
      [registered("  - { value: '1234', registrant: Uniview, entity: uniview }\n")],
      signatures(),
    );
    assert.deepEqual(problems, []);
    const numbers = value.vendors.find(({ id }) => id === 'uniview')?.identifiers.pci ?? [];
    assert.deepEqual(
      numbers.map(one => [one.value, one.entity, 'registrant' in one]),
      [['1234', 'uniview', false]],
    );
    const stray = compileSignatures(
      [registered("  - { value: '1234', registrant: X, entity: nobody }\n")],
      signatures(),
    );
    assert.deepEqual(
      stray.problems.map(({ message }) => message),
      ['“nobody” is no entity of any vendor.'],
    );
  });
});
