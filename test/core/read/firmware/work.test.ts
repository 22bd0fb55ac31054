import assert from 'node:assert/strict';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { Budget, usualLimits } from '../../../../server/src/core/read/firmware/budget.ts';
import { readImage } from '../../../../server/src/core/read/firmware/index.ts';
import { unxz } from '../../../../server/src/core/read/firmware/unpack/xz.ts';
import { Walk } from '../../../../server/src/core/read/firmware/walk.ts';
import { inflate } from '../../../../server/src/core/read/unpack/inflate.ts';
import { imageBytes } from '../../../support/firmware.ts';

const size = 1 << 18;
const limits = { ...usualLimits, work: 1 << 20, workEach: 4 };
const allowed = limits.work + limits.workEach * size;
/** What one step may go beyond it: a stream, or the table of one. */
const step = 1 << 20;

/** All the work that bytes cost, and whether the limit on it was met. */
function workOf(bytes: Uint8Array) {
  const budget = new Budget(limits, bytes.length);
  const walk = new Walk(budget, () => undefined);
  const unread = walk.run(bytes);
  return { worked: budget.worked, isMet: budget.met.has('work'), unread, nodes: walk.nodes };
}

function repeated(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([imageBytes('board.dtb'), Buffer.alloc(size, bytes)]));
}

/** Streams that give much: letters that come again. */
const dense = gzipSync(Buffer.alloc(1 << 20, 'AB'));
const streams: readonly (readonly [string, Uint8Array])[] = [
  ['gzip', dense],
  ['gzip, cut off', dense.subarray(0, 60)],
  ['LZMA, cut off', imageBytes('initrd.cpio.lzma').subarray(0, 400)],
  ['xz, cut off', imageBytes('initrd.cpio.xz').subarray(0, 500)],
  ['bzip2, cut off', imageBytes('initrd.cpio.bz2').subarray(0, 200)],
  ['lzop, cut off', imageBytes('initrd.cpio.lzo').subarray(0, 900)],
  ['TRX whose checksum is wrong', trxHeader(size / 2)],
];

function trxHeader(length: number): Uint8Array {
  const header = Buffer.alloc(28);
  header.write('HDR0');
  header.writeUInt32LE(length, 4);
  header.writeUInt16LE(1, 14);
  return header;
}

suite('Work that an image may cost', () => {
  for (const [name, stream] of streams) {
    test(`${name}, again and again: stops at the limit, and tells what was left out`, () => {
      const { worked, isMet, unread, nodes } = workOf(repeated(stream));
      assert.ok(isMet, `only ${worked} of ${allowed}`);
      assert.ok(worked <= allowed + step, `${worked} of ${allowed}`);
      assert.ok(unread > size / 4, `${unread} of ${size} not looked into`);
      assert.ok(nodes.some(({ state }) => state === 'unread'));
    });
  }

  test('the sentence on it stands among the problems', () => {
    const { problems, bom } = readImage(repeated(dense), { texts: [], limits });
    assert.ok(problems.some(({ message }) => /more work than is done for a file of its size/.test(message)));
    assert.ok((bom?.image?.unread ?? 0) > size / 4);
  });

  test('texts of the file itself are found behind what was left out', () => {
    const bytes = Buffer.concat([repeated(dense), Buffer.from('\0BusyBox v1.36.1 (x)\0')]);
    const { bom } = readImage(new Uint8Array(bytes), { texts: [], limits });
    assert.ok(bom?.components.some(({ name }) => name?.value === 'BusyBox'));
  });

  test('more bytes allow more work', () => {
    const twice = new Uint8Array(Buffer.concat([repeated(dense), Buffer.alloc(size, 0xff)]));
    assert.ok(workOf(twice).worked > workOf(repeated(dense)).worked + (limits.workEach * size) / 2);
  });

  test('honest images stay far below it', () => {
    for (const name of ['squashfs.xz.img', 'initrd.cpio.lzma', 'hik-like.dav', 'ext2.img']) {
      const bytes = imageBytes(name);
      const budget = new Budget(usualLimits, bytes.length);
      new Walk(budget, () => undefined).run(bytes);
      assert.ok(budget.worked < (usualLimits.work + usualLimits.workEach * bytes.length) / 20, name);
    }
  });

  test('each damaged stream costs more than the one before', () => {
    const budget = new Budget(usualLimits, 0);
    const costs = Array.from({ length: 100 }, () => {
      const before = budget.worked;
      budget.damaged(10);
      return budget.worked - before;
    });
    assert.ok((costs.at(-1) ?? 0) > 5 * (costs[0] ?? 0));
  });

  test('a file of a zip archive that is unpacked in vain counts', () => {
    const { worked } = workOf(zipOf(deflateRawSync(Buffer.alloc(1 << 19, 'AB')), 1 << 19));
    assert.ok(worked > 1 << 19, `${worked}`);
  });

  test('tables of deflate without anything packed by them end a stream', () => {
    const { end, bytes, work = 0 } = inflate(emptyBlocks(4000), 1 << 20);
    assert.deepEqual([end, bytes.length], ['cut', 0]);
    assert.ok(work < 2 ** 23, `${work}`);
    assert.equal(inflate(emptyBlocks(4), 1 << 20).end, 'damaged');
  });

  test('LZMA2 has no more bits of context than its format allows', () => {
    const packed = imageBytes('initrd.cpio.xz');
    const at = packed.indexOf(0xe0, 24);
    assert.equal(unxz(packed, 1 << 20).end, 'whole');
    packed[at + 5] = 4 * 9 + 8;
    assert.equal(unxz(packed, 1 << 20).end, 'damaged');
  });
});

/** Blocks of deflate with codes of up to 15 bits and nothing packed by them: large tables, few bytes. RFC 1951. */
function emptyBlocks(count: number): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, width: number) => {
    for (let bit = 0; bit < width; bit++) bits.push((value >> bit) & 1);
  };
  for (let block = 0; block < count; block++) {
    put(0, 1);
    put(2, 2);
    put(0, 5);
    put(15, 5);
    put(15, 4);
    // every length from 0 to 15 and the run of zeros (18) have codes of 5 bits
    for (const symbol of [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])
      put(symbol === 16 || symbol === 17 ? 0 : 5, 3);
    const length = (own: number) => {
      const code = own === 18 ? 16 : own;
      for (let bit = 4; bit >= 0; bit--) put((code >> bit) & 1, 1);
    };
    // 256 literals: 2 to 15, then none; the end of the block has the code of one bit
    for (let own = 2; own <= 15; own++) length(own);
    length(15);
    length(18);
    put(127, 7);
    length(18);
    put(256 - 15 - 138 - 11, 7);
    length(1);
    for (let own = 1; own <= 15; own++) length(own);
    length(15);
    put(0, 1);
  }
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries()) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (index & 7));
  return bytes;
}

function zipOf(packed: Uint8Array, length: number): Uint8Array {
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(length, 22);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const central = Buffer.alloc(47);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(length, 24);
  central.writeUInt16LE(1, 28);
  central.write('a', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, packed, central, end]));
}
