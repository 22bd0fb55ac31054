import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../support/shared.ts';

suite('The core', () => {
  test('bundles for no platform in particular, and imports nothing from outside', async () => {
    const core = join(root, 'server/src/core');
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
      name => name.endsWith('.ts') && !name.endsWith('.d.ts'),
    );
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: files.map(name => `export * as _${files.indexOf(name)} from './${name}';`).join('\n'),
        resolveDir: core,
      },
      bundle: true,
      write: false,
      metafile: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      format: 'esm',
      logLevel: 'silent',
    });
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    assert.deepEqual(outside, []);
    assert.ok((outputFiles[0]?.text.length ?? 0) > 100_000);
  });
});
