import assert from 'node:assert/strict';
import { parse, stringify } from 'yaml';
import type { Bom, Component } from '../../../../server/src/core/model/component.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { applyEdits, type TextEdit } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { facts } from '../../../support/claims.ts';
import { type SpdxDocument, serialisationsOf } from '../../../support/spdx2.ts';
import { annotationsOf } from '../../../support/spdx2-annotations.ts';

const note = { text: 'Look at “Axis”: <them> & #others instead\n\u{1f4f7}', date: '2026-11-22' };
const comment = {
  annotationDate: '2026-11-22T00:00:00Z',
  annotationType: 'REVIEW',
  annotator: 'Tool: bomwarden',
  comment: note.text,
};

function document(spdxVersion = 'SPDX-2.3', more: object = {}): SpdxDocument {
  const one = { name: 'one', SPDXID: 'SPDXRef-1', downloadLocation: 'NONE', description: 'two\nlines' };
  return {
    spdxVersion,
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'd',
    packages: [
      { ...one, ...more, checksums: [{ algorithm: 'SHA1', checksumValue: 'abc' }] },
      { name: 'two', SPDXID: 'SPDXRef-2', downloadLocation: 'NONE', comment: 'a "b" \'c\'' },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-1' },
    ],
  };
}

const styles: Readonly<Record<string, (text: string) => string>> = {
  'as written': text => text,
  CRLF: text => text.replaceAll('\n', '\r\n'),
  'a byte-order mark': text => `\ufeff${text}`,
};

interface Opened {
  readonly source: Source;
  readonly bom: Bom;
  readonly component: Component;
  readonly edits: readonly TextEdit[] | string;
}

function open(text: string, name: string): Opened {
  const source = new Source(text);
  const format = detectFormat(source);
  const bom = format?.read(source).bom;
  const component = bom?.components.find(each => each.name?.value === name);
  assert.ok(format && bom && component);
  return { source, bom, component, edits: format.annotate?.(source, bom, component, note) ?? 'no annotate' };
}

function annotated(text: string, name: string): string {
  const { edits } = open(text, name);
  assert.ok(typeof edits !== 'string', String(edits));
  return applyEdits(text, edits);
}

suite('noting something in SPDX 2', () => {
  for (const [format, text] of Object.entries(serialisationsOf(document()))) {
    for (const [style, styled] of Object.entries(styles)) {
      test(`${format}, ${style}: the note stands on its package, all else is as before, twice is once`, () => {
        const before = styled(text);
        const { bom } = open(before, 'two');
        const after = annotated(before, 'two');
        assert.deepEqual(annotationsOf[format]?.(after), { 'SPDXRef-2': comment });
        const reopened = open(after, 'two');
        assert.deepEqual(reopened.edits, []);
        assert.deepEqual(facts(reopened.bom), facts(bom));
        const both = annotated(after, 'one');
        assert.deepEqual(annotationsOf[format]?.(both), { 'SPDXRef-1': comment, 'SPDXRef-2': comment });
        assert.deepEqual(facts(open(both, 'one').bom), facts(bom));
        assert.equal(/(?<!\r)\n/.test(after.replace(/instead\n/, '')), /(?<!\r)\n/.test(before));
      });
    }
  }

  test('YAML: a list that is there is joined, in its own layout', () => {
    const other = { ...comment, comment: 'other' };
    const documents = {
      'set in': stringify(document('SPDX-2.3', { annotations: [other] })),
      'not set in': stringify(document('SPDX-2.3', { annotations: [other] }), { indentSeq: false }),
    };
    for (const [layout, text] of Object.entries(documents)) {
      const after = parse(annotated(text, 'one'));
      assert.deepEqual(after.packages[0].annotations, [other, comment], layout);
      assert.deepEqual(parse(annotated(text, 'two')).packages[1].annotations, [comment], layout);
    }
    const empty = stringify(document('SPDX-2.3', { annotations: [] }));
    assert.deepEqual(parse(annotated(empty, 'one')).packages[0].annotations, [comment]);
    const flow = 'spdxVersion: SPDX-2.3\npackages: [{name: one, SPDXID: SPDXRef-1}]\n';
    assert.equal(typeof open(flow, 'one').edits, 'string');
  });

  test('RDF without a prefix for comments declares one', () => {
    const { 'spdx-2-rdf': text = '' } = serialisationsOf(document());
    assert.ok(!text.includes('rdf-schema'));
    assert.match(annotated(text, 'one'), /<s:Annotation xmlns:rdfs="http:\/\/www\.w3\.org\/2000\/01\/rdf-schema#">/);
  });

  test('a version without a place for notes says so', () => {
    const texts = serialisationsOf(document('SPDX-2.1'));
    for (const [format, text] of Object.entries(texts)) {
      const { edits } = open(text, 'one');
      assert.equal(
        typeof edits,
        format === 'spdx-2-tag-value' || format === 'spdx-2-rdf' ? 'object' : 'string',
        format,
      );
    }
    assert.equal(typeof open(serialisationsOf(document('SPDX-2.9'))['spdx-2-rdf'] ?? '', 'one').edits, 'string');
  });
});
