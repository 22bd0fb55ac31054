import { deflateRawSync, deflateSync } from 'node:zlib';
import { crcRegister } from '../../server/src/core/read/crc32.ts';
import { imageBytes } from './firmware.ts';

/** Images of the containers that no tool of Debian makes: by hand, each with something inside. */
export const madeImages: ReadonlyMap<string, () => Uint8Array> = new Map([
  ['tp-link', tpLink],
  ['android-sparse', sparse],
  ['zimage', zimage],
  ['arm64-image', armImage],
  ['uefi-volume', () => volume(fileOf(3, section(25, imageBytes('board.dtb'))), fileOf(2, lzmaSection()))],
  ['uefi-capsule', capsule],
  ['cab', () => cabinet('firmware.bin')],
  ['lvfs', () => cabinet('firmware.metainfo.xml')],
  ['tar', () => joined(tarEntry('kernel', imageBytes('uImage')), Buffer.alloc(1024), imageBytes('board.dtb'))],
  ['zip', zip],
  ['elf', elf],
  ['squashfs-old', oldSquashfs],
  ['ubifs', ubifs],
  ['rpm', () => joined(imageBytes('board.dtb'), rpm())],
  ['coswid', coswid],
  ['pem', () => joined(imageBytes('board.dtb'), pem())],
]);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function tpLink(): Uint8Array {
  const head = Buffer.alloc(512);
  head.writeUInt32LE(1, 0);
  head.write('TP-LINK Technologies', 4);
  head.write('ver. 1.0', 28);
  head.writeUInt32BE(0x00_43_00_01, 64);
  return joined(head, imageBytes('uImage'));
}

/** Two blocks as they are, one of a word again and again, one of nothing, and a checksum that is not looked at. */
function sparse(): Uint8Array {
  const chunk = (kind: number, blocks: number, content: Uint8Array) => {
    const head = Buffer.alloc(12);
    head.writeUInt16LE(kind, 0);
    head.writeUInt32LE(blocks, 4);
    head.writeUInt32LE(12 + content.length, 8);
    return joined(head, content);
  };
  const head = Buffer.alloc(28);
  head.set([0x3a, 0xff, 0x26, 0xed, 1, 0, 0, 0, 28, 0, 12, 0]);
  for (const [nth, number] of [512, 4, 4].entries()) head.writeUInt32LE(number, 12 + nth * 4);
  const raw = new Uint8Array(1024);
  raw.set(imageBytes('board.dtb'), 256);
  return joined(
    head,
    chunk(0xcac1, 2, raw),
    chunk(0xcac2, 1, Buffer.from([1, 2, 3, 4])),
    chunk(0xcac3, 1, new Uint8Array(0)),
    chunk(0xcac4, 0, Buffer.alloc(4)),
  );
}

function zimage(): Uint8Array {
  const kernel = imageBytes('initrd.cpio.gz');
  const image = Buffer.alloc(0x1200 + kernel.length);
  image.writeUInt32LE(0x016f2818, 0x24);
  image.writeUInt32LE(image.length, 0x2c);
  image.set(kernel, 0x1100);
  return new Uint8Array(image);
}

function armImage(): Uint8Array {
  const image = Buffer.alloc(0x1200);
  image.writeUInt32LE(0x1200, 16);
  image.write('ARMd', 0x38);
  image.set(imageBytes('board.dtb'), 0x800);
  return new Uint8Array(image);
}

function section(kind: number, content: Uint8Array): Uint8Array {
  const size = 4 + content.length;
  const head = Buffer.from([size & 255, (size >> 8) & 255, size >> 16, kind]);
  return joined(head, content, Buffer.alloc((4 - (size % 4)) % 4));
}

/** Sections packed by LZMA, in a section with a GUID. */
function lzmaSection(): Uint8Array {
  const head = Buffer.from('98584eee143959429d6edc7bd79403cf', 'hex');
  return section(2, joined(head, Buffer.from([24, 0, 1, 0]), imageBytes('initrd.cpio.lzma')));
}

