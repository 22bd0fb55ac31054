import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { check } from '../../server/src/validate/check.ts';
import { Schemas } from '../../server/src/validate/schemas.ts';
import { validatorOf } from '../../server/src/validate/validate.ts';
import { root } from '../support/shared.ts';

/** Components of the larger document; the smaller one has a quarter. */
const components = 10_000;
/** The same for the official schema, which would take minutes with more. */
const fewComponents = 1_000;
const rounds = 3;
const mostRatio = 6;

const contributed = 'dist/sbom-schema/editor-cyclonedx.schema.json';
const official = 'node_modules/@cyclonedx/cyclonedx-library/res/schema/bom-1.6.SNAPSHOT.schema.json';

/** Time for n and 4n components: of our validation, of VS Code with the schema we contribute, of VS Code with the official one. */
export async function benchValidation(print: (line: string) => void): Promise<void> {
  const schemas = new Schemas(join(root, 'dist/sbom-schema'));
  await tell('our validation', components, async text => void check(text, schemas), print);
  await tell('our validation of XML', components, validateXml(), print);
  await tell('VS Code, contributed schema', components, jsonService(contributed), print);
  await tell('VS Code, official schema', fewComponents, jsonService(official), print);
}

async function tell(
  name: string,
  most: number,
  validate: (text: string) => Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const write = name.endsWith('XML') ? xmlWith : documentWith;
  const [small, large] = [write(most / 4), write(most)];
  await validate(small);
  const smalls: number[] = [];
  const larges: number[] = [];
  for (let round = 0; round < rounds; round++) {
    smalls.push(await milliseconds(() => validate(small)));
    larges.push(await milliseconds(() => validate(large)));
  }
  const [least, longest] = [median(smalls), median(larges)];
  print(
    `validate: ${name}, ${most / 4} and ${most} components (${(large.length / 1e6).toFixed(1)} MB): ${least.toFixed(0)} and ` +
      `${longest.toFixed(0)} ms: ${(longest / least).toFixed(1)}x (linear 4x, limit ${mostRatio}x)`,
  );
}

function jsonService(schema: string): (text: string) => Promise<void> {
  const service = getLanguageService({
    schemaRequestService: async uri => readFileSync(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });
  const uri = pathToFileURL(join(root, schema)).href;
  service.configure({ validate: true, schemas: [{ uri, fileMatch: ['*'] }] });
  return async text => {
    const document = TextDocument.create('file:///bom.json', 'json', 1, text);
    await service.doValidation(document, service.parseJSONDocument(document));
  };
}

function validateXml(): (text: string) => Promise<void> {
  const validate = validatorOf(join(root, 'dist/sbom-schema'));
  return async text => void (await validate([text]));
}

function xmlWith(count: number): string {
  const list = Array.from(
    { length: count },
    (_, index) =>
      `<component type="library" bom-ref="component-${index}"><group>group</group><name>component-${index}</name>\n` +
      `<version>1.0.${index}</version><licenses><license><id>MIT</id></license></licenses></component>\n`,
  );
  return `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>${list.join('')}</components></bom>`;
}

function documentWith(count: number): string {
  const list = Array.from({ length: count }, (_, index) => ({
    type: 'library',
    'bom-ref': `pkg:npm/component-${index}@1.0.${index}`,
    supplier: { name: `Supplier ${index % 50}`, url: ['https://example.com'] },
    group: `group-${index % 97}`,
    name: `component-${index}`,
    version: `1.0.${index}`,
    hashes: [{ alg: 'SHA-256', content: index.toString(16).padStart(64, '0') }],
    licenses: [{ license: { id: 'Apache-2.0' } }],
    purl: `pkg:npm/component-${index}@1.0.${index}`,
    externalReferences: [{ type: 'vcs', url: `https://example.com/${index}` }],
  }));
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: list }, null, 2);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
