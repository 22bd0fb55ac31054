import assert from 'node:assert/strict';
import { run } from '../../../server/src/cli/run.ts';
import { camera, documentText } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

suite('A sparse checkout', () => {
  let repository: Repository;
  const text = documentText([camera]);

  setup(() => {
    repository = new Repository();
    repository.write('here/a.cdx.json', documentText([{ name: 'x', supplier: 'Axis Communications AB' }]));
    repository.write('there/b.cdx.json', text);
    repository.write('there/deep/list.json', text);
    repository.write('there/package.json', '{"name":"a","version":"1"}');
    repository.write('there/node_modules/c.cdx.json', text);
    repository.write('there/notes.md', 'Hikvision');
    repository.commit();
  });
  teardown(() => repository.remove());

  async function scan(line: string) {
    const system = systemOf(repository.folder, { signatures: () => JSON.stringify(signatures()) });
    const args = ['scan', '--profile', 'ca-federal', '--as-of', '2026-11-22', ...line.split(' ')];
    const code = await run(args, system);
    const said = system.said.join('');
    return {
      code,
      missing: [...said.matchAll(/^(\S+) {2}error {2}Git tracks this document/gm)].map(([, path]) => path),
    };
  }

  test('all is there: nothing is told', async () => {
    assert.deepEqual((await scan('here')).code, 0);
    assert.deepEqual((await scan('.')).missing, []);
  });

  for (const more of ['', ' --base main', ' --base main --trust-head']) {
    test(`documents that it leaves out are incomplete, by name and by content${more}`, async () => {
      repository.git('sparse-checkout', 'set', 'here');
      for (const path of ['.', './**/*.json']) {
        assert.deepEqual(
          await scan(path + more),
          { code: 2, missing: ['there/b.cdx.json', 'there/deep/list.json'] },
          path,
        );
      }
      assert.deepEqual(await scan(`**/list.json${more}`), { code: 2, missing: ['there/deep/list.json'] });
      assert.deepEqual(await scan(`here${more}`), { code: 0, missing: [] });
      assert.equal((await scan(`there/b.cdx.json --allow-empty${more}`)).code, 2);
      assert.equal((await scan(`there --allow-empty${more}`)).code, 2);
    });
  }

  test('what the policy leaves out is not missed', async () => {
    repository.write('.bomwarden.yml', 'exclude: [there]\n');
    repository.commit();
    repository.git('sparse-checkout', 'set', 'here');
    assert.deepEqual(await scan('.'), { code: 0, missing: [] });
  });

  test('when it ends, all is there again', async () => {
    repository.git('sparse-checkout', 'set', 'here');
    repository.git('sparse-checkout', 'disable');
    assert.deepEqual((await scan('.')).missing, []);
  });
});
