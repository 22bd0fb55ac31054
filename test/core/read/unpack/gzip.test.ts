import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { gunzip, gzipHeader } from '../../../../server/src/core/read/unpack/gzip.ts';

const plain = 'what is packed '.repeat(20);
const packed = gzipSync(plain);

/** A member with other flags, and what these say stands behind the header. */
function flagged(flags: number, ...fields: readonly (string | Uint8Array)[]): Uint8Array {
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = flags;
  return Buffer.concat([head, ...fields.map(field => Buffer.from(field)), packed.subarray(10)]);
}

const extra = Buffer.from([3, 0, 1, 0, 2]);

suite('gzip, as archives and images have it', () => {
  for (const [what, bytes, header] of [
    ['nothing', flagged(0), 10],
    ['a name', flagged(8, 'a.txt\0'), 16],
    ['a comment', flagged(16, 'for you\0'), 18],
    ['a field of its own', flagged(4, extra), 15],
    ['a sum of the header', flagged(2, '##'), 12],
    ['all of them', flagged(30, extra, 'a.txt\0', 'for you\0', '##'), 31],
    ['a name of 1,000 letters', flagged(8, `${'a'.repeat(1000)}\0`), 1011],
  ] as const) {
    test(`a header with ${what}`, () => {
      assert.equal(gzipHeader(bytes, 0), header);
      const done = gunzip(Buffer.concat([bytes, Buffer.from('behind')]), 1 << 20);
      assert.deepEqual([done.end, done.used, Buffer.from(done.bytes).toString()], ['whole', bytes.length, plain]);
    });
  }

  for (const [what, bytes] of [
    ['flags that there are none of', flagged(32)],
    ['another method', Buffer.from([0x1f, 0x8b, 7, ...packed.subarray(3)])],
    ['a name without end', flagged(8, 'a'.repeat(1001), '\0')],
    ['a name up to the end of the file', Buffer.from([...packed.subarray(0, 3), 8, ...Array(20).fill(65)])],
    ['nothing behind it', packed.subarray(0, 10)],
  ] as const) {
    test(`no header: ${what}`, () => assert.equal(gzipHeader(bytes, 0), undefined));
  }

  test('the sum, the length, and each byte of them have to be there', () => {
    const end = (change: (bytes: Buffer) => Uint8Array) => gunzip(change(Buffer.from(packed)), 1 << 20).end;
    assert.equal(
      end(bytes => bytes),
      'whole',
    );
    for (const back of [1, 4, 5, 8]) {
      const changed = (bytes: Buffer) => {
        bytes[bytes.length - back] = (bytes[bytes.length - back] ?? 0) ^ 1;
        return bytes;
      };
      assert.equal(end(changed), 'damaged', `${back} from the end`);
      assert.equal(
        end(bytes => bytes.subarray(0, -back)),
        'damaged',
        `${back} less`,
      );
    }
  });
});
