import { type Bytes, fits, u8, u16le, u32le, u64le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, type Found, magic } from '../container.ts';
import { plainPart } from '../packed.ts';
import { fileSystems, filesOfVolume } from './uefi-files.ts';

const capsules = [
  [0xbd, 0x86, 0x66, 0x3b, 0x76, 0x0d, 0x30, 0x40, 0xb7, 0x0e, 0xb5, 0x51, 0x9e, 0x2f, 0xc5, 0xa0],
  [0x8b, 0xa6, 0x3c, 0x4a, 0x23, 0x77, 0xfb, 0x48, 0x80, 0x3d, 0x57, 0x8c, 0xc1, 0xfe, 0xc4, 0x4d],
  [0xb9, 0x82, 0x91, 0x53, 0xb5, 0xab, 0x91, 0x43, 0xb6, 0x9a, 0xe3, 0xa9, 0x43, 0xf7, 0x2f, 0xcc],
  [0xed, 0xd5, 0xcb, 0x6d, 0x2d, 0xe8, 0x44, 0x4c, 0xbd, 0xa1, 0x71, 0x94, 0x19, 0x9a, 0xd9, 0x2a],
] as const;

/** What volumes of variables are called in place of a file system. */
const variables: ReadonlySet<string> = new Set(['fff12b8d-7696-4c8b-a985-2747075b4f50']);

/** A firmware volume of UEFI: files in it, or the variables of the machine. */
export const uefiVolume: Container = {
  kind: 'uefi-volume',
  title: 'UEFI firmware volume',
  magics: [magic('_FVH', 40)],
  carved: true,
  find: (bytes, at, budget) => {
    const size = u64le(bytes, at + 32);
    const [header, revision] = [u16le(bytes, at + 48), u8(bytes, at + 55)];
    if (!fits(bytes, at, 56) || header < 56 || header > 4096 || header % 2 !== 0 || revision < 1 || revision > 2)
      return undefined;
    if (size < header || !fits(bytes, at, header)) return undefined;
    budget.work(header);
    let sum = 0;
    for (let index = 0; index < header; index += 2) sum += u16le(bytes, at + index);
    if ((sum & 0xffff) !== 0) return undefined;
    const volume = bytes.subarray(at, at + size);
    const guid = guidAt(bytes, at + 16);
    const system = fileSystems.get(guid);
    const found: Found = {
      size: volume.length,
      checked: volume.length < size ? checks.checksumOfHeaderCut : checks.checksumOfHeader,
      variant: system ?? (variables.has(guid) ? 'variables' : `file system ${guid}`),
      parts: () =>
        system === undefined
          ? [plainPart(variables.has(guid) ? 'variables' : 'contents', bytes, at, header, volume.length - header)]
          : filesOfVolume(volume, header, budget),
    };
    return found;
  },
};

export const uefiCapsule: Container = {
  kind: 'uefi-capsule',
  title: 'UEFI capsule',
  magics: capsules.map(bytes => ({ at: 0, bytes })),
  carved: true,
  find: (bytes, at) => {
    const [header, size] = [u32le(bytes, at + 16), u32le(bytes, at + 24)];
    if (header < 28 || header > 65_536 || size <= header || !fits(bytes, at, size)) return undefined;
    return {
      size,
      checked: checks.headerFields,
      parts: () => [plainPart('contents', bytes, at, header, size - header)],
    };
  },
};

/** A GUID as people write it. */
export function guidAt(bytes: Bytes, at: number): string {
  const hex = (from: number, to: number) => {
    let text = '';
    for (let index = from; index < to; index++)
      text += u8(bytes, at + index)
        .toString(16)
        .padStart(2, '0');
    return text;
  };
  const first = u32le(bytes, at).toString(16).padStart(8, '0');
  const [second, third] = [u16le(bytes, at + 4), u16le(bytes, at + 6)].map(word => word.toString(16).padStart(4, '0'));
  return `${first}-${second}-${third}-${hex(8, 10)}-${hex(10, 16)}`;
}
