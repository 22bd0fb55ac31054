import assert from 'node:assert/strict';
import {
  folderNamed,
  foldersAbove,
  isBelow,
  isInFolder,
  isWaiversFile,
  relativePath,
  rootOf,
} from '../../server/src/host/folders.ts';

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

  test('a named folder lies in the workspace folder, or is named in full', () => {
    const root = 'vfs://host/w';
    assert.equal(folderNamed('./own packs/', root), 'vfs://host/w/own%20packs');
    assert.equal(folderNamed('a\\b', root), 'vfs://host/w/a/b');
    assert.equal(folderNamed('.', root), root);
    assert.equal(folderNamed('a/../../b', root), undefined);
    assert.equal(folderNamed('own', undefined), undefined);
    assert.equal(folderNamed('/etc/packs/', root), 'vfs://host/etc/packs');
    assert.equal(folderNamed('/etc/packs', undefined), 'file:///etc/packs');
    assert.equal(folderNamed('C:\\packs', 'file:///c%3A/w'), 'file:///C%3A/packs');
    assert.equal(folderNamed('file:///packs/', root), 'file:///packs');
  });

  test('whether a place lies in a folder does not hang on what is escaped', () => {
    assert.ok(isInFolder('file:///w/%28x%29/a', 'file:///w/(x)/'));
    assert.ok(isInFolder('file:///w', 'file:///w'));
    assert.equal(isInFolder('file:///w2/a', 'file:///w'), false);
    assert.deepEqual(foldersAbove('file:///w%28/a/bom.json', ['file:///w(']), ['file:///w%28/a', 'file:///w%28']);
    assert.equal(relativePath('file:///w(', 'file:///w%28/a'), 'a');
  });

  test('a waivers file is known by its path', () => {
    assert.ok(isWaiversFile('file:///w/.bomwarden/waivers.yml'));
    assert.equal(isWaiversFile('file:///w/waivers.yml'), false);
  });
});
