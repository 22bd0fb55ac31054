import assert from 'node:assert/strict';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { unbzip2 } from '../../../../server/src/core/read/firmware/unpack/bzip2.ts';
import { unlz4Frame } from '../../../../server/src/core/read/firmware/unpack/lz4.ts';
import { unlzma } from '../../../../server/src/core/read/firmware/unpack/lzma-alone.ts';
import { unlzop } from '../../../../server/src/core/read/firmware/unpack/lzo.ts';
import { unxz } from '../../../../server/src/core/read/firmware/unpack/xz.ts';
import { unzstd } from '../../../../server/src/core/read/firmware/unpack/zstd.ts';
import { inflate } from '../../../../server/src/core/read/unpack/inflate.ts';
import type { Unpack } from '../../../../server/src/core/read/unpack/unpacked.ts';
import { imageBytes } from '../../../support/firmware.ts';

const plain = imageBytes('initrd.cpio');
const behind = new Uint8Array([1, 2, 3, 4, 5, 6, 7]);

const kinds: readonly (readonly [string, Unpack])[] = [
  ['xz', unxz],
  ['lzma', unlzma],
  ['zst', unzstd],
  ['lz4', unlz4Frame],
  ['bz2', unbzip2],
  ['lzo', unlzop],
];

suite('Unpacking', () => {
  for (const [ending, unpack] of kinds) {
    const packed = imageBytes(`initrd.cpio.${ending}`);

    test(`${ending}: all of it, and where it ends`, () => {
      const { bytes, used, end } = unpack(Buffer.concat([packed, behind]), 1 << 20);
      assert.deepEqual([end, used], ['whole', packed.length]);
      assert.ok(Buffer.from(bytes).equals(plain));
    });

    test(`${ending}: no more than was allowed`, () => {
      const { bytes, end } = unpack(packed, 1000);
      assert.equal(end, 'cut');
      assert.ok(bytes.length <= 1000);
    });

    test(`${ending}: what is cut off gives a beginning and says so`, () => {
      const { bytes, end } = unpack(packed.subarray(0, packed.length >> 1), 1 << 20);
      assert.equal(end, 'damaged');
      assert.ok(Buffer.from(bytes).equals(plain.subarray(0, bytes.length)));
    });
  }

  test('deflate of every kind of block', () => {
    const texts = [Buffer.alloc(70_000, 'abc'), Buffer.from('x'), Buffer.from(plain), Buffer.alloc(300_000, plain)];
    for (const text of texts) {
      for (const level of [0, 1, 9]) {
        const packed = deflateRawSync(text, { level });
        const { bytes, used, end } = inflate(Buffer.concat([packed, behind]), 1 << 20);
        assert.deepEqual([end, used], ['whole', packed.length]);
        assert.ok(Buffer.from(bytes).equals(text));
      }
    }
  });

  test('a bomb stops at its limit', () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    const { bytes, end } = inflate(bomb.subarray(10), 1 << 20);
    assert.equal(end, 'cut');
    assert.ok(bytes.length <= 1 << 20);
  });
});
