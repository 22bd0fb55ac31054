// npm run action: writes dist/action, all that the GitHub Action is. `-- --commit` puts it on the branch `action` as well,
// which is what users run: where it runs, nothing is installed or built.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { actionBundle, optionsOf, signatureFile } from '../esbuild.mjs';
import { commitFolder } from './branch.mjs';
import { buildSignatures } from './compile-signatures.mjs';
import { noticesOf } from './notices.mjs';
import { root } from './process.mjs';

const folder = join(root, 'dist/action');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await buildSignatures(signatureFile);
const { metafile } = await build({ ...optionsOf(actionBundle, true), metafile: true });
writeFileSync(join(folder, 'NOTICES.txt'), noticesOf([metafile]));
cpSync(join(root, 'action/action.yml'), join(folder, 'action.yml'));
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));

if (process.argv.includes('--commit')) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const made = commitFolder(root, folder, 'action', source => `The action of ${version}, built from ${source}`);
  console.log(`Branch action is ${made}. Publish it with: git push origin action`);
}
