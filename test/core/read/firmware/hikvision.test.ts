import assert from 'node:assert/strict';
import { readImage } from '../../../../server/src/core/read/firmware/index.ts';
import { bomOfImage, imageBytes } from '../../../support/firmware.ts';

/** The bytes of the header that a member of ipcamtalk.com printed (thread 37324, page 3), and what stands behind it. */
function image(): Uint8Array {
  return imageBytes('hik-like.dav');
}

suite('Hikvision images', () => {
  test('files stand where the table says, each with its own bytes', () => {
    const { image: tree } = bomOfImage(image());
    const files = tree.nodes.filter(({ parent }) => parent === 0);
    assert.deepEqual(
      files.map(({ name, span }) => [name, span.start]),
      [
        ['uImage', 152],
        ['app.tar.lzma', 2839],
      ],
    );
  });

  test('the format is claimed at the header', () => {
    const [format] = bomOfImage(image()).components[0]?.claims ?? [];
    assert.deepEqual([format?.role, format?.value, format?.span], ['image-format', 'digicap', { start: 0, end: 64 }]);
  });

  test('four bytes alone are no image', () => {
    const bytes = new Uint8Array(5000);
    bytes.set([0xe9, 0x9a, 0xf7, 0xb6]);
    assert.equal(readImage(bytes, { texts: [] }).bom, undefined);
  });

  test('a header whose length does not fit its count of files is none', () => {
    const bytes = image();
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    assert.notEqual(readImage(bytes, { texts: [] }).bom?.image?.nodes[0]?.kind, 'hikvision');
  });

  test('what is missing of a file that was cut off is told', () => {
    const { bom, problems } = readImage(image().subarray(0, 4000), { texts: [] });
    assert.equal(bom?.image?.nodes[0]?.kind, 'hikvision');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['image-part-unread'],
    );
    assert.ok((bom?.image?.unread ?? 0) > 0);
  });

  test('an encrypted body is opaque and counts as not looked into', () => {
    const bytes = image();
    let seed = 7;
    for (let at = 152; at < bytes.length; at++) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      bytes[at] = seed >> 16;
    }
    const { image: tree } = bomOfImage(bytes);
    assert.deepEqual(
      tree.nodes.slice(1).map(({ state }) => state),
      ['opaque', 'opaque'],
    );
    assert.ok(tree.unread > 0.9 * bytes.length);
  });
});
