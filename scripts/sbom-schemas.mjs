// Writes the schemas of bill-of-materials formats into dist/sbom-schema, as the validator and VS Code read them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

/** The package that carries the official schemas of CycloneDX. */
export const cyclonedxLibrary = 'node_modules/@cyclonedx/cyclonedx-library';

/** Names of the official schemas. Those of 1.2 and 1.3 have stricter variants, which say no more of what is valid. */
const cyclonedx = [
  'bom-1.2',
  'bom-1.3',
  'bom-1.4',
  'bom-1.5',
  'bom-1.6',
  'bom-1.7',
  'spdx',
  'jsf-0.82',
  'cryptography-defs',
];

/** Writes every schema and gives what was written, by file name. */
export function buildSchemas(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of cyclonedx) {
    const text = readFileSync(join(root, cyclonedxLibrary, 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8');
    write(folder, `${name}.schema.json`, JSON.parse(text.replaceAll('.SNAPSHOT.schema', '.schema')));
  }
}

function write(folder, name, schema) {
  writeFileSync(join(folder, name), JSON.stringify(linear(schema)));
}

/**
 * A schema without `uniqueItems`: validators compare every item of such a list with every other one, which takes a long
 * list of components minutes. Our own validator has a word of its own for it; others pass over what they do not know.
 */
function linear(value) {
  if (Array.isArray(value)) return value.map(linear);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key === 'uniqueItems' && typeof inner === 'boolean' ? 'x-uniqueItems' : key,
    linear(inner),
  ]);
  return Object.fromEntries(entries);
}
