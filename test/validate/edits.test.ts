import assert from 'node:assert/strict';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Component } from '../../server/src/core/model/component.ts';
import { read } from '../../server/src/core/read/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { check } from '../../server/src/validate/check.ts';
import { Schemas } from '../../server/src/validate/schemas.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { corrected } from '../support/rule.ts';
import { expected, publicDocuments, root } from '../support/shared.ts';
import { type SpdxDocument, serialisationsOf } from '../support/spdx2.ts';
import { annotationsOf } from '../support/spdx2-annotations.ts';

const schemas = new Schemas(join(root, 'dist/sbom-schema'));
const note = { text: 'Look at “Axis”: <them> & #others instead \u{1f4f7}', date: '2026-11-22' };

function isValid(json: string): boolean {
  const validation = check(json.replace(/^\ufeff/, ''), schemas);
  return validation.state === 'checked' && validation.errors.length === 0;
}

/** The text with a note on a component; undefined where it cannot take one. */
function noted(text: string, choose: (components: readonly Component[]) => Component | undefined): string | undefined {
  const source = new Source(text);
  const { bom, format } = read(source);
  const component = bom && choose(bom.components);
  if (!bom || !component) return undefined;
  const edits = format?.annotate?.(source, bom, component, note);
  return typeof edits === 'object' ? applyEdits(text, edits) : undefined;
}

function document(spdxVersion: string, more: object = {}): SpdxDocument {
  const one = { downloadLocation: 'NONE', copyrightText: 'NONE', licenseConcluded: 'NONE', licenseDeclared: 'NONE' };
  return {
    spdxVersion,
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'd',
    dataLicense: 'CC0-1.0',
    creationInfo: { created: '2026-01-31T12:00:00Z', creators: ['Tool: a-1'] },
    documentNamespace: 'https://example.org/doc',
    packages: [
      { name: 'one', SPDXID: 'SPDXRef-1', ...one, ...more },
      { name: 'two', SPDXID: 'SPDXRef-2', ...one },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-1' },
    ],
  };
}

/** The whole document as JSON, where its serialisation has a value for each member; else what the note adds to it. */
function asJson(format: string, text: string, before: SpdxDocument): string {
  if (format === 'spdx-2-json') return text;
  if (format === 'spdx-2-yaml') return JSON.stringify(parse(text));
  const annotations = annotationsOf[format]?.(text) ?? {};
  const packages = before.packages.map(one => {
    const own = annotations[String(one['SPDXID'])];
    return own === undefined ? one : { ...one, annotations: [own] };
  });
  return JSON.stringify({ ...before, packages });
}

suite('Edits of SPDX stay valid', function () {
  // the schema of SPDX 3 is large
  this.timeout(120_000);

  for (const version of ['SPDX-2.2', 'SPDX-2.3']) {
    const before = document(version);
    for (const [format, text] of Object.entries(serialisationsOf(before))) {
      test(`${version}: a note in ${format}`, () => {
        assert.ok(isValid(asJson(format, text, before)), 'valid before');
        const after = noted(text, ([, second]) => second);
        assert.ok(after !== undefined && after !== text);
        const json = asJson(format, after, before);
        assert.match(json, /"annotationType":\s*"REVIEW"/);
        assert.ok(isValid(json), json);
        assert.equal(isValid(json.replace('"REVIEW"', '"NOTE"')), false, 'the schema looks at notes');
      });
    }
  }

  test('a corrected identifier', () => {
    const identified = (referenceLocator: string) =>
      serialisationsOf(
        document('SPDX-2.3', {
          externalRefs: [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator }],
        }),
      );
    const right = identified('cpe:2.3:h:maker:a_b:1:*:*:*:*:*:*:*');
    for (const [format, wrong] of Object.entries(identified('cpe:2.3:h:maker:a_b:1'))) {
      const after = corrected('malformed-identifier', wrong);
      assert.equal(after, right[format], format);
      if (format === 'spdx-2-json') assert.deepEqual([isValid(wrong), isValid(after)], [true, true]);
    }
  });

  test('a note on the first and on the last package of every public document that is valid', () => {
    const folder = publicDocuments();
    const counts: Record<string, number> = {};
    for (const { file, format, serialisation, parse: parsed } of corpusEntries(folder)) {
      if (format === 'cyclonedx' || parsed !== 'ok' || !['json', 'jsonld', 'yaml'].includes(serialisation)) continue;
      const text = corpusText(folder, file);
      const json = (one: string) => (serialisation === 'yaml' ? JSON.stringify(parse(one)) : one);
      if (text.length > longest || !isValid(json(text))) continue;
      for (const choose of [all => all[0], all => all.at(-1)] as Parameters<typeof noted>[1][]) {
        const after = noted(text, choose);
        if (after === undefined) continue;
        assert.ok(isValid(json(after)), file);
        counts[serialisation] = (counts[serialisation] ?? 0) + 1;
      }
    }
    const { json = 0, jsonld = 0, yaml = 0 } = counts;
    assert.ok(json >= expected(51, 1) && jsonld >= expected(16, 1) && yaml >= expected(6, 1), JSON.stringify(counts));
  });
});

/** Longer ones are left out: each is held against its schema three times. */
const longest = 200_000;