function fileOf(kind: number, content: Uint8Array): Uint8Array {
  const size = 24 + content.length;
  const head = Buffer.alloc(24, 7);
  head[18] = kind;
  head[19] = 0;
  head.set([size & 255, (size >> 8) & 255, size >> 16], 20);
  return joined(head, content, Buffer.alloc((8 - (size % 8)) % 8));
}

function volume(...files: readonly Uint8Array[]): Uint8Array {
  const body = joined(...files, Buffer.alloc(256, 0xff));
  const head = Buffer.alloc(72);
  head.set(Buffer.from('78e58c8c3d8a1c4f9935896185c32dd3', 'hex'), 16);
  head.writeUInt32LE(72 + body.length, 32);
  head.write('_FVH', 40);
  head.writeUInt16LE(72, 48);
  head[55] = 2;
  let sum = 0;
  for (let at = 0; at < 72; at += 2) sum += head.readUInt16LE(at);
  head.writeUInt16LE((0x10000 - (sum & 0xffff)) & 0xffff, 50);
  return joined(head, body);
}

function capsule(): Uint8Array {
  const body = volume(fileOf(1, imageBytes('board.dtb')));
  const head = Buffer.alloc(28);
  head.set(Buffer.from('bd86663b760d3040b70eb5519e2fc5a0', 'hex'));
  head.writeUInt32LE(28, 16);
  head.writeUInt32LE(28 + body.length, 24);
  return joined(head, body);
}

function cabinet(name: string): Uint8Array {
  const content = Buffer.from(imageBytes('initrd.cpio').subarray(0, 8000));
  const packed = joined(Buffer.from('CK'), deflateRawSync(content));
  const head = Buffer.alloc(36);
  head.write('MSCF');
  const folder = Buffer.alloc(8);
  const file = Buffer.alloc(16);
  const names = Buffer.from(`${name}\0`);
  const dataAt = 36 + 8 + 16 + names.length;
  head.writeUInt32LE(dataAt + 8 + packed.length, 8);
  head.writeUInt32LE(44, 16);
  head[24] = 3;
  head[25] = 1;
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(1, 28);
  folder.writeUInt32LE(dataAt, 0);
  folder.writeUInt16LE(1, 4);
  folder.writeUInt16LE(1, 6);
  file.writeUInt32LE(content.length, 0);
  const block = Buffer.alloc(8);
  block.writeUInt16LE(packed.length, 4);
  block.writeUInt16LE(content.length, 6);
  return joined(head, folder, file, names, block, packed);
}

function tarEntry(name: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(512);
  head.write(name);
  head.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar', 257);
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return joined(head, content, Buffer.alloc((512 - (content.length % 512)) % 512));
}

function zip(): Uint8Array {
  const bytes = imageBytes('xm-like.bin');
  const text = Buffer.from(bytes).toString('latin1').replaceAll('InstallDesc', 'ReadMe12345');
  return joined(imageBytes('board.dtb'), Buffer.from(text, 'latin1'));
}

