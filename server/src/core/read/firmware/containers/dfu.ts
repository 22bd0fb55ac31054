import { crcRegister } from '../../crc32.ts';
import { type Bytes, isAt, u8, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { plainPart } from '../packed.ts';

const suffixSize = 16;

/** A file for a USB device: whose device it is for stands in the last bytes. */
export const dfu: Container = {
  kind: 'dfu',
  title: 'DFU file',
  magics: [],
  carved: false,
  find: (bytes, at) => {
    const end = bytes.length - suffixSize;
    if (at !== 0 || end <= 0 || !isAt(bytes, end + 8, 'UFD')) return undefined;
    const length = u8(bytes, end + 11);
    if (length < suffixSize || length > bytes.length) return undefined;
    if (u32le(bytes, end + 12) !== crcRegister(bytes, -1, 0, bytes.length - 4)) return undefined;
    const [vendor, product] = [hex(u16le(bytes, end + 4)), hex(u16le(bytes, end + 2))];
    return {
      size: bytes.length,
      checked: checks.checksum,
      variant: `USB ${vendor}:${product}`,
      // FFFF: for any device
      facts: vendor === 'ffff' ? [] : [{ role: 'usb-id', value: `${vendor}:${product}`, at: end + 2, length: 4 }],
      parts: () =>
        targetsOf(bytes, bytes.length - length) ?? [plainPart('contents', bytes, 0, 0, bytes.length - length)],
    };
  },
};

const targetSize = 274;
const mostTargets = 256;

/**
 * The form of STMicroelectronics: targets, each with elements and the addresses that they are for. UM0391.
 * @returns undefined where the file is in no such form from its first byte to its last
 */
function targetsOf(bytes: Bytes, end: number): readonly Part[] | undefined {
  if (!isAt(bytes, 0, 'DfuSe\x01')) return undefined;
  const parts: Part[] = [];
  let at = 11;
  for (let count = u8(bytes, 10); count > 0 && isAt(bytes, at, 'Target'); count--) {
    const [target, elements] = [u8(bytes, at + 6), u32le(bytes, at + 270)];
    const stop = at + targetSize + u32le(bytes, at + 266);
    if (stop > end) return undefined;
    let place = at + targetSize;
    for (let index = 0; index < elements && place + 8 <= stop && parts.length < mostTargets; index++) {
      const [address, size] = [u32le(bytes, place), u32le(bytes, place + 4)];
      parts.push(plainPart(`target ${target} at 0x${address.toString(16)}`, bytes, 0, place + 8, size));
      place += 8 + size;
    }
    if (place !== stop) return undefined;
    at = stop;
  }
  return at === end && parts.length > 0 ? parts : undefined;
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
