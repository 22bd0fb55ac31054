import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { crcRegister } from '../../../../server/src/core/read/crc32.ts';
import { readImage } from '../../../../server/src/core/read/firmware/index.ts';
import { zipOf } from '../../../support/archives.ts';
import { imageBytes } from '../../../support/firmware.ts';
import { madeImages } from '../../../support/made-images.ts';

function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(part => Buffer.from(part))));
}

function treeOf(bytes: Uint8Array, texts: readonly string[] = []) {
  const { bom } = readImage(bytes, { name: 'x.bin', texts });
  assert.ok(bom?.image, 'no image');
  const claims = bom.components.flatMap(one => one.claims);
  return { ...bom.image, claims, found: claims.filter(({ role }) => role === 'image-text').map(({ value }) => value) };
}

/** A target of DfuSe with elements. */
function target(number: number, ...elements: readonly (readonly [address: number, content: Uint8Array])[]): Buffer {
  const body = Buffer.concat(
    elements.map(([address, content]) => {
      const head = Buffer.alloc(8);
      head.writeUInt32LE(address, 0);
      head.writeUInt32LE(content.length, 4);
      return Buffer.concat([head, content]);
    }),
  );
  const head = Buffer.alloc(274);
  head.write('Target');
  head[6] = number;
  head.writeUInt32LE(body.length, 266);
  head.writeUInt32LE(elements.length, 270);
  return Buffer.concat([head, body]);
}

