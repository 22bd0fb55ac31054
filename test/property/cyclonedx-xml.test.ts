import assert from 'node:assert/strict';
import { read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { facts } from '../support/claims.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { cyclonedxXmlOf } from '../support/cyclonedx-xml.ts';
import { expected, publicDocuments } from '../support/shared.ts';

suite('CycloneDX says the same in JSON and in XML', function () {
  this.timeout(120_000);

  for (const prefix of ['', 'cdx']) {
    test(`every JSON document of the corpus, written in XML ${prefix === '' ? 'without' : 'with'} a prefix`, () => {
      const folder = publicDocuments();
      let count = 0;
      for (const { file, format, serialisation, parse } of corpusEntries(folder)) {
        if (format !== 'cyclonedx' || serialisation !== 'json' || parse !== 'ok') continue;
        const text = corpusText(folder, file);
        const json = read(new Source(text)).bom;
        const xml = read(new Source(cyclonedxXmlOf(JSON.parse(text), prefix)));
        assert.ok(json && xml.bom, file);
        assert.equal(xml.format?.id, 'cyclonedx-xml', file);
        assert.deepEqual(facts(xml.bom), facts(json), file);
        count++;
      }
      assert.ok(count >= expected(400, 5), `corpus: ${count} read`);
    });
  }
});
