import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { crc32 } from '../../server/src/core/read/crc32.ts';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { imageBytes } from '../support/firmware.ts';
import { madeImages } from '../support/made-images.ts';
import { mutableImages, mutatedImage, random, readHostile } from '../support/mutated-images.ts';
import { root } from '../support/shared.ts';

const isWhole = process.env['BOMWARDEN_TESTS'] === 'whole';
/** Mutations of each image: few in a unit run, and as many as BOMWARDEN_MUTATIONS says. */
const mutations = Number(process.env['BOMWARDEN_MUTATIONS'] ?? (isWhole ? 200 : 20));
const read = readHostile;

suite('Images that somebody wants to do harm', function () {
  this.timeout(3_600_000);

  const images = mutableImages();

  for (const [kind, make] of madeImages) {
    test(`${kind} is recognised before it is changed`, () => {
      const { bom } = readImage(make(), { name: 'x.bin', texts: [] });
      const kinds = bom?.image?.nodes.map(node => node.kind) ?? [];
      const expected = { pem: 'fdt', coswid: 'uswid' }[kind] ?? kind;
      assert.ok(kinds.includes(expected), `${expected} among ${kinds.join(' ')}`);
    });
  }

  for (const [index, [name, make]] of images.entries()) {
    test(`${name}: cut off at every 64th`, () => {
      const bytes = make();
      for (let part = 0; part < 64; part++) read(bytes.subarray(0, Math.floor((bytes.length * part) / 64)));
    });

    test(`${name}: ${mutations} mutations`, () => {
      // file systems of the tools are mostly filling, which is searched each time
      const bytes = make().subarray(0, 65_536);
      const next = random(index + 1);
      for (let nth = 0; nth < mutations; nth++) {
        const image = mutatedImage(bytes, next);
        try {
          read(image);
        } catch (error) {
          throw new Error(`mutation ${nth} of ${name}`, { cause: error });
        }
      }
    });
  }

  test('a bomb stops at the ratio, and says so', () => {
    const bomb = uimage(gzipSync(Buffer.alloc(256 << 20)));
    const before = process.memoryUsage().rss;
    const problems = read(bomb);
    assert.ok(problems.some(({ code }) => code === 'image-limit'));
    assert.ok(process.memoryUsage().rss - before < 256 << 20);
  });

  test('bombs in a file system and in a zip archive are counted together', () => {
    const one = deflateRawSync(Buffer.alloc(12 << 20));
    const problems = read(uimage(Buffer.concat(Array(12).fill(gzipOf(one, 12 << 20)))));
    assert.ok(problems.some(({ message }) => /unpacked in one review|densely|more work/.test(message)));
  });

  test('images in images are followed to the depth that is stated', () => {
    let bytes: Uint8Array = imageBytes('board.dtb');
    for (let depth = 0; depth < 40; depth++) bytes = uimage(bytes);
    assert.ok(read(bytes).some(({ message }) => /deeper/.test(message)));
  });

  test('files of a table that overlap are each read, and cost no more than they are', () => {
    const bytes = imageBytes('hik-like.dav');
    read(bytes);
    const key = [0xba, 0xcd, 0xbc, 0xfe, 0xd6, 0xca, 0xdd, 0xd3, 0xba, 0xb9, 0xa3, 0xab, 0xbf, 0xcb, 0xb5, 0xbe];
    const put = (at: number, value: number) => {
      for (let byte = 0; byte < 4; byte++) {
        const place = at + byte;
        bytes[place] = ((value >>> (8 * byte)) & 0xff) ^ (key[(place + (place >> 4)) & 15] ?? 0);
      }
    };
    put(64 + 44 + 32, 152);
    read(bytes);
  });

  test('a squashfs folder that holds itself ends', () => {
    const bytes = imageBytes('squashfs.nocomp.img');
    for (let at = 96; at < bytes.length - 40; at += 1) {
      const changed = bytes.slice();
      changed.copyWithin(at, 96, 136);
      if (at % 8 === 0) read(changed);
    }
  });

  test('magic at every turn costs no more than the file is long', () => {
    for (const magic of [
      'PK\x03\x04',
      'BZh91AY&SY',
      '\x1f\x8b\x08\0',
      'hsqs',
      '070701',
      '\xd0\x0d\xfe\xed',
      'HDR0',
      'MSCF\0\0\0\0',
      '\xfd7zXZ\0',
      '(\xb5/\xfd',
      '-----BEGIN CERTIFICATE-----',
      '0\x82\x01\x010\x82',
      'E=\xcd(',
      'UBI#',
      '\x19\x85',
      'ANDROID!',
      'http://a.com',
      '.com',
      '\x7fELF\x01\x01\x01',
    ]) {
      const bytes = Buffer.alloc(1 << 20, Buffer.from(magic, 'latin1'));
      read(new Uint8Array(bytes));
      read(new Uint8Array(Buffer.concat([imageBytes('board.dtb'), bytes])));
    }
  });

  test('ordinary files of this machine are no images: pictures, papers, fonts, programs, archives', function () {
    const found = ordinaryFiles(isWhole ? 20 : 3);
    if (found.length < 30) console.warn(`\n  NOT TESTED: only ${found.length} ordinary files of the system are here\n`);
    if (found.length === 0) this.skip();
    assert.deepEqual(
      found.filter(file => readImage(new Uint8Array(readFileSync(file)), { name: basename(file), texts: [] }).bom),
      [],
    );
  });

  test('ordinary files are no images: documents of every kind that is read, programs, pictures', () => {
    const cases = readdirSync(join(root, 'test/cases'), { recursive: true, encoding: 'utf8' })
      .filter(name => !name.startsWith('firmware'))
      .map(name => join(root, 'test/cases', name));
    const pictures = readdirSync(join(root, 'docs/images')).map(name => join(root, 'docs/images', name));
    const files = [...cases, ...pictures, join(root, 'package.json'), join(root, 'README.md'), process.execPath];
    const taken = files
      .filter(file => statSync(file).isFile())
      .filter(file => readImage(new Uint8Array(readFileSync(file)), { texts: [] }).bom);
    assert.ok(files.length > 100);
    assert.deepEqual(taken, []);
  });
});

