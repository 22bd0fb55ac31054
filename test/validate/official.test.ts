import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { check } from '../../server/src/validate/check.ts';
import { Schemas } from '../../server/src/validate/schemas.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { expected, publicDocuments, root } from '../support/shared.ts';

/** Longer ones are left out: the other validator compares all components with each other. */
const longest = 60_000;

/** The official validator wants a dot in the domain of an e-mail address, which RFC 5321 does not. */
function withDots(text: string): string {
  return text.replace(/("email"\s*:\s*"[\w.+-]+@[A-Za-z0-9-]+)"/g, '$1.example"');
}

suite('Validation of CycloneDX JSON', function () {
  // The official validator compiles a schema for each version, and takes its time.
  this.timeout(60_000);

  test('says of every public document what the official validator says', async () => {
    const folder = publicDocuments();
    const schemas = new Schemas(join(root, 'dist/sbom-schema'));
    const validators = new Map<string, Validation.JsonValidator>();
    const counts = { valid: 0, invalid: 0 };
    for (const { file, format, serialisation, version, parse } of corpusEntries(folder)) {
      if (format !== 'cyclonedx' || serialisation !== 'json' || parse !== 'ok') continue;
      const text = corpusText(folder, file);
      const ours = check(text, schemas);
      if (ours.state === 'unchecked' || text.length > longest) continue;
      const validator = validators.get(`${version}`) ?? new Validation.JsonValidator(version as Spec.Version);
      validators.set(`${version}`, validator);
      const verdict = (await validator.validate(withDots(text))) === null ? 'valid' : 'invalid';
      assert.equal(ours.errors.length === 0 ? 'valid' : 'invalid', verdict, file);
      for (const { span, message } of ours.errors) {
        assert.ok(span.start < span.end && span.end <= text.length, `${file}: ${message.text}`);
      }
      counts[verdict]++;
    }
    assert.ok(counts.valid >= expected(201, 5) && counts.invalid >= expected(101, 1), JSON.stringify(counts));
  });
});
