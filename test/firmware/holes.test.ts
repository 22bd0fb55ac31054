import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { imageFolder } from '../support/firmware.ts';

/** Of the small file system that is made a large one: bytes of a block, and numbers of blocks in one. */
const block = 1024;
const each = block / 4;

/** Its file of holes, in a file system of 70,000 blocks: one byte more behind all that is empty up to the third level. */
function withHole(before: number, mark: string): Uint8Array {
  const bytes = new Uint8Array(70_000 * block);
  bytes.set(gunzipSync(readFileSync(join(imageFolder, 'variants/ext2-holes.img.gz'))));
  const file = 5 * block + 15 * 256;
  const numbers: readonly (readonly [at: number, number: number])[] = [
    [block, 9 * 32],
    [block + 4, 70_000],
    [file + 4, before + mark.length],
    ...Array.from({ length: 14 }, (_, index) => [file + 40 + index * 4, 0] as const),
    // the block of blocks of blocks, and the first of each
    [file + 40 + 14 * 4, 252],
    [252 * block, 253],
    [253 * block, 254],
    [254 * block, 255],
  ];
  const view = new DataView(bytes.buffer);
  for (const [at, number] of numbers) view.setUint32(at, number, true);
  bytes.set(Buffer.from(mark), 255 * block);
  return bytes;
}

suite('Holes in ext2', function () {
  this.timeout(120_000);

  test('what stands behind one of 65,536 blocks stands behind all of them', () => {
    const before = (12 + each + each ** 2) * block;
    const { bom } = readImage(withHole(before, 'MARKDEEP'), { texts: ['MARKDEEP'] });
    const claims = bom?.components.flatMap(one => one.claims) ?? [];
    const inFile = claims.filter(({ value, inside }) => value === 'MARKDEEP' && inside?.path.includes('bin/holes'));
    assert.deepEqual(
      inFile.map(({ inside }) => inside?.offset),
      [before],
    );
  });
});
