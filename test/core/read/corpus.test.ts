import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectFormat, formats, read } from '../../../server/src/core/read/index.ts';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { corpusEntries } from '../../support/corpus.ts';
import { publicDocuments } from '../../support/shared.ts';
import { sampled } from '../../support/tier.ts';

const ids: Readonly<Record<string, string>> = {
  'cyclonedx json': 'cyclonedx-json',
  'cyclonedx xml': 'cyclonedx-xml',
  'spdx json': 'spdx-2-json',
  'spdx yaml': 'spdx-2-yaml',
  'spdx xml': 'spdx-2-xml',
  'spdx tagvalue': 'spdx-2-tag-value',
  'spdx rdfxml': 'spdx-2-rdf',
  'spdx3 jsonld': 'spdx-3-json',
};

suite('public documents', function () {
  this.timeout(120_000);

  test('every document is read with the format, version and count of the index, or its word is told', () => {
    const folder = publicDocuments();
    let count = 0;
    for (const entry of sampled(corpusEntries(folder), 120)) {
      const { value, problems } = decodeText(readFileSync(join(folder, entry.file)));
      const source = new Source(value);
      const reading = read(source);
      const { bom } = reading;
      count++;
      if (entry.serialisation === 'textproto') {
        assert.deepEqual(
          reading.problems.map(({ code }) => code),
          ['protobuf-text'],
          entry.file,
        );
        continue;
      }
      assert.ok(bom, entry.file);
      assert.equal(bom.format, ids[`${entry.format} ${entry.serialisation}`], entry.file);
      if (entry.parse === 'ok') {
        assert.equal(bom.specVersion?.value ?? 'None', entry.version ?? 'None', entry.file);
        assert.equal(bom.componentCount, entry.counts?.components_all ?? entry.counts?.packages, entry.file);
        // three of them state a namespace of no version
        const isLater = /invalid-namespace/.test(entry.file);
        const errors = [...problems, ...reading.problems].filter(isError).map(({ code }) => code);
        assert.deepEqual(errors, isLater ? ['other-major-version'] : [], entry.file);
      } else {
        assert.ok(reading.problems.some(isError), entry.file);
      }
      for (const { span } of reading.problems) assert.ok(span.start >= 0 && span.end <= source.length, entry.file);
      for (const component of bom.components) {
        for (const { value: claimed, span } of component.claims) {
          assert.ok(covers(source, span, claimed, entry.serialisation), `${entry.file} ${claimed}`);
        }
      }
    }
    console.log(`corpus: ${count} read`);
  });

  test('no document of the index is claimed by two formats', () => {
    const folder = publicDocuments();
    for (const { file } of sampled(corpusEntries(folder), 60)) {
      const source = new Source(decodeText(readFileSync(join(folder, file))).value);
      const claiming = formats.filter(format => format.detect(source)).map(({ id }) => id);
      assert.ok(claiming.length <= 1, `${file}: ${claiming}`);
      assert.equal(detectFormat(source)?.id, claiming[0], file);
    }
  });
});

function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}

/** Whether the span holds the value as its syntax writes it. */
function covers(source: Source, span: { start: number; end: number }, value: string, syntax: string): boolean {
  const raw = source.slice(span);
  if (raw === value) return true;
  if (syntax === 'json' || syntax === 'jsonld') return JSON.parse(`"${raw}"`) === value;
  // entities, comments and folded lines: the letters and digits of the value stand in it, in their order
  const letters = (text: string) => text.replaceAll(/&#?\w+;|<!--.*?-->/gs, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters(raw) === letters(value);
}
