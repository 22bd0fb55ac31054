import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprint } from '../../server/src/core/identity/fingerprint.ts';
import { checkLicenceExpression } from '../../server/src/core/identity/licence.ts';
import { matchBom } from '../../server/src/core/match/index.ts';
import type { Claim, Role } from '../../server/src/core/model/claim.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../support/bom.ts';
import { signatures } from '../support/signatures.ts';

const roles: readonly Role[] = [
  'supplier',
  'manufacturer',
  'originator',
  'author',
  'purl',
  'cpe',
  'swid',
  'group',
  'mac',
  'usb-id',
  'pci-id',
  'fcc-id',
  'pen',
  'model-number',
  'url',
  'email',
  'name',
  'description',
  'property',
];

/** Pieces of what matchers look for, between anything at all: pure noise would hardly ever get past the first look. */
const piece = fc.constantFrom(
  ...[
    'Hikvision',
    '海康威视',
    'Co., Ltd.',
    'ZTE',
    '(',
    ')',
    'pkg:npm/',
    '%40',
    '@huaweicloud',
    '@1.0',
    '?',
    '#',
    'cpe:2.3:',
    'cpe:/',
    'o:',
  ],
  ...[
    'hikvision',
    '\\',
    ':',
    '44:47:CC:1A:2B:3C',
    '-',
    'https://',
    'www.hikvision.com',
    '/',
    'DS-2CD2143',
    '\u200b',
    '\ud800',
    '\u202e',
  ],
);
const text = fc
  .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map(parts => parts.join(''));
const claim: fc.Arbitrary<Claim> = fc.record({
  role: fc.constantFrom(...roles),
  value: text,
  label: fc.constantFrom('device:mac', 'website', 'fcc-id', 'model', 'x'),
  span: fc.nat(1000).map(start => ({ start, end: start })),
});

suite('whatever a document claims', () => {
  const lookups = buildLookups(signatures());

  test('matching never throws, marks within the claim, and keeps its promises', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 6 }), fc.constantFrom('library', 'device'), (claims, kind) => {
        const placed = claims.map(one => ({
          ...one,
          span: { start: one.span.start, end: one.span.start + one.value.length },
        }));
        const vendors = new Set<string>();
        for (const match of matchBom(bom(component(placed, { kind })), lookups, '2026-11-22')) {
          assert.ok(!vendors.has(match.vendor), 'one match per vendor');
          vendors.add(match.vendor);
          assert.notEqual(match.ceiling, 'none');
          assert.ok(!['mention', 'document-actor'].includes(match.tier));
          assert.equal(match.tier, match.evidence[0].tier);
          for (const { claim: found } of match.evidence) {
            assert.ok(placed.some(({ span }) => span.start <= found.span.start && found.span.end <= span.end));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('licences and fingerprints never throw', () => {
    fc.assert(
      fc.property(text, fc.array(claim, { maxLength: 4 }), (licence, claims) => {
        const result = checkLicenceExpression(licence);
        if (!result.ok) assert.ok(result.span.start <= result.span.end && result.span.end <= licence.length);
        assert.match(fingerprint(component(claims), 'hikvision', 'restricted-vendor'), /^[0-9a-f]{32}$/);
      }),
    );
  });

  test('long values end soon', () => {
    for (const role of roles) {
      for (const unit of [
        'a',
        '(',
        '44:',
        ' hikvision',
        '海康',
        'pkg:npm/',
        '\\',
        '.',
        'co ltd, ',
        '%41',
        'us ',
        'DS-2CD',
      ]) {
        matchBom(bom(component([`${role}: ${unit.repeat(100_000)}`], { kind: 'device' })), lookups, '2026-11-22');
      }
    }
  });
});
