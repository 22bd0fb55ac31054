import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { crc32 } from '../../server/src/core/read/crc32.ts';
import { Budget, type LimitName, usualLimits } from '../../server/src/core/read/firmware/budget.ts';
import { Walk } from '../../server/src/core/read/firmware/walk.ts';
import { zipOf } from '../support/archives.ts';
import { imageBytes } from '../support/firmware.ts';

/** What is free is little here, so that small images show how the work grows. */
const limits = { ...usualLimits, work: 1 << 16, freely: 1 << 14 };

function workOf(bytes: Uint8Array): { readonly work: number; readonly met: readonly LimitName[] } {
  const budget = new Budget(limits, bytes.length);
  new Walk(budget, () => {}).run(bytes);
  return { work: budget.worked, met: [...budget.met.keys()] };
}

const times = (bytes: Uint8Array, n: number) => Buffer.concat(Array<Uint8Array>(Math.floor(n)).fill(bytes));
/** 100,000 zeros. */
const packedBlock = Buffer.from(
  '425a6831314159265359bea9882b0000c45000c00004000008200030cc0529a610b622178bb9229c28485f54c41580',
  'hex',
);

/** Bytes of about `n` units in which many headers lead to the same bytes. */
const shapes: Readonly<Record<string, (n: number) => Uint8Array>> = {
  'LZMA headers': n => uimage(times(imageBytes('initrd.cpio.lzma').subarray(0, 400), n / 400)),
  'bzip2 streams': n => uimage(times(packedBlock, n / packedBlock.length)),
  'bzip2 headers': n => uimage(times(packedBlock.subarray(0, 36), n / 36)),
  'gzip members': n => uimage(times(gzipSync(Buffer.alloc(1 << 18)), n / 290)),
  'xz headers': n => uimage(times(imageBytes('initrd.cpio.xz').subarray(0, 200), n / 200)),
  'U-Boot images that each go to the end': n => {
    const headers = Array.from({ length: n / 128 }, (_, index) => uimageHeader(n / 2 + (n / 2 - index * 64), 0));
    return Buffer.concat([...headers, Buffer.alloc(n / 2, 'no image ')]);
  },
  'files of a romfs that each go to the end': n => romfs(n),
  'files of a digicap that are all of it': n => digicap(Math.min(1000, n / 100), n),
  'entries of a zip archive that are one': n => uimage(oneForAll(n)),
  'nested cpio archives': n => uimage(times(imageBytes('initrd.cpio'), n / 5120)),
};

suite('What an image may cost', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    test(`grows as the image does: ${name}`, () => {
      const [one, four] = [workOf(shape(60_000)), workOf(shape(240_000))];
      assert.ok(four.work <= 5 * one.work, `${one.work} for one, ${four.work} for four times as much`);
      assert.ok(four.work <= 500 * 240_000, `${four.work}`);
    });
  }

  for (const name of [
    'bzip2 streams',
    'files of a romfs that each go to the end',
    'files of a digicap that are all of it',
  ]) {
    test(`what is beyond is told: ${name}`, () => {
      const { met } = workOf(shapes[name]?.(240_000) ?? new Uint8Array());
      assert.ok(met.length > 0, met.join());
    });
  }
});

function uimageHeader(size: number, sum: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32BE(0x27051956, 0);
  head.writeUInt32BE(size, 12);
  head.writeUInt32BE(sum, 24);
  head[30] = 2;
  head.writeUInt32BE(crc32(new Uint8Array(head)), 4);
  return head;
}

function uimage(data: Uint8Array): Uint8Array {
  return Buffer.concat([uimageHeader(data.length, crc32(new Uint8Array(data))), data]);
}

/** Headers of files, one behind the other, each of a file that goes to the end of the file system. */
function romfs(n: number): Uint8Array {
  const image = Buffer.alloc(n - (n % 1024), 'text');
  image.fill(0, 0, 32);
  image.write('-rom1fs-', 0);
  image.writeUInt32BE(image.length, 8);
  const count = Math.floor(n / 64);
  for (let index = 0; index < count; index++) {
    const at = 32 + index * 32;
    image.fill(0, at, at + 32);
    image.writeUInt32BE(index + 1 < count ? (at + 32) | 2 : 2, at);
    image.writeUInt32BE(image.length - at - 32, at + 8);
    image.write(`${index}`, at + 16);
  }
  image.writeUInt32BE(0, 12);
  let sum = 0;
  for (let at = 0; at < 512; at += 4) sum = (sum + image.readUInt32BE(at)) | 0;
  image.writeInt32BE(-sum | 0, 12);
  return image;
}

/** A table of files that all begin behind it and go to the end. */
function digicap(count: number, n: number): Uint8Array {
  const length = 64 + 44 * count;
  const head = Buffer.alloc(length);
  head.write('SWKH', 0);
  head.writeUInt32LE(length, 8);
  head.writeUInt32LE(count, 12);
  for (let index = 0; index < count; index++) {
    const at = 64 + 44 * index;
    head.write(`file${index}`, at);
    head.writeUInt32LE(length, at + 32);
    head.writeUInt32LE(n, at + 36);
  }
  const key = [0xba, 0xcd, 0xbc, 0xfe, 0xd6, 0xca, 0xdd, 0xd3, 0xba, 0xb9, 0xa3, 0xab, 0xbf, 0xcb, 0xb5, 0xbe];
  const hidden = head.map((byte, at) => byte ^ (key[(at + (at >> 4)) & 15] ?? 0));
  return Buffer.concat([hidden, Buffer.alloc(n, 'text ')]);
}

/** A zip file whose directory names its one entry again and again. */
function oneForAll(n: number): Uint8Array {
  const zip = Buffer.from(zipOf([{ name: 'a', bytes: Buffer.alloc(n / 2, 'text '), method: 0 }]));
  const end = zip.length - 22;
  const start = zip.readUInt32LE(end + 16);
  const record = zip.subarray(start, end);
  const count = Math.min(10_000, Math.floor(n / 2 / record.length));
  const last = Buffer.from(zip.subarray(end));
  last.writeUInt16LE(count, 8);
  last.writeUInt16LE(count, 10);
  last.writeUInt32LE(count * record.length, 12);
  return Buffer.concat([zip.subarray(0, start), times(record, count), last]);
}
