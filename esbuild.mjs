// Builds everything that is shipped: compiles the signatures, then bundles each face. `--production` minifies.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildSignatures } from './scripts/compile-signatures.mjs';
import { buildKernel } from './scripts/kernel.mjs';
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

const coreFolder = join(root, 'server/src/core');

/** The modules of the core that bundles ask for which share it. */
const asked = new Set();

/**
 * Leaves the core out of a bundle: it takes the modules from `dist/core.js`, which is loaded before. What runs in the editor
 * has one copy of the core for all threads and both hosts.
 * @param own folder of the core that stays in the bundle
 */
const sharedCore = (own = '') => ({
  name: 'shared-core',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      const module = relative(coreFolder, join(resolveDir, path)).replaceAll('\\', '/');
      if (module.startsWith('..') || (own !== '' && module.startsWith(own))) return undefined;
      asked.add(module);
      return { path: module, namespace: 'shared-core', sideEffects: false };
    });
    onLoad({ filter: /.*/, namespace: 'shared-core' }, ({ path }) => ({
      contents: `module.exports = globalThis.bomwardenCore[${JSON.stringify(path)}];`,
    }));
  },
});

/** The entry of `dist/core.js`: every module that was asked for, by its path. */
const coreEntry = {
  name: 'core-entry',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bomwarden:core$/ }, ({ path }) => ({ path, namespace: 'core-entry' }));
    onLoad({ filter: /.*/, namespace: 'core-entry' }, () => {
      const modules = [...asked].sort();
      const imports = modules.map((module, index) => `import * as m${index} from './${module}';`);
      const members = modules.map((module, index) => `${JSON.stringify(module)}: m${index}`);
      const contents = `${imports.join('\n')}\nglobalThis.bomwardenCore = { ${members.join(', ')} };`;
      return { contents, resolveDir: coreFolder };
    });
  },
};

const node = { platform: 'node', format: 'cjs', target: 'node20.19' };
const worker = { platform: 'browser', format: 'iife', target: 'es2022' };

/** Every bundle. VS Code adds `.js` to what `browser` names, and takes cjs in both hosts. */
export const bundles = [
  { in: 'client/src/extension.ts', out: 'dist/client/extension.js', ...node, external: ['vscode'] },
  { in: 'client/src/web.ts', out: 'dist/client/web.js', ...worker, format: 'cjs', external: ['vscode'] },
  {
    in: 'server/src/node.ts',
    out: 'dist/server.js',
    ...node,
    plugins: [sharedCore()],
    banner: { js: "#!/usr/bin/env node\nrequire('./core.js');" },
  },
  // A worker learns of the address of the core with its first message, which it then handles.
  {
    in: 'server/src/web.ts',
    out: 'dist/server.web.js',
    ...worker,
    plugins: [sharedCore()],
    banner: { js: 'self.onmessage = first => { importScripts(first.data.core);' },
    footer: { js: 'self.onmessage(first); };' },
  },
  // Takes images apart, in a thread of node or of a browser.
  {
    in: 'server/src/firmware.ts',
    out: 'dist/firmware.js',
    ...worker,
    plugins: [sharedCore('read/firmware/')],
    banner: { js: "if (typeof importScripts === 'undefined') require('./core.js');" },
  },
  { in: 'server/src/cli.ts', out: 'dist/cli.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  { in: 'server/src/mcp.ts', out: 'dist/mcp.js', ...node },
  { in: 'server/src/library.ts', out: 'dist/library.mjs', ...node, platform: 'neutral', format: 'esm' },
];

/** What `sharedCore` leaves out of the others: built after them. */
export const coreBundle = { in: 'bomwarden:core', out: 'dist/core.js', ...worker, plugins: [coreEntry] };

/** What the GitHub Action runs. */
export const actionBundle = { in: 'server/src/action.ts', out: 'dist/action/index.js', ...node, target: 'node24' };

/** Options that all bundles share. `module` first: the CommonJS form of jsonc-parser and others cannot be bundled. */
export function optionsOf(bundle, production) {
  const { in: entry, out, plugins = [], ...rest } = bundle;
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    mainFields: ['module', 'main'],
    plugins: [signaturesPlugin, ...plugins],
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
  await buildKernel();
  await buildSignatures(signatureFile);
  buildSchemas(schemaFolder);
  copyXmlParser(join(root, 'dist'));
  const make = bundle => build({ ...optionsOf(bundle, production), metafile: true });
  const results = await Promise.all(bundles.map(make));
  results.push(await make(coreBundle));
  return results.map(({ metafile }) => metafile);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll(process.argv.includes('--production'));
}
