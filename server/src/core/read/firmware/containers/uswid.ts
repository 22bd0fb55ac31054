import { unzlib } from '../../unpack/inflate.ts';
import { type Bytes, fits, u8, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { packedPart, plainPart } from '../packed.ts';
import { unlzma } from '../unpack/lzma-alone.ts';

const magicBytes = [0x53, 0x42, 0x4f, 0x4d, 0xd6, 0xba, 0x2e, 0xac, 0xa3, 0xe6, 0x7a, 0x52, 0xaa, 0xee, 0x3b, 0xaf];
const formats = ['CoSWID', 'CycloneDX', 'SPDX'];

/** A bill of materials that a maker has put into the image (uSWID). */
export const uswid: Container = {
  kind: 'uswid',
  title: 'embedded SBOM (uSWID)',
  magics: [{ at: 0, bytes: magicBytes }],
  carved: true,
  find: (bytes, at) => {
    const [version, headerSize, size] = [u8(bytes, at + 16), u16le(bytes, at + 17), u32le(bytes, at + 19)];
    if (
      version < 1 ||
      version > 4 ||
      headerSize < 23 ||
      headerSize > 64 ||
      size === 0 ||
      !fits(bytes, at, headerSize + size)
    )
      return undefined;
    const method = version >= 3 ? u8(bytes, at + 24) : version === 2 ? u8(bytes, at + 23) & 1 : 0;
    const format = formats[version >= 4 ? u8(bytes, at + 25) : 0];
    if (method > 2 || format === undefined) return undefined;
    const payload = bytes.subarray(at + headerSize, at + headerSize + size);
    return {
      size: headerSize + size,
      checked: checks.headerFields,
      variant: format,
      parts: (budget): Iterable<Part> => {
        if (method === 0) return [plainPart(format, bytes, at, headerSize, size)];
        return [
          packedPart(
            format,
            payload,
            headerSize,
            method === 1 ? unzlib : (packed: Bytes, most: number) => unlzma(packed, most),
            budget,
          ),
        ];
      },
    };
  },
};
