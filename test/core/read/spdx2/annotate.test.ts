import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { spdx2Json } from '../../../../server/src/core/read/spdx2/json.ts';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** What the JSON schemas of SPDX 2.2.2 and 2.3 say of a package's annotations; a package allows no other members than theirs. */
const annotations = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      annotationDate: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
      annotationType: { type: 'string', enum: ['OTHER', 'REVIEW'] },
      annotator: { type: 'string', pattern: '^(Person|Organization|Tool): ' },
      comment: { type: 'string' },
    },
    required: ['annotationDate', 'annotationType', 'annotator', 'comment'],
    additionalProperties: false,
  },
};
const isValid = new Ajv().compile(annotations);
const note = { text: 'Ask who made this', date: '2026-11-22' };

function annotated(text: string): string {
  const source = new Source(text);
  const { bom } = spdx2Json.read(source);
  const component = bom?.components.at(-1);
  assert.ok(bom && component);
  const edits = spdx2Json.annotate?.(source, bom, component, note);
  return typeof edits === 'object' ? applyEdits(text, edits) : String(edits);
}

function document(spdxVersion: string, more: object = {}): object {
  const one = { SPDXID: 'SPDXRef-1', name: 'one', downloadLocation: 'NONE' };
  return { spdxVersion, SPDXID: 'SPDXRef-DOCUMENT', packages: [one, { ...one, SPDXID: 'SPDXRef-2', ...more }] };
}

suite('noting something in SPDX JSON', () => {
  for (const version of ['SPDX-2.2', 'SPDX-2.3']) {
    test(`${version}: a review annotation on the package, once`, () => {
      const older = {
        annotationDate: '2026-01-01T00:00:00Z',
        annotationType: 'OTHER',
        annotator: 'Person: A',
        comment: 'b',
      };
      for (const more of [{}, { annotations: [] }, { annotations: [older] }]) {
        const after = annotated(JSON.stringify(document(version, more), undefined, 2));
        const { packages } = JSON.parse(after);
        assert.equal(packages[0].annotations, undefined);
        assert.ok(isValid(packages[1].annotations), JSON.stringify(isValid.errors));
        assert.equal(packages[1].annotations.at(-1).comment, note.text);
        assert.equal(packages[1].annotations.length, 1 + (more.annotations?.length ?? 0));
        assert.equal(annotated(after), after);
      }
    });
  }

  test('versions without a place for notes are told of', () => {
    assert.match(annotated(JSON.stringify(document('SPDX-2.1'))), /2\.2 and 2\.3/);
  });
});
