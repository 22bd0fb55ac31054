import assert from 'node:assert/strict';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { sarifReport } from '../../../server/src/core/report/sarif.ts';
import type { SarifProfile } from '../../../server/src/core/report/sarif-profile.ts';
import { corpusEntries, corpusText } from '../../support/corpus.ts';
import { generate, generated } from '../../support/generator.ts';
import { profile, reviewText } from '../../support/review.ts';
import { validateSarif } from '../../support/sarif.ts';
import { expected, publicDocuments, skipLoudly, tools } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';

/** Longer ones say the same of more components. */
const longest = 300_000;

interface Named {
  readonly path: string;
  readonly text: string;
}

/** Errors of one log over all documents: the validator takes most of its time to start. */
function errorsOf(documents: readonly Named[], name: SarifProfile, atLeast: number): readonly string[] | undefined {
  const contexts = [profile('ca-federal')];
  const build = documentBuilder(signatures());
  const built = documents.map(({ path, text }) => build({ path, review: reviewText(text, ['ca-federal']) }));
  const report = buildReport(built, signatures(), { version: '1.2.3', contexts, skipped: 0, notes: [] });
  const text = sarifReport(report, rules, name);
  const { length } = JSON.parse(text).runs[0].results;
  assert.ok(length >= atLeast, `${length} results`);
  return validateSarif(text);
}

suite('SARIF is valid by the standard and by GitHub', function () {
  this.timeout(60_000);

  test('over documents of the corpus', function () {
    const folder = publicDocuments();
    const documents = corpusEntries(folder)
      .filter((_, index) => index % 2 === 0)
      .map(({ file }) => ({ path: file, text: corpusText(folder, file) }))
      .filter(({ text }) => text.length < longest);
    assert.ok(documents.length >= expected(200, 11), `${documents.length} documents`);
    const errors = errorsOf(documents, 'github', 20) ?? skipLoudly(this, 'the SARIF validator');
    assert.deepEqual(errors, []);
  });

  test('over SBOMs of every format with planted vendors', function () {
    const folder = tools() ?? skipLoudly(this, 'the generator');
    const documents = [...generated.values()].map(({ format }) => ({
      path: `${format} made.txt`,
      text: generate(folder, format, 'pretty', 200).text,
    }));
    const errors = errorsOf(documents, 'full', 100) ?? skipLoudly(this, 'the SARIF validator');
    assert.deepEqual(errors, []);
  });
});
