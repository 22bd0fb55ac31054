import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlLines, yamlScalar } from '../../../server/src/core/syntax/yaml-text.ts';
import { slowTest } from '../../support/tier.ts';

suite('core/syntax/yaml-text', () => {
  slowTest('any text comes back from YAML as it was, in both versions', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'true',
        'No',
        'null',
        '~',
        '22e1',
        '0123',
        '12:34:56',
        '2026-11-22',
        '',
        ' a',
        'a ',
        'a: b',
        'a #b',
        '- a',
        '\u2028',
        'y',
      ),
    );
    fc.assert(
      fc.property(text, value => {
        for (const version of ['1.1', '1.2'] as const) {
          assert.equal(parse(`a: ${yamlScalar(value)}\n`, { version }).a, value);
          assert.deepEqual(parse(`a: [${yamlScalar(value)}, x]\n`, { version }).a, [value, 'x']);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('half a character becomes the sign for what cannot be shown', () => {
    assert.equal(parse(yamlScalar('a\ud800b')), 'a\ufffdb');
  });

  test('lists and mappings stand in each other', () => {
    const lines = yamlLines([
      ['a', 'x'],
      [
        'list',
        {
          items: [
            [
              ['b', 1],
              ['c', { members: [['d', ['e', 'f: g']]] }],
            ],
            [['h', 'i']],
          ],
        },
      ],
    ]);
    assert.deepEqual(lines, ['a: x', 'list:', '  - b: 1', '    c:', '      d: [e, "f: g"]', '  - h: i']);
    assert.deepEqual(parse(lines.join('\n')), { a: 'x', list: [{ b: 1, c: { d: ['e', 'f: g'] } }, { h: 'i' }] });
  });
});
