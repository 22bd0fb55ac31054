import assert from 'node:assert/strict';
import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { annotatedBom } from '../../server/src/core/annotated-bom.ts';
import { english, languageOf } from '../../server/src/core/l10n/language.ts';
import { buildReport, documentBuilder } from '../../server/src/core/report/build.ts';
import type { Report } from '../../server/src/core/report/model.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { reviewText } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

interface Written {
  readonly components: readonly {
    readonly 'bom-ref'?: string;
    readonly properties?: readonly { readonly value: string }[];
  }[];
  readonly annotations?: readonly { readonly subjects: readonly string[]; readonly text: string }[];
}

function bom(specVersion: string, root: object = {}): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion,
    version: 1,
    metadata: {
      component: { type: 'device', name: 'kit', version: '1', 'bom-ref': 'kit', supplier: { name: 'Acme' } },
    },
    components: [
      { type: 'device', name: 'DS-2CD2143', version: '2', 'bom-ref': 'cam', supplier: { name: 'Hikvision' } },
      {
        type: 'device',
        name: 'box',
        version: '1',
        supplier: { name: 'Acme' },
        components: [{ type: 'device', name: 'gate <b>\u202e', version: '3', supplier: { name: 'Kaspersky' } }],
      },
      { type: 'library', name: 'util', version: '1', licenses: [{ expression: 'Apache 2.0' }] },
    ],
    ...root,
  };
}

function reportOf(bytes: Uint8Array): Report {
  const review = reviewText(decodeText(bytes).value, ['ca-federal']);
  const document = documentBuilder(signatures())({ path: 'a.json', review });
  return buildReport([document], signatures(), { version: '1.2.3', contexts: review.contexts, skipped: 0, notes: [] });
}

function annotated(bytes: Uint8Array, language = english): Uint8Array {
  const result = annotatedBom(bytes, reportOf(bytes), language);
  assert.ok(typeof result !== 'string', String(result));
  return result;
}

function refusal(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const result = annotatedBom(bytes, reportOf(bytes), english);
  assert.ok(typeof result === 'string');
  return result;
}

const encode = (document: object, indent?: number) =>
  new TextEncoder().encode(JSON.stringify(document, undefined, indent));
const parse = (bytes: Uint8Array): Written => JSON.parse(decodeText(bytes).value);

suite('The reviewed bill of materials, annotated', function () {
  this.timeout(60_000);

  for (const version of ['1.5', '1.6', '1.7']) {
    test(`${version}: the verdict on the product, each finding on its component, valid by the schema`, async () => {
      const after = annotated(encode(bom(version), 2));
      const { annotations = [], components } = parse(after);
      assert.deepEqual(
        annotations.map(({ subjects }) => subjects),
        [['kit'], ['cam'], ['bomwarden-1'], ['bomwarden-2']],
      );
      assert.match(annotations[0]?.text ?? '', /^1 error, .* for ca-federal.*; bomwarden 1\.2\.3, sha256:/);
      assert.match(annotations[1]?.text ?? '', /^error, restricted-vendor: DS-2CD2143: Hikvision, prohibited/);
      assert.match(annotations[1]?.text ?? '', /\nsupplier "Hikvision" meets name:Hikvision\n/);
      assert.match(annotations[1]?.text ?? '', /\nhttps:\/\/\S+\n/);
      assert.match(annotations[3]?.text ?? '', /^warning, licence-expression: /);
      assert.equal(components[2]?.['bom-ref'], 'bomwarden-2');
      const error = await new Validation.JsonStrictValidator(version as Spec.Version).validate(decodeText(after).value);
      assert.equal(error, null, JSON.stringify(error));
    });
  }

  test('1.4: properties of the components, valid by the schema', async () => {
    const after = annotated(encode(bom('1.4')));
    const { annotations, components } = parse(after);
    assert.equal(annotations, undefined);
    assert.match(components[0]?.properties?.[0]?.value ?? '', /^error, restricted-vendor: DS-2CD2143: Hikvision/);
    const error = await new Validation.JsonStrictValidator('1.4' as Spec.Version).validate(decodeText(after).value);
    assert.equal(error, null, JSON.stringify(error));
  });

  test('nothing is lost: without what was added it is the same document', () => {
    const known = {
      subjects: ['cam'],
      annotator: { individual: { name: 'A' } },
      timestamp: '2026-01-01T00:00:00Z',
      text: 'x',
    };
    for (const annotations of [[], [known]]) {
      const before = bom('1.6', { annotations, 'x-own': [1.5, '\u00e9', { deep: null }] });
      const after = JSON.parse(decodeText(annotated(encode(before, 1))).value);
      assert.deepEqual(after.annotations.slice(0, annotations.length), annotations);
      after.annotations.splice(annotations.length);
      delete after.components[1].components[0]['bom-ref'];
      delete after.components[2]['bom-ref'];
      assert.deepEqual(after, before);
    }
  });

  test('twice is once', () => {
    const after = annotated(encode(bom('1.6'), 2));
    assert.deepEqual(annotated(after), after);
  });

  test('byte-order mark and encoding stay', () => {
    const text = JSON.stringify(bom('1.6'));
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]);
    assert.deepEqual([...annotated(marked).subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    const after = annotated(wide);
    assert.deepEqual([...after.subarray(0, 4)], [0xff, 0xfe, 0x7b, 0]);
    assert.equal(parse(after).annotations?.length, 4);
  });

  test('in French', () => {
    const [verdict, first] = parse(annotated(encode(bom('1.6')), languageOf('fr'))).annotations ?? [];
    assert.match(verdict?.text ?? '', /^1 erreur, /);
    assert.match(
      first?.text ?? '',
      /^erreur, restricted-vendor: DS-2CD2143\u00a0: Hikvision, interdit pour ca-federal/,
    );
  });

  test('says why a document can take no notes', () => {
    assert.equal(refusal('{"spdxVersion":"SPDX-2.3","packages":[]}'), 'It is no CycloneDX document in JSON.');
    assert.match(refusal(JSON.stringify(bom('1.2'))), /CycloneDX 1\.2 has no place for notes/);
    assert.match(refusal(JSON.stringify(bom('1.6', { signature: { algorithm: 'RS256', value: 'x' } }))), /is signed/);
    assert.match(refusal(JSON.stringify(bom('1.6')).slice(0, -2)), /syntax errors/);
  });

  test('a thousand findings take no time for each other', () => {
    const components = Array.from({ length: 1000 }, (_, index) => ({
      type: 'device',
      name: `c${index}`,
      supplier: { name: 'Hikvision' },
    }));
    const after = parse(annotated(encode({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components })));
    assert.equal(new Set(after.annotations?.map(({ subjects }) => subjects[0])).size, 1000);
  });
});
