import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { camera, documentText } from '../support/report.ts';
import { Repository } from '../support/repository.ts';
import { signatures } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

const folder = 'services/api v2';

/** The paths that an output names. Whoever adds one for a code host says here how it does so. */
const pathsIn: Readonly<Record<string, (text: string) => readonly string[]>> = {
  github: text => [...text.matchAll(/^::\w+ file=([^,]+),/gm)].map(([, path = '']) => path),
  gitlab: text => JSON.parse(text).map(({ location }: { location: { path: string } }) => location.path),
  azure: text => [...text.matchAll(/sourcepath=([^;]+);/g)].map(([, path = '']) => path),
  bitbucket: text => JSON.parse(text).annotations.map(({ path }: { path: string }) => path),
  sarif: text =>
    [...text.matchAll(/"uri": "([^"]+)",\s+"uriBaseId": "%SRCROOT%"/g)].map(([, path = '']) => decodeURI(path)),
};

suite('A code host finds the files that an output names', () => {
  let repository: Repository;

  setup(() => {
    repository = new Repository();
    repository.write(`${folder}/sboms/a.cdx.json`, documentText([camera]));
    repository.write('other/b.cdx.json', documentText([camera]));
    repository.commit();
  });
  teardown(() => repository.remove());

  async function scan(below: string, ...args: readonly string[]): Promise<string> {
    const system = systemOf(join(repository.folder, below), { signatures: () => JSON.stringify(signatures()) });
    await run(['scan', ...args], system);
    return system.said.join('');
  }

  for (const [format, paths] of Object.entries(pathsIn)) {
    for (const [below, asked, expected] of [
      [folder, '.', `${folder}/sboms/a.cdx.json`],
      [folder, 'sboms/a.cdx.json', `${folder}/sboms/a.cdx.json`],
      [folder, './sboms', `${folder}/sboms/a.cdx.json`],
      [folder, '../../other', 'other/b.cdx.json'],
      [`${folder}/sboms`, '../../../other/b.cdx.json', 'other/b.cdx.json'],
      ['', 'other', 'other/b.cdx.json'],
    ] as const) {
      test(`${format}: ${asked} from ${below || 'the root'}`, async () => {
        const found = paths(await scan(below, asked, '--format', format));
        assert.deepEqual([...new Set(found)], [expected]);
      });
    }

    test(`${format}: an absolute path`, async () => {
      const found = paths(await scan(folder, join(repository.folder, 'other/b.cdx.json'), '--format', format));
      assert.deepEqual([...new Set(found)], ['other/b.cdx.json']);
    });
  }

  test('a file beside the main output too', async () => {
    await scan(folder, '.', '--also', 'sarif=a.sarif');
    const text = readFileSync(join(repository.folder, folder, 'a.sarif'), 'utf8');
    assert.deepEqual([...new Set(pathsIn['sarif']?.(text))], [`${folder}/sboms/a.cdx.json`]);
    assert.ok(JSON.parse(text).runs[0].originalUriBaseIds['%SRCROOT%']);
    assert.ok(!text.includes(repository.folder), 'where the repository lies is nobody’s business');
  });

  test('compared with a base as well', async () => {
    const found = pathsIn['github']?.(
      await scan(folder, '.', '--format', 'github', '--base', 'HEAD~0', '--fail-on', 'none'),
    );
    assert.deepEqual(found, []);
    repository.write(`${folder}/sboms/new.cdx.json`, documentText([{ ...camera, name: 'new' }]));
    const fresh = pathsIn['github']?.(await scan(folder, '.', '--format', 'github', '--base', 'HEAD'));
    assert.deepEqual(fresh, [`${folder}/sboms/new.cdx.json`]);
  });

  test('people and reviewdog see paths as they were asked for', async () => {
    for (const format of ['text', 'json', 'rdjsonl', 'csv']) {
      const text = await scan(folder, 'sboms', '--format', format);
      assert.match(text, /sboms\/a\.cdx\.json/);
      assert.doesNotMatch(text, /services/, format);
    }
  });
});
