import assert from 'node:assert/strict';
import { compileSignatures, type SignatureFile } from '../../../server/src/core/signatures/compile.ts';
import { diffSignatures } from '../../../server/src/core/signatures/diff.ts';
import { manifestOf } from '../../../server/src/core/signatures/manifest.ts';
import { smallFiles } from './small-files.ts';

const base = compileSignatures(smallFiles()).value;

const other: SignatureFile = {
  path: 'vendors/other.yaml',
  text: `
id: other
display: Other
sources: [PAGE]
asOf: 2026-12-01
confidence: medium
entities:
  - id: other
    relation: self
    names: [{ value: Other Radios, kind: legal, strength: exact }]
`,
};

function told(files: readonly SignatureFile[]): string[] {
  return compileSignatures(files, base).problems.map(({ code, file, path }) => `${code} ${file} ${path}`);
}

function only(path: string, from = '', to = ''): SignatureFile[] {
  return smallFiles(path, from, to).filter(file => file.path === path);
}

suite('a signature pack on top of a set', () => {
  test('nothing added is the set itself', () => {
    assert.deepEqual(compileSignatures([], base), { value: base, problems: [] });
  });

  test('adds a vendor, and may name what the set has', () => {
    const clause = only('instruments/xx/act.yaml', 'id: act\n', 'id: rule\n').map(file => ({
      path: 'instruments/xx/rule.yaml',
      text: file.text.replace('vendor: acme\n        entities: [acme-parts]', 'vendor: other'),
    }));
    const { value, problems } = compileSignatures([other, ...clause], base);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value.vendors.map(vendor => vendor.id),
      ['acme', 'other'],
    );
    assert.deepEqual(
      value.instruments.map(instrument => instrument.id),
      ['act', 'rule'],
    );
    assert.deepEqual(value.profiles, base.profiles);
    assert.equal(value.date, '2026-12-01');
    assert.notEqual(value.digest, base.digest);
  });

  test('overrides by id, and address blocks stay with their entities', () => {
    const files = only('vendors/acme.yaml', 'display: Acme', 'display: Acme Inc');
    const { value, problems } = compileSignatures(files, base);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value.vendors.map(vendor => vendor.display),
      ['Acme Inc'],
    );
    assert.deepEqual(value.vendors[0]?.identifiers.mac, base.vendors[0]?.identifiers.mac);
  });

  test('an address block that it registers anew is taken from the set', () => {
    const file = {
      path: 'mac/acme.yaml',
      text: "sources: [PAGE]\nasOf: '2026'\nconfidence: low\nregistrations:\n  - { entity: acme-parts, registrants: [Parts], prefixes: '001122' }\n",
    };
    const { value, problems } = compileSignatures([file], base);
    assert.deepEqual(problems, []);
    const blocks = value.vendors[0]?.identifiers.mac.map(({ entity, prefixes }) => [entity, ...prefixes]);
    assert.deepEqual(blocks, [
      ['acme', '0011223', 'AABBCCDDE'],
      ['acme-parts', '001122'],
    ]);
  });

  test('may not take an entity of another vendor of the set', () => {
    const file = { ...other, text: other.text.replace('  - id: other', '  - id: acme-parts') };
    assert.deepEqual(told([file]), ['duplicate-id vendors/other.yaml entities[0].id']);
  });

  test('may not drop an entity that an instrument of the set names', () => {
    const files = only('vendors/acme.yaml', 'id: acme-parts', 'id: acme-things');
    assert.deepEqual(told(files), ['unknown-entity vendors/acme.yaml entities']);
  });

  test('tells what changed', () => {
    const files = [other, ...only('profiles/buyer.yaml', 'A buyer', 'The buyer')];
    const { value } = compileSignatures(files, base);
    assert.deepEqual(diffSignatures(base, value), [
      { kind: 'vendor', id: 'other', change: 'added' },
      { kind: 'profile', id: 'buyer', change: 'changed' },
    ]);
    assert.deepEqual(diffSignatures(value, base)[0], { kind: 'vendor', id: 'other', change: 'removed' });
    assert.deepEqual(diffSignatures(base, base), []);
  });
});

suite('what is signed of a pack', () => {
  test('is one line per file in order of the paths', () => {
    const files = [
      { path: 'b.yaml', text: 'b' },
      { path: 'a/é.yaml', text: '' },
    ];
    assert.equal(
      manifestOf(files),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/é.yaml\n' +
        '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.yaml\n',
    );
    assert.equal(manifestOf(files.reverse()), manifestOf(files));
  });
});
