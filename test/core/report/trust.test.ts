import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lenses } from '../../../server/src/core/explain/lenses.ts';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { type OutputName, outputs } from '../../../server/src/core/report/index.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import { reviewText } from '../../support/review.ts';
import { cyclonedx } from '../../support/rule.ts';
import { signatures } from '../../support/signatures.ts';

const build = documentBuilder(signatures());

function reportOf(...texts: readonly string[]): Report {
  const documents = texts.map((text, index) => build({ path: `${index}.json`, review: reviewText(text) }));
  const contexts = [{ profile: null, asOf: '2026-11-22' }];
  return buildReport(documents, signatures(), { version: '0.0.0', contexts, skipped: 0, notes: [] });
}

function written(report: Report, format: OutputName): string {
  return outputs[format](report, { style: { width: 400, colour: false }, rules, token: 't' });
}

function sentenceIn(text: string): string {
  return text.split('\n').find(line => /^\d+ components? read; |^No component was read/.test(line)) ?? '';
}

function told(text: string): string {
  return sentenceIn(written(reportOf(text), 'text'));
}

const named = { type: 'library', name: 'a', supplier: { name: 'Acme' } };
const nobody = { type: 'library', name: 'b' };
const identified = { type: 'library', name: 'c', purl: 'pkg:npm/c@1' };

suite('the sentence at the top says how far the report may be trusted', () => {
  test('what was read and how much of it names nobody', () => {
    assert.equal(told(cyclonedx([])), 'No component was read.');
    assert.equal(told(cyclonedx([named])), '1 component read; it names somebody.');
    assert.equal(told(cyclonedx([named, named])), '2 components read; each names somebody.');
    assert.equal(told(cyclonedx([named, nobody])), '2 components read; 1 names nobody.');
    assert.equal(
      told(cyclonedx([named, nobody, identified, identified])),
      '4 components read; 3 name nobody (2 have an identifier).',
    );
  });

  test('placeholders are nobody, as supplier and as identifier', () => {
    const of = (value: string) => ({ ...nobody, supplier: { name: value } });
    const placeholders = ['NOASSERTION', 'Unknown', 'N/A', '<supplier>', 'TBD'].map(of);
    assert.equal(told(cyclonedx([...placeholders, named])), '6 components read; 5 name nobody.');
    const blank = { ...nobody, purl: 'NOASSERTION', cpe: 'n/a' };
    assert.equal(told(cyclonedx([blank, named])), '2 components read; 1 names nobody.');
  });

  test('a part number without a maker leaves the maker unknown', () => {
    const table = (rows: string) => `Designator,Quantity,Manufacturer,Part Number,Description\n${rows}`;
    assert.equal(
      told(table('R1,1,Yageo,RC0402FR-0710KL,resistor\nR2,1,,RC0402FR-0722KL,resistor\nR3,2,N/A,CRCW0402,resistor\n')),
      '3 components read; 2 name nobody (2 have a part number: maker unknown).',
    );
  });

  test('what was not read, by kind', () => {
    const linked = { externalReferences: [{ type: 'bom', url: 'part.cdx.json' }] };
    assert.equal(told(cyclonedx([named], linked)), '1 component read; it names somebody. Not read: 1 linked BOM.');
    const text = written(
      reportOf(cyclonedx([{ ...named, licenses: 7 }], linked), 'no BOM', cyclonedx([named]).slice(0, -10)),
      'text',
    );
    assert.equal(
      sentenceIn(text),
      '2 components read; each names somebody. Not read: 1 linked BOM, 1 whole file, a part of 1 document, 1 value of an unexpected kind.',
    );
  });

  test('is the same in every output that has a top', () => {
    const report = reportOf(
      cyclonedx([named, nobody], { externalReferences: [{ type: 'bom', url: 'part.cdx.json' }] }),
    );
    const sentence = '2 components read; 1 names nobody. Not read: 1 linked BOM.';
    for (const format of [
      'text',
      'markdown',
      'html',
      'github',
      'azure',
      'bitbucket',
      'legacy',
      'legacy-markdown',
    ] as const) {
      assert.ok(written(report, format).includes(sentence), format);
    }
    const { summary } = JSON.parse(written(report, 'json')) as { summary: { linked: number; coverage: object } };
    assert.deepEqual(
      [summary.linked, summary.coverage],
      [1, { components: 2, withOrganisation: 1, identifiersOnly: 0, nothing: 1 }],
    );
    const { notRead } = JSON.parse(written(report, 'legacy-json')) as { notRead: object };
    assert.deepEqual(notRead, { unreadable: 0, incomplete: 0, linked: 1, notUnderstood: 0 });
    assert.match(written(report, 'legacy-csv'), /not reviewed.*part\.cdx\.json/);
  });

  test('components are counted once: in the report, per document, and above the product in the editor', () => {
    const nested = cyclonedx([], {
      metadata: { component: { type: 'application', name: 'app', components: [nobody, { ...nobody, name: 'd' }] } },
    });
    const text = written(reportOf(nested), 'text');
    assert.match(text, /^3 components read; 3 name nobody\.$/m);
    const { documents } = JSON.parse(written(reportOf(nested), 'json')) as { documents: { components: number }[] };
    assert.equal(documents[0]?.components, 3);
    assert.match(lenses(reviewText(nested))[0]?.title ?? '', /3 of 3 components name nobody$/);
    const camera = reviewText(readFileSync('examples/camera.cdx.json', 'utf8'));
    assert.match(lenses(camera)[0]?.title ?? '', /2 of 14 components name nobody/);
  });
});
