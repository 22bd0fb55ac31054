import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missingPackages } from '../support/registries.ts';
import { derivedFiles } from './derived-identifiers.ts';

/**
 * npm run identifiers: writes signatures/registered/*.yaml and signatures/mac/registered.yaml from the registries in Debian's
 * packages, installed or unpacked below BOMWARDEN_REGISTRIES.
 */
const missing = missingPackages();
if (missing.length > 0) {
  console.error(
    `These packages of Debian are not here: ${missing.join(', ')}. Install them, or name a folder by BOMWARDEN_REGISTRIES.`,
  );
  process.exitCode = 1;
} else {
  for (const [path, text] of derivedFiles()) {
    const file = join('signatures', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${file}: ${text.split('\n').length} lines`);
  }
}
