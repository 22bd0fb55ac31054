import assert from 'node:assert/strict';
import { isBaseSide, isKeptScheme } from '../../client/src/sides.ts';

suite('client/sides', () => {
  for (const [scheme, query, expected] of [
    ['pr', '{"isBase":true,"fileName":"bom.json","prNumber":7}', true],
    ['pr', '{"isBase":false,"fileName":"bom.json","prNumber":7}', false],
    ['review', '{"path":"bom.json","base":true}', true],
    ['review', '{"path":"bom.json","base":false}', false],
    ['review', '{"path":"bom.json"}', undefined],
    ['githubcommit', 'commit=1', undefined],
    ['pr', '{"isBase":"yes"}', undefined],
    ['pr', '{broken', undefined],
    ['git', '{"path":"bom.json","ref":"HEAD"}', true],
    ['file', '', undefined],
  ] as const) {
    test(`${scheme}: ${query} is ${expected === undefined ? 'not said' : expected ? 'the base' : 'the head'}`, () => {
      assert.equal(isBaseSide({ scheme, query }), expected);
    });
  }

  test('files and new documents are a person’s own, states of files are not', () => {
    for (const scheme of ['file', 'untitled', 'vscode-vfs']) assert.ok(isKeptScheme(scheme), scheme);
    for (const scheme of ['git', 'pr', 'review', 'output']) assert.equal(isKeptScheme(scheme), false, scheme);
  });
});
