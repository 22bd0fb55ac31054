import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getLanguageService, type LanguageService, TextDocument } from 'vscode-json-languageservice';
import { root } from '../support/shared.ts';

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string | string[]; readonly url: string }[];
  };
}

const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The JSON support of VS Code with the schemas that the extension contributes. */
function jsonService(): LanguageService {
  const service = getLanguageService({
    schemaRequestService: async uri => readFileSync(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });
  const schemas = manifest.contributes.jsonValidation.map(({ fileMatch, url }) => {
    return { uri: pathToFileURL(join(root, url)).href, fileMatch: [fileMatch].flat() };
  });
  service.configure({ validate: true, schemas });
  return service;
}

async function messages(name: string, text: string): Promise<readonly string[]> {
  const service = jsonService();
  const document = TextDocument.create(`file:///${name}`, 'json', 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

/** What is proposed at the bar in a text. */
async function proposals(name: string, text: string): Promise<readonly string[]> {
  const service = jsonService();
  const document = TextDocument.create(`file:///${name}`, 'json', 1, text.replace('|', ''));
  const position = document.positionAt(text.indexOf('|'));
  const found = await service.doComplete(document, position, service.parseJSONDocument(document));
  return (found?.items ?? []).map(({ label }) => label);
}

suite('Contributed schemas of bills of materials', () => {
  test('none makes VS Code compare the items of a list with each other', () => {
    const folder = join(root, 'dist/sbom-schema');
    for (const name of readdirSync(folder)) {
      assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /"uniqueItems":true/, name);
    }
  });

  const component = (version: string) =>
    `{"bomFormat": "CycloneDX", "specVersion": "${version}", "components": [{"type": "library", "name": "a", "isExternal": true}]}`;

  const cases: readonly (readonly [name: string, text: string, messages: readonly string[]])[] = [
    ['a.cdx.json', component('1.7'), []],
    ['bom.json', component('1.6'), ['Property isExternal is not allowed.']],
    ['a.cdx.json', component('2.0'), []],
    ['bom.json', '{"parts": [], "board": "a"}', []],
    ['a.spdx.json', '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}', []],
    ['other.json', component('1.6'), []],
  ];
  for (const [name, text, expected] of cases) {
    test(`${name} ${text}`, async () => assert.deepEqual(await messages(name, text), expected));
  }

  test('SPDX is held against the schema of its version', async () => {
    const text = '{"spdxVersion": "SPDX-2.2", "packages": [{"SPDXID": "SPDXRef-a", "builtDate": ""}]}';
    const found = await messages('a.spdx.json', text);
    assert.ok(found.includes('Property builtDate is not allowed.'));
    assert.ok(
      !(await messages('a.spdx.json', text.replace('2.2', '2.3'))).includes('Property builtDate is not allowed.'),
    );
  });

  test('values and properties are proposed, in a document without a version those of the newest', async () => {
    assert.ok((await proposals('a.cdx.json', component('1.6').replace('library', '|'))).includes('"firmware"'));
    assert.ok((await proposals('bom.json', '{|}')).includes('citations'));
    const spdx = '{"spdxVersion": "SPDX-2.3", "packages": [{"name": "a", |}]}';
    assert.ok((await proposals('a.spdx.json', spdx)).includes('primaryPackagePurpose'));
  });
});