/** Kinds of files that systems hold, and that are no firmware; of programs those without an ending. */
const ordinaryKinds =
  /\.(?:png|jpe?g|gif|svg|webp|ico|pdf|docx|xlsx|pptx|od[tsp]|doc|xls|[ot]tf|woff2?|so|a|o|exe|dll|jar|whl|pyc|mo|html|js|css|json|xml|txt|csv|mp3|wav|ogg|wasm|zip|gz|bz2|xz|deb|tar|node|elc|db)$/i;
const ofFirmware = /firmware|u-boot|OVMF|AAVMF|debian-installer|hackrf|fwupd|qemu|seabios|opensbi|grub|syslinux/i;

/** So many of each kind, below the folders of the system. */
function ordinaryFiles(most: number): readonly string[] {
  const counts = new Map<string, number>();
  const files: string[] = [];
  const walk = (folder: string, depth: number): void => {
    if (depth > 6 || ofFirmware.test(folder) || !existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, depth + 1);
      const kind = folder.endsWith('/bin') ? 'program' : ordinaryKinds.exec(entry.name)?.[0].toLowerCase();
      const count = counts.get(kind ?? '') ?? 0;
      if (!entry.isFile() || kind === undefined || count >= most || ofFirmware.test(path)) continue;
      const { size } = statSync(path);
      if (size < 200 || size > 2 << 20) continue;
      counts.set(kind, count + 1);
      files.push(path);
    }
  };
  for (const folder of ['/usr/bin', '/usr/lib', '/usr/share']) walk(folder, 0);
  return files;
}

function gzipOf(deflated: Uint8Array, size: number): Uint8Array {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(new Uint8Array(size)), 0);
  trailer.writeUInt32LE(size, 4);
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), deflated, trailer]);
}

/** A U-Boot image around some bytes, with both checksums right. */
function uimage(data: Uint8Array): Uint8Array {
  const image = Buffer.alloc(64 + data.length);
  image.writeUInt32BE(0x27051956, 0);
  image.writeUInt32BE(data.length, 12);
  image.writeUInt32BE(crc32(new Uint8Array(data)), 24);
  image[30] = 2;
  image.set(data, 64);
  image.writeUInt32BE(crc32(new Uint8Array(image.subarray(0, 64))), 4);
  return new Uint8Array(image);
}
