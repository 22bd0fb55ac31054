import type { Container } from '../container.ts';
import { androidBoot, androidSparse, vendorBoot } from './android.ts';
import { cab, lvfs } from './cab.ts';
import { cpio } from './cpio.ts';
import { cramfs } from './cramfs.ts';
import { dfu } from './dfu.ts';
import { elf } from './elf.ts';
import { ext } from './ext.ts';
import { fat } from './fat.ts';
import { fdt, fit } from './fdt.ts';
import { jffs2, ubi, ubifs } from './flash.ts';
import { hikvision } from './hikvision.ts';
import { armImage, zimage } from './kernel.ts';
import { romfs } from './romfs.ts';
import { rpm } from './rpm.ts';
import { oldSquashfs, squashfs } from './squashfs.ts';
import { bzip2, gzip, lz4, lz4Legacy, lzma, lzop, xz, zstd } from './streams.ts';
import { oldTar, tar } from './tar.ts';
import { intelHex, srecord } from './text-images.ts';
import { tpLink } from './tp-link.ts';
import { trx } from './trx.ts';
import { uefiCapsule, uefiVolume } from './uefi.ts';
import { uimage } from './uimage.ts';
import { uswid } from './uswid.ts';
import { dahua, xiongmai, zip } from './zip.ts';

/** Containers that only firmware is kept in: a file that is one, or holds one, is an image. */
export const ofFirmware: readonly Container[] = [
  // the end of the file says it, whatever its beginning is
  dfu,
  hikvision,
  dahua,
  xiongmai,
  tpLink,
  uimage,
  fit,
  fdt,
  trx,
  zimage,
  armImage,
  squashfs,
  oldSquashfs,
  cramfs,
  romfs,
  jffs2,
  ubi,
  ubifs,
  ext,
  fat,
  cpio,
  androidBoot,
  vendorBoot,
  androidSparse,
  intelHex,
  srecord,
  uswid,
  uefiCapsule,
  uefiVolume,
  lvfs,
];

/** Containers that anything is kept in. */
const ofAnything: readonly Container[] = [
  zip,
  cab,
  rpm,
  elf,
  tar,
  gzip,
  xz,
  lzma,
  zstd,
  bzip2,
  lz4,
  lz4Legacy,
  lzop,
  oldTar,
];

/** Every container. The first that takes bytes has them: the more special stand before the more general. */
export const containers: readonly Container[] = [...ofFirmware, ...ofAnything];
