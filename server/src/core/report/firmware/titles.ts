import { type Message, message } from '../../text/message.ts';

/** What the parts of images are called, by the titles that readers give them. */
const titles: readonly Message[] = [
  message('image.android-boot', 'Android boot image'),
  message('image.android-sparse', 'Android sparse image'),
  message('image.android-vendor-boot', 'Android vendor boot image'),
  message('image.arm64-kernel', 'Arm 64 kernel (Image)'),
  message('image.arm-kernel', 'Arm kernel (zImage)'),
  message('image.dfu', 'DFU file'),
  message('image.dahua', 'Dahua image'),
  message('image.elf', 'ELF file'),
  message('image.fat', 'FAT file system'),
  message('image.hikvision', 'Hikvision image (digicap)'),
  message('image.jffs2', 'JFFS2 file system'),
  message('image.rpm', 'RPM package'),
  message('image.tp-link', 'TP-Link image'),
  message('image.trx', 'TRX image'),
  message('image.fit', 'U-Boot FIT image'),
  message('image.u-boot', 'U-Boot image'),
  message('image.ubi', 'UBI image'),
  message('image.ubifs', 'UBIFS file system'),
  message('image.uefi-capsule', 'UEFI capsule'),
  message('image.uefi-volume', 'UEFI firmware volume'),
  message('image.xiongmai', 'XiongMai image'),
  message('image.not-tried', 'bytes that were not tried'),
  message('image.cpio', 'cpio archive'),
  message('image.cramfs', 'cramfs file system'),
  message('image.device-tree', 'device tree'),
  message('image.uswid', 'embedded SBOM (uSWID)'),
  message('image.ext', 'ext2/3/4 file system'),
  message('image.file', 'file'),
  message('image.filling-zeros', 'filling of 00'),
  message('image.filling-ones', 'filling of FF'),
  message('image.packed', 'packed or encrypted bytes'),
  message('image.romfs', 'romfs file system'),
  message('image.parts', 'several parts'),
  message('image.squashfs', 'squashfs file system'),
  message('image.squashfs-old', 'squashfs file system of an older version'),
  message('image.tar', 'tar archive'),
  message('image.unknown', 'unknown bytes'),
  message('image.zip', 'zip archive'),
  message('image.bzip2', 'bzip2 stream'),
  message('image.cab', 'cabinet'),
  message('image.gzip', 'gzip stream'),
  message('image.lvfs', 'LVFS archive'),
  message('image.lz4', 'LZ4 stream'),
  message('image.lz4-legacy', 'LZ4 stream of the older form'),
  message('image.lzma', 'LZMA stream'),
  message('image.lzop', 'lzop file'),
  message('image.xz', 'xz stream'),
  message('image.zstd', 'Zstandard stream'),
  message('image.intel-hex', 'Intel HEX file'),
  message('image.srecord', 'S-record file'),
];
const byTitle = new Map(titles.map(said => [said.text, said]));

/** The title of a part in words that there may be in other languages; one that is not known stays as it is. */
export function titleSaid(title: string): Message {
  const known = byTitle.get(title);
  if (known) return known;
  // behind it, in brackets, which form of it it is: names and numbers that are the same in every language
  const [, base = title, variant] = /^(.{1,80}?) \((.{1,500})\)$/.exec(title) ?? [];
  const said = byTitle.get(base);
  return said && variant !== undefined
    ? message('image.in-form', '{title} ({form})', { title: said, form: variant })
    : message('image.other', '{title}', { title });
}
