import assert from 'node:assert/strict';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { loadSignatures, storeSignatures } from '../../../server/src/core/signatures/load.ts';
import { signatures } from '../../support/signatures.ts';
import { smallFiles } from './small-files.ts';

suite('core/signatures/compile', () => {
  test('joins the files into one set', () => {
    const { value } = compileSignatures(smallFiles());
    assert.equal(value.schemaVersion, 1);
    assert.deepEqual(
      value.vendors.map(vendor => vendor.id),
      ['acme'],
    );
    assert.deepEqual(value.vendors[0]?.identifiers.mac[0]?.prefixes, ['001122', '0011223', 'AABBCCDDE']);
    assert.deepEqual(value.vendors[0]?.identifiers.domains, []);
    assert.deepEqual(value.vendors[0]?.confusables, []);
    assert.deepEqual(value.instruments[0]?.clauses[0]?.restricts, ['use']);
    assert.deepEqual(value.profiles[0]?.parties, ['department']);
    assert.deepEqual(value.categories[0]?.suppliers[0]?.notFoundOn, ['A list']);
    assert.equal(value.categories[0]?.suppliers[0]?.families, undefined);
    assert.deepEqual(value.sources['PAGE'], { title: 'A page', url: 'https://example.org/', kind: 'news' });
  });

  test('a fact has its own provenance or that of the record around it', () => {
    const names = compileSignatures(smallFiles()).value.vendors[0]?.entities[0]?.names;
    assert.deepEqual(names?.[0]?.provenance, { sources: ['PAGE'], asOf: '2026-01-02', confidence: 'high' });
    assert.deepEqual(names?.[1]?.provenance, { sources: [], asOf: '2026-01-02', confidence: 'low', unverified: true });
  });

  test('a fact with its own sources does not inherit that the record is a transcription', () => {
    const files = smallFiles('vendors/acme.yaml', 'sources: [PAGE]', 'sources: [PAGE]\ntranscription: true');
    const own = files.map(file => ({
      ...file,
      text: file.text.replace('value: acme,', 'value: acme, sources: [PAGE],'),
    }));
    const acme = compileSignatures(own).value.vendors[0];
    assert.equal(acme?.entities[0]?.provenance.transcription, true);
    assert.equal(acme?.identifiers.cpe[0]?.provenance.transcription, undefined);
  });

  test('a note is told of its own fact only', () => {
    const files = smallFiles('vendors/acme.yaml', '    relation: self', '    relation: self\n    note: A note.');
    const self = compileSignatures(files).value.vendors[0]?.entities[0];
    assert.equal(self?.provenance.note, 'A note.');
    assert.equal(self?.names[0]?.provenance.note, undefined);
  });

  test('the date is the newest on which any fact was read', () => {
    assert.equal(compileSignatures(smallFiles()).value.date, '2026-03-04');
    const later = compileSignatures(smallFiles('instruments/xx/act.yaml', 'asOf: 2026-02', 'asOf: 2026-11'));
    assert.equal(later.value.date, '2026-11-01');
    const year = compileSignatures(smallFiles('instruments/xx/act.yaml', 'asOf: 2026-02', "asOf: '2027'"));
    assert.equal(year.value.date, '2027-01-01');
  });

  test('the same files give the same digest in any order, and any change another', () => {
    const { digest } = compileSignatures(smallFiles()).value;
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    assert.equal(compileSignatures(smallFiles().reverse()).value.digest, digest);
    assert.notEqual(compileSignatures(smallFiles('profiles/buyer.yaml', 'A buyer', 'A seller')).value.digest, digest);
  });

  test('the order of keys and white space in a file change nothing', () => {
    const { digest } = compileSignatures(smallFiles()).value;
    const other = smallFiles('profiles/buyer.yaml', 'id: buyer\ntitle: A buyer', 'title:   "A buyer" # x\nid: buyer');
    assert.equal(compileSignatures(other).value.digest, digest);
  });

  test('a file with a problem is left out', () => {
    const { value, problems } = compileSignatures(smallFiles('vendors/acme.yaml', 'display: Acme', 'display: 1'));
    assert.deepEqual(
      problems.map(problem => problem.code),
      ['wrong-type'],
    );
    assert.deepEqual(value.vendors, []);
  });

  test('what was compiled loads as it was', () => {
    const { value } = compileSignatures(smallFiles());
    assert.equal(JSON.stringify(loadSignatures(JSON.stringify(value))), JSON.stringify(value));
    assert.equal(JSON.stringify(loadSignatures(storeSignatures(value))), JSON.stringify(value));
  });

  test('the text of a set has each provenance of names once, and loads as the set', () => {
    const set = signatures();
    const text = storeSignatures(set);
    assert.deepEqual(loadSignatures(text), set);
    const { provenances } = JSON.parse(text) as { provenances: readonly object[] };
    const names = set.vendors.flatMap(({ entities }) => entities.flatMap(entity => entity.names));
    const different = new Set(names.map(({ provenance }) => JSON.stringify(provenance)));
    assert.equal(provenances.length, different.size);
  });

  test('what is no compiled set is refused', () => {
    for (const text of [
      'null',
      '[]',
      '{}',
      '{"schemaVersion":2,"vendors":[],"instruments":[]}',
      '{"schemaVersion":1}',
    ]) {
      assert.throws(() => loadSignatures(text), /not compiled signature data/);
    }
    assert.throws(() => loadSignatures('{'), SyntaxError);
  });
});
