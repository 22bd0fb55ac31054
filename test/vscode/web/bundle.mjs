// Bundles the tests of the web extension host into one file: node test/vscode/web/bundle.mjs OUTPUT
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * mocha's package says that its files are ES modules, so its browser build, which is none, would write its exports over
 * those of the bundle. It gets no `module` to write to.
 */
const mochaForBrowsers = {
  name: 'mocha-for-browsers',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `(function (module, exports, define) {${readFileSync(path, 'utf8')}\n}).call(globalThis);`,
      loader: 'js',
    }));
  },
};

await build({
  entryPoints: [join(here, 'index.ts')],
  outfile: process.argv[2],
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  alias: { 'node:assert/strict': join(here, 'assert.ts') },
  define: { global: 'globalThis' },
  plugins: [mochaForBrowsers],
  logLevel: 'warning',
});