function dfuSe(...targets: readonly Buffer[]): Uint8Array {
  const content = Buffer.concat(targets);
  const head = Buffer.from('DfuSe\x01\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(11 + content.length, 6);
  head[10] = targets.length;
  const suffix = Buffer.from('\0\0\0\0\0\0\x1a\x01UFD\x10\0\0\0\0', 'latin1');
  suffix.writeUInt16LE(0x0483, 4);
  const file = Buffer.concat([head, content, suffix]);
  file.writeUInt32LE(crcRegister(new Uint8Array(file), -1, 0, file.length - 4), file.length - 4);
  return new Uint8Array(file);
}

function hexLine(address: number, data: Uint8Array): string {
  const bytes = [data.length, address >> 8, address & 255, 0, ...data];
  const sum = -bytes.reduce((all, byte) => all + byte, 0) & 255;
  return `:${Buffer.from([...bytes, sum])
    .toString('hex')
    .toUpperCase()}\n`;
}

suite('Forms of containers that are made by hand', () => {
  test('each target of a DfuSe file stands for itself, with its address', () => {
    const file = dfuSe(
      target(0, [0x8000000, imageBytes('board.dtb')], [0x8010000, Buffer.from('x'.repeat(40))]),
      target(1, [0x90000000, imageBytes('uImage')]),
    );
    const { nodes, unread } = treeOf(file);
    const parts = nodes.filter(({ parent }) => parent === 0).map(({ name, kind }) => [name, kind]);
    assert.deepEqual(parts, [
      ['target 0 at 0x8000000', 'fdt'],
      ['target 0 at 0x8010000', 'file'],
      ['target 1 at 0x90000000', 'uimage'],
    ]);
    assert.equal(unread, 0);
  });

  test('a DfuSe file whose sizes do not fit is looked at as it is', () => {
    const file = dfuSe(target(0, [1, imageBytes('board.dtb')]), Buffer.from('something else'));
    assert.deepEqual(
      treeOf(file)
        .nodes.filter(({ parent }) => parent === 0)
        .map(({ name }) => name),
      ['contents'],
    );
  });

  test('lines of Intel HEX stand in the order of their addresses, whatever theirs in the file is', () => {
    const text = Buffer.from(`${'-'.repeat(70)}a text over the ends of lines${'-'.repeat(70)}`);
    const lines = [...Array(Math.ceil(text.length / 16)).keys()].map(index =>
      hexLine(index * 16, text.subarray(index * 16, index * 16 + 16)),
    );
    const of = (own: readonly string[]) =>
      treeOf(joined(own.join(''), ':00000001FF\n'), ['a text over the ends of lines']).found;
    assert.deepEqual(of(lines), ['a text over the ends of lines']);
    assert.deepEqual(of(lines.toReversed()), ['a text over the ends of lines']);
    // two images for the same addresses stay apart
    assert.deepEqual(of([...lines, ...lines.map(() => hexLine(0, Buffer.from('y'.repeat(16))))]), [
      'a text over the ends of lines',
    ]);
  });

  test('Dahua’s two letters before a sound directory are enough, whatever the names in it are', () => {
    const bytes = zipOf([{ name: 'firmware/unknown.img', bytes: Buffer.from(imageBytes('uImage')) }]).slice();
    bytes.set([0x44, 0x48]);
    const { nodes, claims } = treeOf(bytes);
    assert.equal(nodes[0]?.kind, 'dahua');
    assert.ok(claims.some(({ role, value }) => role === 'image-format' && value === 'dahua-zip'));
    const [first = 0] = bytes.subarray(2, 3);
    bytes[2] = first ^ 1;
    assert.equal(readImage(bytes, { texts: [] }).bom?.image?.nodes[0]?.kind === 'dahua', false);
  });

  test('filling between other bytes is no part of what nobody looked into, alignment before it neither', () => {
    const flash = joined(
      imageBytes('board.dtb'),
      new Uint8Array(3),
      new Uint8Array(70_000).fill(0xff),
      'unknown'.repeat(30),
      new Uint8Array(9_000),
    );
    const { nodes, unread } = treeOf(flash);
    assert.equal(unread, 210);
    assert.deepEqual(
      nodes.filter(({ parent }) => parent === 0).map(({ kind, size }) => [kind, size]),
      [
        ['fdt', 177],
        ['filling', 70_000],
        ['unknown', 210],
        ['filling', 9_000],
      ],
    );
  });

  test('a byte that begins texts begins images too', () => {
    for (const first of '<[{') {
      const image = joined(first, new Uint8Array(600).fill(0x13), imageBytes('uImage'));
      assert.ok(treeOf(image).nodes.some(({ kind }) => kind === 'uimage'));
      const text = joined(`${first} a page of text `.repeat(20), imageBytes('uImage'));
      assert.equal(readImage(text, { texts: [] }).bom, undefined);
    }
  });

  test('packed by gzip in a section of UEFI, and file systems of its first version', () => {
    const make = madeImages.get('uefi-volume');
    assert.ok(make);
    const bytes = make();
    const lzma = imageBytes('initrd.cpio.lzma');
    const at = Buffer.from(bytes).indexOf(Buffer.from(lzma));
    assert.ok(at > 0);
    const packed = gzipSync(Buffer.concat([Buffer.from([0, 0, 0, 25]), Buffer.alloc(0)]));
    assert.ok(packed.length < lzma.length);
    // a raw section with the device tree, in place of what was packed by LZMA
    const raw = imageBytes('board.dtb');
    const section = Buffer.concat([Buffer.from([(raw.length + 4) & 255, (raw.length + 4) >> 8, 0, 25]), raw]);
    const own = gzipSync(section);
    bytes.fill(0, at, at + lzma.length);
    bytes.set(own, at);
    bytes.set(Buffer.from('e91f301d79be534391c2d23bc959ae0c', 'hex'), at - 20);
    const { nodes, unread } = treeOf(bytes);
    assert.equal(nodes.filter(({ kind }) => kind === 'fdt').length, 2);
    assert.equal(unread, 0);
  });

  test('a volume of a file system that is not known says so, and is none of variables', () => {
    const make = madeImages.get('uefi-volume');
    assert.ok(make);
    const bytes = make();
    const first = bytes[16] ?? 0;
    bytes[16] = first ^ 1;
    // the sum of the header stays right
    const low = bytes[50] ?? 0;
    bytes[50] = (low - ((first ^ 1) - first)) & 255;
    const node = treeOf(bytes).nodes.find(({ kind }) => kind === 'uefi-volume');
    assert.match(node?.title ?? '', /file system [0-9a-f-]{36}/);
  });

  test('two files that follow each other, packed with names of their own, are two', () => {
    const named = (name: string, content: Uint8Array) => {
      const packed = gzipSync(content);
      packed[3] = 8;
      return Buffer.concat([packed.subarray(0, 10), Buffer.from(`${name}\0`), packed.subarray(10)]);
    };
    const two = joined(
      imageBytes('board.dtb'),
      named('one', Buffer.from('first '.repeat(100))),
      named('two', imageBytes('uImage')),
    );
    const names = treeOf(two)
      .nodes.filter(({ kind }) => kind === 'gzip')
      .map(({ name }) => name);
    assert.deepEqual(names.slice(0, 2), ['one', 'two']);
  });
});
