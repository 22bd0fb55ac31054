import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readImage } from '../../../../server/src/core/read/firmware/index.ts';
import { tarOf } from '../../../support/archives.ts';
import { imageBytes, imageFolder } from '../../../support/firmware.ts';
import { rawFat32, zstdWithDictionary } from '../../../support/made-variants.ts';

const folder = join(imageFolder, 'variants');
const usual = ['MARKHEAD', 'MARKLONG', 'MARKMIDDLE', 'MARKSMALL', 'MARKTAIL'];
const withKernel = [...usual, 'MARKKERNEL'];

/** What is found in each, if not the usual. See make-firmware-variants.sh. */
const others: Readonly<Record<string, readonly string[]>> = {
  'ext4-many-extents.img': ['MARKEXTENTS'],
  'gnu-many-sparse.tar': ['MARKEXTENTS'],
  'ext4-meta-groups.img': [],
  'v7.tar': ['MARKHEAD', 'MARKMIDDLE', 'MARKSMALL', 'MARKTAIL'],
  'boot-0.img': withKernel,
  'boot-1.img': withKernel,
  'boot-2.img': withKernel,
  'boot-3.img': withKernel,
  'multi.uImage': withKernel,
  'fit-aligned.itb': withKernel,
  'fit-behind.itb': withKernel,
  'fit-placed.itb': withKernel,
};
/** Nothing in them may name firmware: they are read inside of something that does. */
const ofAnything = /\.tar$/;

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(join(folder, `${name}.gz`))));
}

function reviewed(bytes: Uint8Array) {
  const marks = [...withKernel, 'MARKEXTENTS'];
  const { bom, problems } = readImage(bytes, { name: 'x.bin', texts: marks });
  assert.ok(bom?.image, 'no image');
  const claims = bom.components.flatMap(({ claims }) => claims);
  const found = claims.filter(({ role, value }) => role === 'image-text' && marks.includes(value));
  return { bom, image: bom.image, problems, found: found.map(({ value }) => value).sort() };
}

suite('Forms of containers that tools write besides their usual one', () => {
  const names = readdirSync(folder).map(name => name.slice(0, -3));

  test('all are there', () => assert.equal(names.length, 40));

  for (const name of names) {
    test(`${name}: every file is found, whole and with its name`, () => {
      const own = bytesOf(name);
      const image = ofAnything.test(name) ? new Uint8Array(Buffer.concat([imageBytes('board.dtb'), own])) : own;
      // what has no magic is recognised at the beginning of a file only
      const bytes = name === 'v7.tar' ? cpioOf('rootfs.tar', own) : image;
      const { bom, image: read, problems, found } = reviewed(bytes);
      const paths = read.nodes.map(({ name: path }) => path?.replace(/^\.\//, ''));
      assert.deepEqual(problems, []);
      assert.equal(read.unread, 0);
      assert.deepEqual(found, [...(others[name] ?? usual)].sort());
      if (name === 'ext4-meta-groups.img') {
        for (let file = 1; file <= 170; file++) assert.ok(paths.includes(String(file)), `${file}`);
        return;
      }
      assert.ok(bom.components.some(one => one.name?.value === 'TestOS' && one.version?.value === '3.4'));
      if (found.includes('MARKLONG')) {
        const long = paths.find(path => path?.startsWith('a folder'));
        assert.match(long ?? '', /^a folder with a long name\/deeper\/a file whose name .* and goes on\.txt$/);
        // mke2fs leaves the empty end out where files stand in inodes
        const size = name === 'ext4-inline.img' ? 30_720 : 60_000;
        assert.equal(read.nodes.find(({ name: path }) => path?.endsWith('bin/holes'))?.size, size);
      }
      if (found.includes('MARKEXTENTS'))
        assert.ok(read.nodes.some(({ name: path, size }) => path?.endsWith('holes') && size === 529_296));
    });
  }

  test('a long target between a long name and its file takes the name from nobody', () => {
    const name = `${'folder/'.repeat(20)}kernel`;
    const made = tarOf(
      [
        { name: '@name', bytes: name },
        { name: '@target', bytes: 'to/'.repeat(50) },
        { name: 'short', bytes: 'MARKSMALL' },
      ],
      { '@name': 'L', '@target': 'K' },
    );
    const { image, found } = reviewed(new Uint8Array(Buffer.concat([imageBytes('board.dtb'), made])));
    assert.deepEqual(found, ['MARKSMALL']);
    assert.ok(image.nodes.some(node => node.name === name));
    assert.ok(!image.nodes.some(node => node.name === 'short' || node.name?.startsWith('@')));
  });

  test('names of deleted files are none of the file behind them, and small letters stay small', () => {
    const { image } = reviewed(bytesOf('fat12-names.img'));
    const paths = image.nodes.flatMap(({ name }) => name ?? []);
    assert.deepEqual(paths.filter(path => !path.includes('/')).sort(), [
      'BOOT',
      'UPPER.TXT',
      'a file that will be deleted later on 2.txt',
      'a file that will be deleted later on 4.txt',
    ]);
  });

  test('FAT32 is told by its tables, however few its clusters are', () => {
    const { image, found } = reviewed(rawFat32('MARKSMALL'));
    assert.match(image.nodes[0]?.title ?? '', /FAT32/);
    assert.deepEqual(found, ['MARKSMALL']);
  });

  test('what is packed with a dictionary is told, with the number of that', () => {
    const packed = zstdWithDictionary(bytesOf('pieces.cpio.zst').subarray(12), 77);
    const { image } = reviewed(new Uint8Array(Buffer.concat([imageBytes('board.dtb'), packed])));
    const node = image.nodes.find(({ kind }) => kind === 'zstd');
    assert.equal(node?.state, 'opaque');
    assert.match(node?.note?.text ?? '', /dictionary \(77\)/);
    assert.ok(image.unread > 100);
  });

  test('parts in other than Android’s first form are named', () => {
    const partsOf = (name: string) =>
      reviewed(bytesOf(name))
        .image.nodes.filter(({ parent }) => parent === 0)
        .map(({ name: part }) => part);
    assert.deepEqual(partsOf('boot-2.img'), ['kernel', 'ramdisk', 'dtb']);
    assert.deepEqual(partsOf('vendor-boot.img'), ['vendor ramdisk', 'dtb']);
  });
});

/** An archive of one file. */
function cpioOf(name: string, content: Uint8Array): Uint8Array {
  const filled = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const entry = (own: string, mode: number, bytes: Uint8Array) => {
    const fields = [1, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, own.length + 1, 0];
    const head = `070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}${own}\0`;
    return Buffer.concat([filled(Buffer.from(head)), filled(Buffer.from(bytes))]);
  };
  return new Uint8Array(Buffer.concat([entry(name, 0o100644, content), entry('TRAILER!!!', 0, new Uint8Array(0))]));
}
