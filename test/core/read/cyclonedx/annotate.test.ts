import assert from 'node:assert/strict';
import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';
import type { Component } from '../../../../server/src/core/model/component.ts';
import { cyclonedxJson } from '../../../../server/src/core/read/cyclonedx/json.ts';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

const note = { text: 'Look at “Axis” instead \u{1f4f7}', date: '2026-11-22' };

const styles: Readonly<Record<string, (document: object) => string>> = {
  'two spaces': document => `${JSON.stringify(document, undefined, 2)}\n`,
  tabs: document => JSON.stringify(document, undefined, '\t'),
  'CRLF and a byte-order mark': document => `\ufeff${JSON.stringify(document, undefined, 4).replaceAll('\n', '\r\n')}`,
  'lone CR': document => JSON.stringify(document, undefined, 1).replaceAll('\n', '\r'),
  'one line': document => JSON.stringify(document),
  'one line with spaces': document => JSON.stringify(document).replace(/([:,])(?=["[{])/g, '$1 '),
};

function camera(specVersion: string, more: object = {}, root: object = {}): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion,
    version: 1,
    components: [
      { type: 'library', name: 'util', version: '1' },
      { type: 'device', name: 'camera', version: '2', ...more },
    ],
    ...root,
  };
}

function named(
  text: string,
  name: string,
): { source: Source; component: Component; edits: ReturnType<typeof annotate> } {
  const source = new Source(text);
  const { bom } = cyclonedxJson.read(source);
  const component = bom?.components.find(each => each.name?.value === name);
  assert.ok(bom && component);
  return { source, component, edits: annotate(source, bom, component, note) };
}

function annotate(...[source, bom, component, what]: Parameters<NonNullable<typeof cyclonedxJson.annotate>>) {
  return cyclonedxJson.annotate?.(source, bom, component, what) ?? 'no annotate';
}

function annotated(text: string): string {
  const { edits } = named(text, 'camera');
  assert.ok(typeof edits !== 'string', String(edits));
  return applyEdits(text, edits);
}

/** One for each version: making one compiles its schema. */
const validators = new Map<string, Validation.JsonStrictValidator>();

async function assertValid(text: string, version: string): Promise<void> {
  const validator = validators.get(version) ?? new Validation.JsonStrictValidator(version as Spec.Version);
  validators.set(version, validator);
  const error = await validator.validate(text.replace(/^\ufeff/, ''));
  assert.equal(error, null, JSON.stringify(error));
}

suite('noting something in CycloneDX JSON', function () {
  this.timeout(60_000);

  for (const version of ['1.3', '1.4', '1.5', '1.6', '1.7']) {
    for (const [style, write] of Object.entries(styles)) {
      test(`${version}, ${style}: valid before and after, twice is once, and the note reads back`, async () => {
        for (const more of [{}, { 'bom-ref': 'cam', properties: [] }, { properties: [{ name: 'a', value: 'b' }] }]) {
          for (const root of [{}, version >= '1.5' ? { annotations: [] } : {}]) {
            const before = write(camera(version, more, root));
            await assertValid(before, version);
            const after = annotated(before);
            await assertValid(after, version);
            assert.equal(annotated(after), after);
            assert.deepEqual(lineEnds(after), lineEnds(before));
            const bom = JSON.parse(after.replace(/^\ufeff/, ''));
            const { properties = [], 'bom-ref': ref } = bom.components[1];
            if (version < '1.5') {
              assert.deepEqual(properties.at(-1), { name: 'bomwarden:review', value: note.text });
            } else {
              assert.deepEqual(bom.annotations, [
                {
                  subjects: [ref],
                  annotator: { component: { type: 'application', name: 'bomwarden' } },
                  timestamp: '2026-11-22T00:00:00Z',
                  text: note.text,
                },
              ]);
            }
          }
        }
      });
    }
  }

  test('the note stands behind what was there, indented like it', () => {
    const before =
      '{\n\t"bomFormat": "CycloneDX",\n\t"specVersion": "1.6",\n\t"components": [\n\t\t{\n\t\t\t"type": "device",\n\t\t\t"name": "camera"\n\t\t}\n\t]\n}\n';
    assert.equal(
      annotated(before),
      '{\n\t"bomFormat": "CycloneDX",\n\t"specVersion": "1.6",\n\t"components": [\n\t\t{\n\t\t\t"type": "device",\n\t\t\t"name": "camera",\n\t\t\t"bom-ref": "bomwarden-1"\n\t\t}\n\t],\n\t"annotations": [\n\t\t{\n\t\t\t"subjects": [\n\t\t\t\t"bomwarden-1"\n\t\t\t],\n\t\t\t"annotator": {\n\t\t\t\t"component": {\n\t\t\t\t\t"type": "application",\n\t\t\t\t\t"name": "bomwarden"\n\t\t\t\t}\n\t\t\t},\n\t\t\t"timestamp": "2026-11-22T00:00:00Z",\n\t\t\t"text": "Look at “Axis” instead \u{1f4f7}"\n\t\t}\n\t]\n}\n',
    );
  });

  test('a ref that is made up is one that nothing else has', () => {
    const before = JSON.stringify(camera('1.6', {}, { services: [{ 'bom-ref': 'bomwarden-1', name: 's' }] }));
    assert.equal(JSON.parse(annotated(before)).annotations[0].subjects[0], 'bomwarden-2');
  });

  test('another note on the same component, and the same note on another component, are added', () => {
    const before = JSON.stringify(camera('1.6'));
    const once = annotated(before);
    const { edits } = named(once, 'util');
    assert.ok(typeof edits !== 'string');
    assert.equal(JSON.parse(applyEdits(once, edits)).annotations.length, 2);
  });

  test('where there is no place for a note the answer is a sentence', () => {
    const signature = { algorithm: 'RS512', value: 'x' };
    for (const [text, sentence] of [
      [JSON.stringify(camera('1.2')), /1\.2 has no place/],
      [JSON.stringify(camera('1.6', {}, { signature })), /signed/],
      [JSON.stringify(camera('1.6', { signature })), /signed/],
      [JSON.stringify(camera('one')), /which version/],
      [JSON.stringify(camera('1.6'), undefined, 2).replace('"version": 1,', '"version": 1'), /syntax errors/],
    ] as const) {
      const { edits } = named(text, 'camera');
      assert.match(String(edits), sentence);
    }
  });
});

function lineEnds(text: string): readonly string[] {
  return [...new Set(text.match(/\r\n|\n|\r/g))];
}
