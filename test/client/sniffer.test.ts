import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  headLength,
  looksLikeBom,
  looksLikePolicy,
  looksLikeSignatures,
  tailLength,
} from '../../client/src/sniffer.ts';
import { root } from '../support/shared.ts';

function sniff(path: string, text: string): boolean {
  return looksLikeBom(path, text.slice(0, headLength), text.slice(-tailLength));
}

suite('client/sniffer', () => {
  for (const [what, text] of [
    ['CycloneDX JSON', '{\n  "bomFormat": "CycloneDX"'],
    ['CycloneDX JSON on one line, format named late', '{"specVersion":"1.6","version":1,"components":[]'],
    ['CycloneDX XML with a prefix', '<?xml version="1.0"?><b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.6">'],
    ['SPDX 2 JSON', '{"spdxVersion" : "SPDX-2.3"'],
    ['SPDX 2 YAML', 'spdxVersion: SPDX-2.3\nname: x'],
    ['SPDX tag-value after a comment', '# made by hand\nSPDXVersion: SPDX-2.2\n'],
    ['SPDX RDF', '<rdf:RDF xmlns="http://spdx.org/rdf/terms#">'],
    ['SPDX 3', '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"'],
    ['SPDX 3 with a context of its own', '{"@context": "./context.jsonld", "@graph": [{"spdxId": "urn:x"'],
    ['a signed attestation', '{"payloadType":"application/vnd.in-toto+json","payload":"e30="}'],
    ['a report of Syft', '{"artifacts":[],"artifactRelationships":[]}'],
    ['a report of Trivy', '{"SchemaVersion": 2, "Results": []}'],
    ['an attestation', '{"predicateType": "https://cyclonedx.org/bom"'],
  ] as const) {
    test(`${what} is sent`, () => assert.ok(sniff('/x/a.txt', text)));
  }

  for (const path of [
    '/x/bom.json',
    '/x/router.cdx.json',
    '/x/router.spdx.json',
    '/x/a.spdx',
    '/x/sbom.xml',
    'bom.json',
  ]) {
    test(`${path} is sent whatever stands in it`, () => assert.ok(sniff(path, '')));
  }

  for (const [path, text] of [
    ['/x/package.json', '{"name": "cyclonedx-tools", "version": "1.0.0", "dependencies": {"spdx": "1"}}'],
    ['/x/bombay.json', '{}'],
    ['/x/tsconfig.json', '{"compilerOptions": {}}'],
    ['/x/notes.txt', 'A BOM in CycloneDX or SPDX is a list of components.'],
    ['/x/components.yaml', 'components:\n  - name: a\n'],
  ] as const) {
    test(`${path} is not sent`, () => assert.equal(sniff(path, text), false));
  }

  test('the format may be named at the very end of a long document', () => {
    assert.ok(sniff('/x/a.json', `{"components":[${'{},'.repeat(100_000)}{}],"bomFormat":"CycloneDX"}`));
  });

  test('every bill of materials of the examples is sent by its text alone', () => {
    for (const name of readdirSync(join(root, 'examples')).filter(each => each.endsWith('.json'))) {
      const text = readFileSync(join(root, 'examples', name), 'utf8');
      assert.ok(sniff('/x/a.json', text), name);
    }
  });

  test('only .bomwarden/waivers.yml is a waivers file', () => {
    assert.ok(looksLikePolicy('/x/.bomwarden/waivers.yml', ''));
    assert.ok(looksLikePolicy('/x/.bomwarden.yml', ''));
    assert.equal(looksLikePolicy('/x/waivers.yml', ''), false);
    assert.ok(looksLikePolicy('/x/accepted.yml', '- id: a\n  scope: component\n  approver: j\n'));
    assert.equal(looksLikePolicy('/x/accepted.json', '- id: a\n  scope: component\n  approver: j\n'), false);
  });

  test('every path at which the compiler takes a signature file is sent, and no other', () => {
    for (const path of signatureFolder()) assert.ok(looksLikeSignatures(`/x/${path}`), path);
    for (const path of ['/x/vendor/a.yaml', '/x/vendors.yaml', '/x/schema/vendor.json', '/x/vendors/a.txt']) {
      assert.equal(looksLikeSignatures(path), false, path);
    }
  });
});

function signatureFolder(): readonly string[] {
  const all = readdirSync(join(root, 'signatures'), { recursive: true, encoding: 'utf8' });
  return all.filter(path => path.endsWith('.yaml'));
}
