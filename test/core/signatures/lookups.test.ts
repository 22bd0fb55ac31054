import assert from 'node:assert/strict';
import { hostingOwner, hostingOwnerOf } from '../../../server/src/core/signatures/hosting.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import type { ModelIdentifier, PurlIdentifier } from '../../../server/src/core/signatures/types/identifiers.ts';
import type { SignatureSet } from '../../../server/src/core/signatures/types/set.ts';
import { signatures } from '../../support/signatures.ts';
import { smallSet } from '../../support/small-set.ts';

const provenance = { sources: ['test'], asOf: '2026-11-22', confidence: 'high' } as const;

/** The hand-written set with these patterns as the only models of its first vendor. */
function withModels(...patterns: readonly string[]): SignatureSet {
  const [first, ...others] = smallSet.vendors;
  if (!first) throw new Error('the hand-written signatures have a vendor');
  const models = patterns.map((pattern): ModelIdentifier => {
    return { pattern, flags: 'i', what: 'test', precision: 'high', entity: first.id, provenance };
  });
  const bare = others.map(vendor => ({ ...vendor, identifiers: { ...vendor.identifiers, models: [] } }));
  return { ...smallSet, vendors: [{ ...first, identifiers: { ...first.identifiers, models } }, ...bare] };
}

suite('lookups', () => {
  const lookups = buildLookups(signatures());

  test('find every vendor, entity, block and package of the data', () => {
    for (const vendor of signatures().vendors) {
      assert.equal(lookups.vendors.get(vendor.id), vendor);
      for (const entity of vendor.entities) assert.equal(lookups.entities.get(entity.id)?.vendor, vendor);
      const prefixes = vendor.identifiers.mac.flatMap(block => block.prefixes);
      for (const prefix of prefixes) assert.equal(lookups.macs.get(prefix)?.vendor, vendor.id, prefix);
    }
  });

  test('every identifier passes the first look', () => {
    for (const { identifiers } of signatures().vendors) {
      for (const { value } of identifiers.cpe)
        assert.ok(lookups.identifiers.mayHold(`cpe:2.3:o:${value}:x:1:*:*:*`), value);
      for (const { value } of identifiers.domains) {
        assert.ok(lookups.identifiers.mayHold(`https://www.${value}/x`), value);
        assert.ok(lookups.identifiers.mayHold(`someone@${value}`), value);
        assert.ok(lookups.identifiers.mayHold(`${value.split('.').reverse().join('.')}.sdk`), value);
      }
      for (const { type, namespace, name } of identifiers.purl) {
        const path = [namespace?.replace('@', '%40'), name?.replace('*', 'x') ?? 'x']
          .filter(part => part !== undefined)
          .join('/');
        assert.ok(lookups.identifiers.mayHold(`pkg:${type}/${path}@1`), path);
      }
    }
  });

  test('a pattern that could take exponential time, or is none, is never run', () => {
    const { models, anyModel } = buildLookups(withModels('(a+)+$', '(', '(A)\\1', 'DS-\\d{4}'));
    assert.deepEqual(
      models.map(({ pattern }) => pattern !== undefined),
      [false, false, false, true],
    );
    const [, , , pattern] = models;
    const fits = ['DS-2143', 'x DS-2143, y', 'XDS-2143', 'DS-21434', 'DS-2143-I'].map(text =>
      pattern?.pattern?.test(text),
    );
    assert.deepEqual(fits, [true, true, false, false, false]);
    const beforeWords = ['ds-2143-firmware', 'DS-2143-camera 2', 'DS-2143-module', 'DS-2143-GLB', 'DS-2143-board7'];
    assert.deepEqual(
      beforeWords.map(text => pattern?.pattern?.test(text)),
      [true, true, true, false, false],
    );
    assert.ok(anyModel.test('x DS-2143') && !anyModel.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'));
  });
  test('without patterns nothing passes', () => assert.ok(!buildLookups(withModels()).anyModel.test('')));
});

suite('owners on code-hosting sites', () => {
  const cases: readonly (readonly [PurlIdentifier['type'], string, string | undefined])[] = [
    ['golang', 'github.com/huaweicloud', 'github.com/huaweicloud'],
    ['golang', 'go.example.org/x', undefined],
    ['github', 'Huawei', 'github.com/huawei'],
    ['npm', '@huaweicloud', 'npmjs.com/@huaweicloud'],
    ['docker', 'openeuler', 'hub.docker.com/openeuler'],
    ['maven', 'com.huawei', undefined],
  ];
  for (const [type, namespace, owner] of cases) {
    test(`${type} ${namespace}`, () => {
      assert.equal(hostingOwner({ type, namespace, entity: 'x', use: 'open-source', provenance }), owner);
    });
  }

  const urls: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['www.npmjs.com', ['package', '@huaweicloud', 'x'], 'npmjs.com/@huaweicloud'],
    ['www.npmjs.com', ['package', '%40huaweicloud', 'x'], 'npmjs.com/@huaweicloud'],
    ['hub.docker.com', ['r', 'openeuler', 'openeuler'], 'hub.docker.com/openeuler'],
    ['huaweicloud.github.io', ['docs'], 'github.com/huaweicloud'],
    ['github.com', [], undefined],
  ];
  for (const [host, path, key] of urls)
    test(`${host}/${path.join('/')}`, () => assert.equal(hostingOwnerOf(host, path), key));
});
