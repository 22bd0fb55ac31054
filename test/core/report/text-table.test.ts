import assert from 'node:assert/strict';
import { Page } from '../../../server/src/core/report/page.ts';
import { writeTable } from '../../../server/src/core/report/text-table.ts';
import { widthOf } from '../../../server/src/core/report/width.ts';

function table(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const page = new Page({ width, colour: false });
  writeTable(page, ['A', 'B'], rows, width);
  return page.toString().trimEnd().split('\n');
}

suite('core/report/text-table', () => {
  test('columns are as wide as their cells', () => {
    assert.deepEqual(
      table(
        [
          ['one', 'x'],
          ['1', '海康'],
        ],
        40,
      ),
      ['A    B', 'one  x', '1    海康'],
    );
  });

  test('the widest column is wrapped, and a long word is cut', () => {
    const lines = table(
      [
        ['one', 'some words that go on'],
        ['two', 'a'.repeat(30)],
      ],
      20,
    );
    for (const line of lines) assert.ok(widthOf(line) <= 20, line);
    assert.equal(lines.join('').replace(/[^a]/g, '').length, 31);
  });

  test('a terminal that is too narrow gets columns of their own least width', () => {
    assert.ok(table([['one two three', 'four five six']], 3).length > 2);
  });
});
