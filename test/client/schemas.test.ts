import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, type LanguageService, TextDocument } from 'vscode-json-languageservice';
import { lenientSchema } from '../../client/src/lenient-schema.ts';
import { root } from '../support/shared.ts';

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string | string[]; readonly url: string }[];
  };
}

const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

type Wanted = 'completion' | 'validate';

/** The JSON support of VS Code with the schemas that the extension contributes, as it serves them. */
function jsonService(wanted: Wanted): LanguageService {
  const service = getLanguageService({
    schemaRequestService: async uri => {
      const text = readFileSync(join(root, uri.replace('bomwarden-schema://files', '')), 'utf8');
      return wanted === 'validate' ? text : JSON.stringify(lenientSchema(JSON.parse(text)));
    },
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });
  const schemas = manifest.contributes.jsonValidation.map(({ fileMatch, url }) => {
    return { uri: url, fileMatch: [fileMatch].flat() };
  });
  service.configure({ validate: true, schemas });
  return service;
}

async function messages(name: string, text: string, wanted: Wanted = 'validate'): Promise<readonly string[]> {
  const service = jsonService(wanted);
  const document = TextDocument.create(`file:///${name}`, 'json', 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

/** What is proposed at the bar in a text. */
async function proposals(name: string, text: string, wanted: Wanted): Promise<readonly string[]> {
  const service = jsonService(wanted);
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

  for (const wanted of ['completion', 'validate'] as const) {
    test(`${wanted}: values and properties are proposed, in a document without a version those of the newest`, async () => {
      const of = (name: string, text: string) => proposals(name, text, wanted);
      assert.ok((await of('a.cdx.json', component('1.6').replace('library', '|'))).includes('"firmware"'));
      assert.ok((await of('bom.json', '{|}')).includes('citations'));
      assert.ok(!(await of('bom.json', component('1.4').replace('{', '{|,'))).includes('"citations"'));
      const spdx = '{"spdxVersion": "SPDX-2.3", "packages": [{"name": "a", |}]}';
      assert.ok((await of('a.spdx.json', spdx)).includes('primaryPackagePurpose'));
      assert.ok((await of('a.devices.json', '{"deviceManifest": "1.0", "devices": [{|}]}')).includes('manufacturer'));
    });
  }

  test('unless validation is asked for, no document is marked, however far it is from what a schema wants', async () => {
    const documents: readonly (readonly [string, string])[] = [
      ...cases.map(([name, text]) => [name, text] as const),
      [
        'a.cdx.json',
        '{"bomFormat": 1, "specVersion": "1.6", "components": {"a": [1]}, "x": true, "serialNumber": "no"}',
      ],
      [
        'a.cdx.json',
        '{"bomFormat": "CycloneDX", "specVersion": "1.7", "components": [{"type": "no", "name": 1}, 5, null]}',
      ],
      [
        'a.spdx.json',
        '{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": 1, "builtDate": [], "name": {}}], "files": "x"}',
      ],
      ['a.spdx.json', '{"spdxVersion": "SPDX-2.2"}'],
      ['a.devices.json', '{"deviceManifest": 7, "devices": [{"status": "no", "quantity": -1, "kind": 5}]}'],
      ['signatures/vendors/a.json', '{"id": 5, "entities": "none"}'],
    ];
    for (const [name, text] of documents) assert.deepEqual(await messages(name, text, 'completion'), [], text);
  });
});
