import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayBeActor, mayBeActorBytes } from '../../server/src/core/identity/actor.ts';
import { checkCpe } from '../../server/src/core/identity/cpe-check.ts';
import { mayBeDisguised, undisguised } from '../../server/src/core/identity/disguise.ts';
import { isOrdinaryCpe, isOrdinaryPurl } from '../../server/src/core/identity/ordinary.ts';
import { checkPurl } from '../../server/src/core/identity/purl-check.ts';
import { matchBom, matchInSteps } from '../../server/src/core/match/index.ts';
import { read } from '../../server/src/core/read/index.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { allOf } from '../../server/src/core/text/steps.ts';
import { signatures } from '../support/signatures.ts';

const lookups = buildLookups(signatures());
const { vendors } = lookups.set;

/** Names and identifiers of the signatures, as documents may write them. */
const names = vendors.flatMap(({ entities }) => entities.flatMap(entity => entity.names.map(({ value }) => value)));
const packages = vendors.flatMap(({ identifiers }) =>
  identifiers.purl.map(({ type, namespace, name = 'x' }) => {
    const path = namespace === undefined ? name : `${namespace.replace(/[./]$/, '')}/${name}`;
    return `pkg:${type}/${path.replace('*', 'y')}`;
  }),
);
const cpes = vendors.flatMap(({ identifiers }) => identifiers.cpe.map(({ value }) => value));
const domains = vendors.flatMap(({ identifiers }) => identifiers.domains.map(({ value }) => value));

const around = fc.constantFrom(
  '',
  ' ',
  'The ',
  '%48',
  '\\u0048',
  '\x7f[1m',
  'Co., Ltd. ',
  '&amp; ',
  'é',
  'a',
  '-',
  'www.',
  '@',
  '%2F',
  '/',
  "'",
);
const from = (values: readonly string[]) => fc.constantFrom(...values, 'Acme', 'left-pad', 'example.org');
const spelt = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.replaceAll(' ', '-'),
);
const piece = (values: readonly string[]) =>
  fc.tuple(around, from(values), around, spelt).map(([before, value, behind, spell]) => before + spell(value) + behind);

/** What may stand behind a package: only addresses in it say whose it is. */
const behind = fc.oneof(
  fc.constantFrom('', '@1.0', '@1.0/x', '@', '@v1@2', '?arch=amd64', '@1?distro=debian-12#sub', '#a?b', '?a_b=c'),
  fc
    .tuple(fc.constantFrom('@1.0?', '?arch=x&', '#x?'), fc.constantFrom('repository', 'download', 'vcs'), from(domains))
    .map(([head, key, host]) => `${head}${key}_url=https://${host}/x`),
);
const heads = fc.constantFrom('cpe:2.3:o:', 'cpe:2.3:a:', 'cpe:/h:', 'CPE:2.3:h:', ' cpe:2.3:o:', 'cpe:2.3::');

const components = fc.array(
  fc.record({
    type: fc.constantFrom('library', 'device'),
    name: piece(names),
    group: piece([...names, ...domains]),
    publisher: piece(names),
    supplier: fc.record({ name: piece(names), url: piece(domains).map(host => [`https://${host}/x`]) }),
    purl: fc.tuple(piece(packages), behind).map(all => all.join('')),
    cpe: fc.tuple(heads, from(cpes), spelt).map(([head, vendor, spell]) => `${head}${spell(vendor)}:x:1:*:*:*:*:*:*:*`),
    externalReferences: piece(domains).map(host => [{ type: 'website', url: `http://${host}` }]),
    properties: piece(['44:47:CC:1A:2B:3C', '2AEV4DS-2CD']).map(value => [{ name: 'x:mac', value }]),
  }),
  { minLength: 1, maxLength: 4 },
);

suite('A first look at bytes says no only where the whole look would', () => {
  test('of claims: matches are those without it', () => {
    let matches = 0;
    fc.assert(
      fc.property(components, list => {
        const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: list });
        const { bom } = read(new Source(new TextEncoder().encode(text)));
        assert.ok(bom);
        const found = matchBom(bom, lookups, '2026-11-22');
        matches += found.length;
        assert.deepEqual(found, allOf(matchInSteps(bom, lookups, '2026-11-22', () => true)));
      }),
      { numRuns: 300 },
    );
    assert.ok(matches > 300, `${matches} matches`);
  });

  test('of identifiers: what looks ordinary has no fault', () => {
    let ordinary = 0;
    const letters = fc.constantFrom(
      ...'pkgcpe:/@?=&%#.-_~+*aoh2.3 \\A0zé'.split(''),
      'pkg:',
      'npm/',
      'cpe:2.3:',
      ':*',
      '%2F',
    );
    const text = fc.oneof(
      fc.array(letters, { maxLength: 14 }).map(all => all.join('')),
      fc.array(letters, { maxLength: 8 }).map(all => `pkg:npm/${all.join('')}`),
      fc.tuple(fc.nat(12), letters).map(([count, last]) => `cpe:2.3:a${':*'.repeat(count)}${last}`),
    );
    fc.assert(
      fc.property(text, value => {
        const bytes = new TextEncoder().encode(value);
        if (isOrdinaryPurl(bytes, 0, bytes.length)) assert.equal(checkPurl(value), undefined, value);
        else if (isOrdinaryCpe(bytes, 0, bytes.length)) assert.equal(checkCpe(value), undefined, value);
        else return;
        ordinary++;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(ordinary > 200, `${ordinary} ordinary ones`);
    const usual = new TextEncoder().encode('pkg:npm/%40acme/x@1.0?arch=amd64&distro=debian-12');
    assert.ok(isOrdinaryPurl(usual, 0, usual.length));
  });

  test('of disguises: what no byte gives away is shown as it stands', () => {
    const letters = fc.constantFrom(
      ...'&#;%\\u0048x[m aHé'.split(''),
      '&#72;',
      '%48',
      '\x1b[31m',
      '\x7f[1m',
      '\\u0048',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), parts => {
        const text = parts.join('');
        const bytes = new TextEncoder().encode(text);
        if (bytes.length === text.length && !mayBeDisguised(bytes, 0, bytes.length))
          assert.equal(undisguised(text), text);
      }),
      { numRuns: 5000 },
    );
    assert.ok(mayBeDisguised(new TextEncoder().encode('Hik&#118;ision'), 0, 14));
  });

  test('of actors: bytes say what the text says', () => {
    for (const value of [
      'Acme',
      'Organization: Acme',
      'Acme (a@b.example)',
      'Acme (UK) ',
      'Acme (UK) Ltd',
      '',
      '  ',
      'a@b',
    ]) {
      const bytes = new TextEncoder().encode(`"${value}":`);
      assert.equal(mayBeActorBytes(bytes, 1, 1 + value.length), mayBeActor(value), value);
    }
  });

  test('of words: a word at the end of the bytes looked at is not the beginning of a longer one', () => {
    const { filter } = lookups.names;
    for (const name of names.filter(name => /^[ -~]+$/.test(name))) {
      const bytes = new TextEncoder().encode(`"${name}zz%41"`);
      assert.equal(filter.mayHoldBytes(bytes, 1, 1 + name.length), filter.mayHold(name), name);
    }
    const half = new TextEncoder().encode('acme%48ik');
    assert.equal(filter.mayHoldBytes(half, 0, 6), filter.mayHold('acme%4'));
  });
});
