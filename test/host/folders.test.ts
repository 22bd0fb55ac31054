import assert from 'node:assert/strict';
import { foldersAbove, isBelow, isWaiversFile, relativePath, rootOf } from '../../server/src/host/folders.ts';

suite('host/folders', () => {
  test('folders from the document up to its workspace folder, nearest first', () => {
    assert.deepEqual(foldersAbove('file:///w/a/b/bom.json', ['file:///w']), [
      'file:///w/a/b',
      'file:///w/a',
      'file:///w',
    ]);
    assert.deepEqual(foldersAbove('file:///w/bom.json', ['file:///w/']), ['file:///w']);
  });

  test('none outside of every workspace folder, nor for a document without a folder', () => {
    assert.deepEqual(foldersAbove('file:///other/bom.json', ['file:///w']), []);
    assert.deepEqual(foldersAbove('file:///workspace/bom.json', ['file:///w']), []);
    assert.deepEqual(foldersAbove('untitled:Untitled-1', ['file:///w']), []);
    assert.deepEqual(foldersAbove('file:///w/bom.json', []), []);
  });

  test('of workspace folders within each other the innermost holds the document', () => {
    assert.equal(rootOf('file:///w/a/b/bom.json', ['file:///w', 'file:///w/a']), 'file:///w/a');
  });

  test('a named folder is found however the client encodes paths, and never outside', () => {
    const root = ['file:///c%3A/w'];
    assert.ok(isBelow('file:///c%3A/w/from%20others/%28x%29/bom.json', ['from others\\(x)'], root));
    assert.ok(isBelow('file:///c%3A/w/from%20others/bom.json', ['./from others/'], root));
    assert.equal(isBelow('file:///c%3A/w/from%20others2/bom.json', ['from others'], root), false);
    assert.equal(isBelow('file:///c%3A/x/bom.json', ['../x'], root), false);
    assert.equal(isBelow('file:///c%3A/x/bom.json', ['.'], root), false);
    assert.ok(isBelow('file:///c%3A/w/bom.json', ['.'], root));
  });

  test('relative paths are decoded; a broken escape stays as it is', () => {
    assert.equal(relativePath('file:///w/', 'file:///w/a%20b/bom.json'), 'a b/bom.json');
    assert.equal(relativePath('file:///w', 'file:///w/a%zz'), 'a%zz');
  });

  test('a waivers file is known by its path', () => {
    assert.ok(isWaiversFile('file:///w/.bomwarden/waivers.yml'));
    assert.equal(isWaiversFile('file:///w/waivers.yml'), false);
  });
});
