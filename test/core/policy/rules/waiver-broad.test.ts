import assert from 'node:assert/strict';
import { waiverBroad } from '../../../../server/src/core/policy/rules/waiver-broad.ts';
import { waiverOf } from '../../../support/waivers.ts';

suite('rule waiver-broad', () => {
  const keys = (changes: Readonly<Record<string, string | undefined>>) =>
    waiverBroad.find({ waiver: waiverOf(changes), asOf: '2026-11-22', use: undefined }).map(({ key }) => key);
  const all = { component: undefined };

  test('a vendor in every document for every profile', () => {
    assert.deepEqual(keys({ ...all, scope: 'repository' }), ['scope']);
    assert.deepEqual(keys({ ...all, scope: 'folder', path: './' }), ['scope']);
  });

  test('not with a component, a profile, a folder or a document', () => {
    assert.deepEqual(keys({ scope: 'repository' }), []);
    assert.deepEqual(keys({ ...all, scope: 'repository', profile: 'ca-private' }), []);
    assert.deepEqual(keys({ ...all, scope: 'folder', path: 'sites' }), []);
    assert.deepEqual(keys({ ...all, scope: 'document', path: 'bom.json' }), []);
  });

  test('for more than two years', () => {
    assert.deepEqual(keys({ expires: '2028-11-22' }), []);
    assert.deepEqual(keys({ expires: '2028-11-23' }), ['expires']);
    assert.deepEqual(keys({ ...all, scope: 'repository', expires: '2099-12-31' }), ['scope', 'expires']);
  });
});
