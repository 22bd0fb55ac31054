// Builds everything that is shipped: compiles the signatures, then bundles each face. `--production` minifies.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildSignatures } from './scripts/compile-signatures.mjs';
import { buildSchemas, copyXmlParser } from './scripts/sbom-schemas.mjs';

const root = dirname(fileURLToPath(import.meta.url));
export const signatureFile = join(root, 'dist/signatures.json');
const schemaFolder = join(root, 'dist/sbom-schema');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Makes `import json from 'bomwarden:signatures'` the text of the compiled signatures. */
export const signaturesPlugin = {
  name: 'signatures',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bomwarden:signatures$/ }, ({ path }) => ({ path, namespace: 'signatures' }));
    onLoad({ filter: /.*/, namespace: 'signatures' }, () => ({
      contents: readFileSync(signatureFile, 'utf8'),
      loader: 'text',
      watchFiles: [signatureFile],
    }));
  },
};

const node = { platform: 'node', format: 'cjs', target: 'node20.19' };
const worker = { platform: 'browser', format: 'iife', target: 'es2022' };

/** Every bundle. VS Code adds `.js` to what `browser` names, and takes cjs in both hosts. */
export const bundles = [
  { in: 'client/src/extension.ts', out: 'dist/client/extension.js', ...node, external: ['vscode'] },
  { in: 'client/src/web.ts', out: 'dist/client/web.js', ...worker, format: 'cjs', external: ['vscode'] },
  { in: 'server/src/node.ts', out: 'dist/server.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  { in: 'server/src/web.ts', out: 'dist/server.web.js', ...worker },
  { in: 'server/src/cli.ts', out: 'dist/cli.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  { in: 'server/src/mcp.ts', out: 'dist/mcp.js', ...node },
  { in: 'server/src/library.ts', out: 'dist/library.mjs', ...node, platform: 'neutral', format: 'esm' },
];

/** What the GitHub Action runs. */
export const actionBundle = { in: 'server/src/action.ts', out: 'dist/action/index.js', ...node, target: 'node24' };

/** Options that all bundles share. `module` first: the CommonJS form of jsonc-parser and others cannot be bundled. */
export function optionsOf(bundle, production) {
  const { in: entry, out, ...rest } = bundle;
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    mainFields: ['module', 'main'],
    plugins: [signaturesPlugin],
    define: { BOMWARDEN_VERSION: JSON.stringify(version) },
    minify: production,
    // Names are kept apart from minification: stack traces of a bug report stay readable.
    keepNames: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    ...rest,
  };
}

/** Builds everything and gives what each bundle was made from. */
export async function buildAll(production) {
  await buildSignatures(signatureFile);
  buildSchemas(schemaFolder);
  copyXmlParser(join(root, 'dist'));
  const results = await Promise.all(bundles.map(bundle => build({ ...optionsOf(bundle, production), metafile: true })));
  return results.map(({ metafile }) => metafile);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll(process.argv.includes('--production'));
}
