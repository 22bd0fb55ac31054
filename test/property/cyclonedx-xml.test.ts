import assert from 'node:assert/strict';
import { read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { facts } from '../support/claims.ts';
import { corpusEntries, corpusFolder, corpusText } from '../support/corpus.ts';
import { cyclonedxXmlOf } from '../support/cyclonedx-xml.ts';

suite('CycloneDX says the same in JSON and in XML', () => {
  const entries = corpusEntries();
  if (entries === undefined) {
    test.skip(`corpus: SKIPPED, ${corpusFolder} is absent`);
    return;
  }
  const documents = entries.filter(
    entry => entry.format === 'cyclonedx' && entry.serialisation === 'json' && entry.parse === 'ok',
  );

  for (const prefix of ['', 'cdx']) {
    test(`every JSON document of the corpus, written in XML ${prefix === '' ? 'without' : 'with'} a prefix`, () => {
      for (const { file } of documents) {
        const text = corpusText(file);
        const json = read(new Source(text)).bom;
        const xml = read(new Source(cyclonedxXmlOf(JSON.parse(text), prefix)));
        assert.ok(json && xml.bom, file);
        assert.equal(xml.format?.id, 'cyclonedx-xml', file);
        assert.deepEqual(facts(xml.bom), facts(json), file);
      }
      assert.ok(documents.length >= 400, `corpus: ${documents.length} read`);
    });
  }
});
