import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

suite('One name names a rule everywhere', () => {
  const rules = ['judge', 'policy'].flatMap(part =>
    readdirSync(join(root, `server/src/core/${part}/rules`))
      .filter(name => !['index.ts', 'rule.ts'].includes(name))
      .map(name => ({ part, id: name.replace(/\.ts$/, '') })),
  );

  for (const { part, id } of rules) {
    const folder = `server/src/core/${part}/rules`;
    test(id, () => {
      const code = readFileSync(join(root, folder, `${id}.ts`), 'utf8');
      assert.match(code, new RegExp(`\\bid: '${id}'`), `${id}.ts gives its rule another id`);
      const index = readFileSync(join(root, folder, 'index.ts'), 'utf8');
      assert.ok(index.includes(`./${id}.ts`), 'not in the index');
      assert.ok(existsSync(join(root, `docs/rules/${id}.md`)), 'no page in docs/rules');
      assert.ok(existsSync(join(root, `test/core/${part}/rules/${id}.test.ts`)), 'no test');
    });
  }

  test('every page is of a rule', () => {
    const pages = readdirSync(join(root, 'docs/rules')).map(name => name.replace(/\.md$/, ''));
    assert.deepEqual(pages.sort(), rules.map(({ id }) => id).sort());
  });
});
