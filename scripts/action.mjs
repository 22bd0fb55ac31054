// npm run action: writes action/index.js, which the GitHub Action runs as it is committed. `--check` only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { actionBundle, optionsOf, signatureFile } from '../esbuild.mjs';
import { buildSignatures } from './compile-signatures.mjs';
import { noticesOf } from './notices.mjs';
import { root } from './process.mjs';

await buildSignatures(signatureFile);
const { metafile, outputFiles } = await build({ ...optionsOf(actionBundle, true), metafile: true, write: false });
const files = [
  [actionBundle.out, outputFiles[0].text],
  ['action/NOTICES.txt', noticesOf([metafile])],
];
if (process.argv.includes('--check')) {
  const stale = files.filter(([name, text]) => readCommitted(name) !== text).map(([name]) => name);
  if (stale.length > 0) {
    console.error(`${stale.join(' and ')}: not what the sources make; run npm run action and commit it`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(join(root, 'action'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(root, name), text);
}

function readCommitted(name) {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch {
    return undefined;
  }
}
