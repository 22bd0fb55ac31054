import assert from 'node:assert/strict';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { signatures } from '../../support/signatures.ts';

const group = (rows: string): { readonly path: string; readonly text: string } => ({
  path: 'groups/own.yaml',
  text: `id: own\nunverified: true\nasOf: '2026'\nconfidence: medium\ncompanies:\n${rows}`,
});

/** `entity relation: name strength, …` of each entity of the vendor whose names the rows change. */
function entitiesOf(vendor: string, rows: string, only: readonly string[]): readonly string[] {
  const { value, problems } = compileSignatures([group(rows)], signatures());
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
  const entities = value.vendors.find(({ id }) => id === vendor)?.entities ?? [];
  return entities
    .filter(({ id }) => only.includes(id))
    .map(({ id, relation, names }) => {
      const told = names.filter(({ provenance }) => provenance.asOf === '2026' || provenance.sources.length > 0);
      return `${id} ${relation}: ${told.map(({ value, kind, strength }) => `${value} ${kind} ${strength}`).join(', ')}`;
    });
}

suite('names beyond those of lists', () => {
  test('are names of the entity, and a company or brand of the group is one of its own', () => {
    const rows = `  - { id: tiandy, exact: [Tiandy Spelling Ltd], coined: [天地伟业甲] }
  - { id: tiandy-works, of: tiandy, exact: [Tiandy Works Ltd] }
  - { id: tiandy-brand, of: tiandy, as: brand, coined: [Tiandine] }
`;
    const told = entitiesOf('tiandy', rows, ['tiandy', 'tiandy-works', 'tiandy-brand']);
    assert.match(told[0] ?? '', /Tiandy Spelling Ltd legal exact/);
    assert.match(told[0] ?? '', /天地伟业甲 native distinctive/);
    assert.deepEqual(told.slice(1), [
      'tiandy-works affiliate: Tiandy Works Ltd legal exact',
      'tiandy-brand brand: Tiandine brand distinctive',
    ]);
  });

  test('say that the short name of a list is coined, and never that a name proves less', () => {
    const rows = `  - { id: inspur, weak: [Inspur, 'Inspur Group Co., Ltd.'] }
  - { id: alibaba, coined: [Alibaba] }
`;
    assert.match(entitiesOf('alibaba', rows, ['alibaba'])[0] ?? '', /Alibaba short distinctive/);
    const inspur = entitiesOf('inspur', rows, ['inspur'])[0] ?? '';
    assert.match(inspur, /Inspur Group Co., Ltd. legal exact/);
    assert.match(inspur, /Inspur short distinctive/);
  });

  test('of nobody who is known are a fault with its place', () => {
    const rows = `  - { id: nobody, exact: [Nobody Ltd] }
  - { id: some-sub, of: nobody, exact: [Some Sub Ltd] }
`;
    const { problems } = compileSignatures([group(rows)], signatures());
    assert.deepEqual(
      problems.map(({ file, path, message }) => `${file} ${path} ${message}`),
      [
        'groups/own.yaml companies[0].id There is no company “nobody”; say whose group it is in.',
        'groups/own.yaml companies[1].of There is no vendor “nobody”.',
      ],
    );
  });
});
