import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { SchemaError } from '../../server/src/host/validator.ts';
import { check } from '../../server/src/validate/check.ts';
import { Schemas } from '../../server/src/validate/schemas.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { expected, publicDocuments, root } from '../support/shared.ts';

const schemas = new Schemas(join(root, 'dist/sbom-schema'));

/** SPDX 2 documents of the corpus, by the end of their names, that the official schemas of their versions refuse. */
const refused = [
  'fixtures/spdx-no-timestamp.json',
  'bad/example7-bin.spdx.json',
  'bad/example7-go-module.spdx.json',
  'testdata/spdx/alpine-3.10.syft.spdx.json',
  'testResources/SPDXWrongVersion.spdx.json',
  'config/test-spdx-spdx-id-invalid.json',
  'spdx/spdx-2-2-missing-creationinfo.json',
  '561f343f633be9d9f9e95f65ae6c61b8ddb2c6755ef5bb25b40f53a.json',
];

const element = { spdxId: 'https://example.com/a', creationInfo: '_:info' };
const info = {
  type: 'CreationInfo',
  '@id': '_:info',
  specVersion: '3.0.1',
  created: '2026-01-31T12:00:00Z',
  createdBy: ['https://example.com/o'],
};

function spdx2(version: string, more: object): string {
  return JSON.stringify({
    spdxVersion: version,
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'a',
    dataLicense: 'CC0-1.0',
    creationInfo: { created: '2026-01-31T12:00:00Z', creators: ['Tool: a-1'] },
    ...more,
  });
}

function spdx3(...elements: readonly object[]): string {
  const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
  return JSON.stringify({ '@context': context, '@graph': [info, ...elements] });
}

function errorsIn(text: string): readonly SchemaError[] {
  const validation = check(text, schemas);
  assert.equal(validation.state, 'checked');
  return validation.state === 'checked' ? validation.errors : [];
}

function told(text: string): readonly string[] {
  return errorsIn(text).map(
    ({ path, message, span }) => `${path} ‹${text.slice(span.start, span.end)}› ${message.text}`,
  );
}

suite('Validation of SPDX', () => {
  const thing = { SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NONE' };
  const licences = { copyrightText: 'NONE', licenseConcluded: 'NONE', licenseDeclared: 'NONE' };

  test('2.3 asks less of a package than 2.2, and knows more', () => {
    assert.deepEqual(told(spdx2('SPDX-2.3', { packages: [{ ...thing, primaryPackagePurpose: 'DEVICE' }] })), []);
    assert.deepEqual(told(spdx2('SPDX-2.2', { packages: [{ ...thing, ...licences, builtDate: 'x' }] })), [
      '/packages/0/builtDate ‹builtDate› There is no property “builtDate” here.',
    ]);
    assert.deepEqual(
      errorsIn(spdx2('SPDX-2.2', { packages: [thing] })).map(({ message }) => message.text),
      Object.keys(licences).map(name => `The property “${name}” is required here and missing.`),
    );
  });

  test('both spellings of a category are taken', () => {
    for (const referenceCategory of ['PACKAGE-MANAGER', 'PACKAGE_MANAGER']) {
      const externalRefs = [{ referenceCategory, referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }];
      assert.deepEqual(told(spdx2('SPDX-2.3', { packages: [{ ...thing, externalRefs }] })), []);
    }
  });

  test('a document of 2.2 in a member of its own', () => {
    const text = `{"Document": ${spdx2('SPDX-2.2', { packages: {} })}}`;
    assert.deepEqual(told(text), ['/Document/packages ‹packages› Here a list is expected, not an object.']);
  });

  test('an element of SPDX 3 is held against its own class alone', () => {
    assert.deepEqual(told(spdx3({ ...element, type: 'Organization', name: 'a' })), []);
    assert.deepEqual(told(spdx3({ ...element, type: 'Organization', name: 1 })), [
      '/@graph/1/name ‹1› Here a text is expected, not a number.',
    ]);
    assert.deepEqual(told(spdx3({ ...element, type: 'Organization', nmae: 'a' })), [
      '/@graph/1/nmae ‹nmae› There is no property “nmae” here.',
    ]);
    assert.deepEqual(told(spdx3({ ...element, spdxId: 'a', type: 'Organization' })), [
      '/@graph/1/spdxId ‹a› “a” is no IRI (such as https://example.com/sbom#element).',
    ]);
    assert.deepEqual(told(spdx3({ ...element, type: 'Nothing' })), [
      '/@graph/1 ‹{› This has none of the forms that are allowed here.',
    ]);
  });

  test('SPDX 3.0.0 has no schema here', () => {
    const validation = check(spdx3().replace('3.0.1/spdx-context', '3.0.0/spdx-context'), schemas);
    assert.equal(validation.state === 'unchecked' && validation.reason.text, 'There is no schema for SPDX 3.0.0 here.');
  });

  test('public documents of SPDX 2 are valid where the official schemas say so', () => {
    const folder = publicDocuments();
    let valid = 0;
    for (const { file, format, serialisation } of corpusEntries(folder)) {
      if (format !== 'spdx' || serialisation !== 'json') continue;
      const isValid: boolean = errorsIn(corpusText(folder, file)).length === 0;
      assert.equal(isValid, !refused.some(name => file.endsWith(name)), file);
      if (isValid) valid++;
    }
    assert.equal(valid, expected(37, 1));
  });
});
