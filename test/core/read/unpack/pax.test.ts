import assert from 'node:assert/strict';
import { paxRecords } from '../../../../server/src/core/read/unpack/pax.ts';

suite('records of pax', () => {
  const path = '12 path=a/b\n';
  const rows: readonly (readonly [what: string, text: string, records: readonly (readonly [string, string])[]])[] = [
    ['one', path, [['path', 'a/b']]],
    [
      'two',
      `${path}9 size=7\n`,
      [
        ['path', 'a/b'],
        ['size', '7'],
      ],
    ],
    ['a value with blanks and signs beyond ASCII', '17 path=杭州 =\n', [['path', '杭州 =']]],
    ['none', '', []],
    ['filling behind the last', `${path}\0\0\0`, [['path', 'a/b']]],
    ['a last one that is cut off before its blank', `${path}12`, [['path', 'a/b']]],
    ['a last one that is cut off behind its blank', `${path}12 pat`, [['path', 'a/b']]],
    ['a length of nothing', `${path}0 a=b\n`, [['path', 'a/b']]],
    ['a length within itself', `${path}2 a=b\n`, [['path', 'a/b']]],
    ['a length without digits', ' a=b\n', []],
    ['a length that is no number', '-9 a=b\n', []],
    ['a length of many digits', '0000000012 path=a/b\n', []],
  ];
  for (const [what, text, records] of rows) {
    test(what, () => assert.deepEqual([...paxRecords(new TextEncoder().encode(text))], records));
  }
});
