import assert from 'node:assert/strict';
import { parseChanges } from '../../../server/src/cli/git/changes.ts';

suite('What git tells of changes', () => {
  test('statuses with one path and with two', () => {
    const { added, changed, removed, renamed } = parseChanges(
      ['A', 'new\nline', 'M', 'b', 'T', 'c', 'D', 'd', 'R087', 'old', 'moved', 'C100', 'from', 'copy', ''].join('\0'),
    );
    assert.deepEqual([...added], ['new\nline', 'copy']);
    assert.deepEqual([...changed], ['b', 'c']);
    assert.deepEqual([...removed], ['d']);
    assert.deepEqual([...renamed], [['moved', 'old']]);
  });

  test('nothing', () => {
    assert.deepEqual([...parseChanges('').changed], []);
  });
});