function elf(): Uint8Array {
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(3, 16);
  head.writeUInt16LE(183, 18);
  head.writeUInt32LE(1, 20);
  const names = Buffer.from('\0.modinfo\0.dynamic\0.dynstr\0.note.gnu.build-id\0');
  const contents: readonly (readonly [name: number, content: Buffer])[] = [
    [0, Buffer.alloc(0)],
    [1, Buffer.from('license=GPL\0vermagic=4.9.37 SMP\0')],
    [10, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, ...Array(16).fill(0)])],
    [19, Buffer.from('\0libc.so.6\0')],
    [
      27,
      Buffer.concat([Buffer.from([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0]), Buffer.from('GNU\0'), Buffer.alloc(20, 9)]),
    ],
    [0, names],
  ];
  const sections = Buffer.alloc(64 * contents.length);
  let at = 64;
  for (const [nth, [name, content]] of contents.entries()) {
    sections.writeUInt32LE(name, nth * 64);
    sections.writeUInt32LE(nth === 0 ? 0 : 1, nth * 64 + 4);
    sections.writeUInt32LE(at, nth * 64 + 24);
    sections.writeUInt32LE(content.length, nth * 64 + 32);
    at += content.length;
  }
  head.writeUInt32LE(at, 40);
  head.writeUInt16LE(64, 52);
  head.writeUInt16LE(64, 58);
  head.writeUInt16LE(contents.length, 60);
  head.writeUInt16LE(contents.length - 1, 62);
  return joined(imageBytes('board.dtb'), head, ...contents.map(([, content]) => content), sections);
}

function oldSquashfs(): Uint8Array {
  const image = Buffer.alloc(4096, 5);
  image.write('hsqs');
  image.writeUInt16LE(3, 28);
  return new Uint8Array(image);
}

function ubifs(): Uint8Array {
  const image = Buffer.alloc(8192, 3);
  image.set([0x31, 0x18, 0x10, 0x06]);
  image.writeUInt32LE(4096, 16);
  image[20] = 6;
  image.writeUInt32LE(4096, 36);
  image.writeUInt32LE(2, 40);
  image.writeUInt32LE(crcRegister(new Uint8Array(image), -1, 8, 4096), 4);
  return new Uint8Array(image);
}

/** A package of RPM whose header says what texts say. */
export function rpm(
  values: readonly (readonly [tag: number, value: string])[] = [
    [1000, 'a'],
    [1001, '1'],
  ],
): Uint8Array {
  const header = (entries: readonly (readonly [number, string])[]) => {
    const store = Buffer.from(entries.map(([, value]) => `${value}\0`).join(''));
    const index = Buffer.alloc(16 + entries.length * 16);
    index.writeUInt32BE(0x8eade801, 0);
    index.writeUInt32BE(entries.length, 8);
    index.writeUInt32BE(store.length, 12);
    let offset = 0;
    for (const [nth, [tag, value]] of entries.entries()) {
      for (const [field, number] of [tag, 6, offset, 1].entries())
        index.writeUInt32BE(number, 16 + nth * 16 + field * 4);
      offset += value.length + 1;
    }
    return joined(index, store);
  };
  const lead = Buffer.alloc(96);
  lead.writeUInt32BE(0xedabeedb, 0);
  lead[4] = 3;
  const signature = header([[1004, 'abc']]);
  const filled = Buffer.alloc((8 - (signature.length % 8)) % 8);
  return joined(lead, signature, filled, header(values), imageBytes('initrd.cpio.gz'));
}

/** Tags in CBOR: name, version, and who did what. */
function coswid(): Uint8Array {
  const tag = Buffer.from('a400416101646e616d650d63312e3202a2181f6441636d651821820102', 'hex');
  return uswid(0, joined(tag, tag));
}

/** A bill of materials as a maker puts it into an image. @param format 0 CoSWID, 1 CycloneDX */
export function uswid(format: number, content: Uint8Array): Uint8Array {
  const payload = deflateSync(content);
  const fields = Buffer.alloc(10);
  fields[0] = 4;
  fields.writeUInt16LE(26, 1);
  fields.writeUInt32LE(payload.length, 3);
  fields.set([1, 1, format], 7);
  const head = Buffer.from('53424f4dd6ba2eaca3e67a52aaee3baf', 'hex');
  return joined(Buffer.alloc(512, 0xff), head, fields, payload, Buffer.alloc(64, 0xff));
}

function pem(): Uint8Array {
  const bytes = imageBytes('initrd.cpio');
  const begin = Buffer.from(bytes).indexOf('-----BEGIN CERTIFICATE-----');
  return bytes.subarray(begin, begin + 2000);
}
