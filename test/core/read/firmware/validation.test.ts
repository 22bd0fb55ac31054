import assert from 'node:assert/strict';
import { readImage } from '../../../../server/src/core/read/firmware/index.ts';
import { imageBytes } from '../../../support/firmware.ts';

/** Image, kind, and a byte that a checksum or a field of the header is over. */
const guarded: readonly (readonly [string, string, number])[] = [
  ['uImage', 'uimage', 33],
  ['trx.img', 'trx', 40],
  ['cramfs.img', 'cramfs', 100],
  ['romfs.img', 'romfs', 20],
  ['board.dfu', 'dfu', 60],
  ['board.hex', 'intel-hex', 12],
  ['board.srec', 'srecord', 12],
  ['ubi.img', 'ubi', 20],
  ['jffs2.le.img', 'jffs2', 5],
  ['jffs2.be.img', 'jffs2', 5],
  ['squashfs.xz.img', 'squashfs', 12],
  ['ext2.img', 'ext', 1024 + 24],
  ['fat.img', 'fat', 11],
  ['fit.itb', 'fit', 20],
  ['board.dtb', 'fdt', 20],
  ['android-boot.img', 'android-boot', 36],
  ['android-sparse.img', 'android-sparse', 4],
  ['dahua-like.bin', 'dahua', 7335 - 10],
  ['xm-like.bin', 'xiongmai', 3286 - 10],
  ['hik-like.dav', 'hikvision', 8],
  ['uswid-cdx.bin', 'uswid', 512 + 16],
  ['initrd.cpio', 'cpio', 8],
];

/** Where the first container of a kind stands; undefined where there is none. */
function firstOf(kind: string, bytes: Uint8Array): number | undefined {
  return readImage(bytes, { texts: [] }).bom?.image?.nodes.find(node => node.kind === kind)?.span.start;
}

suite('Magic is never enough', () => {
  for (const [name, kind, at] of guarded) {
    test(`${kind}: with a wrong byte at ${at} the beginning of ${name} is none`, () => {
      const bytes = imageBytes(name);
      const before = firstOf(kind, bytes);
      assert.notEqual(before, undefined, `${name} holds a ${kind}`);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      assert.notEqual(firstOf(kind, bytes), before, `${name} is still a ${kind}`);
    });
  }

  test('a U-Boot image whose data was changed says that its checksum is wrong', () => {
    const bytes = imageBytes('uImage');
    const checked = () => readImage(bytes, { texts: [] }).bom?.image?.nodes[0]?.checked?.text;
    assert.equal(checked(), 'checksums of header and data');
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    assert.equal(checked(), 'checksum of the header; that of the data is wrong');
  });
});
