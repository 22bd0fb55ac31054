// Writes the schemas of bill-of-materials formats into dist/sbom-schema, as the validator and VS Code read them.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';
import { spdx2Schema } from './spdx2-schema.mjs';

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
    write(folder, name, JSON.parse(text.replaceAll('.SNAPSHOT.schema', '.schema')));
  }
  for (const version of ['2.2', '2.3']) write(folder, `spdx-${version}`, spdx2Schema(version));
  write(folder, 'editor-cyclonedx', cyclonedxOfAnyVersion());
  write(folder, 'editor-spdx', spdx2OfAnyVersion());
  writeXsds(folder);
  write(folder, 'spdx-3.0.1', JSON.parse(readFileSync(join(root, 'third-party/spdx-3.0.1.schema.json'), 'utf8')));
}

/** Writes the schemas of XML, without what they explain: nobody reads it there. */
function writeXsds(folder) {
  const names = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map(version => `bom-${version}`);
  for (const name of [...names, 'spdx']) {
    const text = readFileSync(join(root, cyclonedxLibrary, 'res/schema', `${name}.SNAPSHOT.xsd`), 'utf8');
    const short = text
      .replaceAll('spdx.SNAPSHOT.xsd', 'spdx.xsd')
      .replaceAll(/<!--[\s\S]*?-->|<xs:annotation>[\s\S]*?<\/xs:annotation>/g, '')
      .replaceAll(/>\s+</g, '>\n<');
    writeFileSync(join(folder, `${name}.xsd`), short);
  }
}

/** libxml2 as a program of WebAssembly; it starts a thread from the file beside the bundle that uses it. */
export function copyXmlParser(folder) {
  for (const name of ['xmllint-node.js', 'xmllint.wasm']) {
    copyFileSync(join(root, 'node_modules/xmllint-wasm', name), join(folder, name));
  }
}

/** What VS Code holds a CycloneDX document against: the schema of its version, of one without a version the newest. */
function cyclonedxOfAnyVersion() {
  const versions = cyclonedx.flatMap(name => /^bom-(1\.\d)$/.exec(name)?.[1] ?? []);
  const newest = versions.at(-1);
  // other lists of parts are called bom.json too
  const looksLikeOne = { anyOf: [{ required: ['bomFormat'] }, { maxProperties: 1 }] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CycloneDX',
    allOf: [
      ...versions.map(version => ofVersion('specVersion', version, `bom-${version}.schema.json`)),
      {
        if: { allOf: [looksLikeOne, { not: { required: ['specVersion'] } }] },
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
        then: { $ref: `bom-${newest}.schema.json` },
      },
    ],
  };
}

/** The same for SPDX 2. Documents of SPDX 3 are left alone: its schema names no property before it knows the class. */
function spdx2OfAnyVersion() {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'SPDX',
    allOf: [
      ofVersion('spdxVersion', 'SPDX-2.2', 'spdx-2.2.schema.json'),
      ofVersion('spdxVersion', 'SPDX-2.3', 'spdx-2.3.schema.json'),
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      { if: { maxProperties: 1, not: { required: ['@context'] } }, then: { $ref: 'spdx-2.3.schema.json' } },
    ],
  };
}

function ofVersion(key, version, schema) {
  const isThat = { required: [key], properties: { [key]: { const: version } } };
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  return { if: isThat, then: { $ref: schema } };
}

function write(folder, name, schema) {
  writeFileSync(join(folder, `${name}.schema.json`), JSON.stringify(linear(schema)));
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
