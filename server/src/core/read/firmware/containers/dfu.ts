import { crcRegister } from '../../crc32.ts';
import { isAt, u8, u16le, u32le } from '../bytes.ts';
import type { Container } from '../container.ts';
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
      checked: 'checksum',
      variant: `USB ${vendor}:${product}`,
      // FFFF: for any device
      facts: vendor === 'ffff' ? [] : [{ role: 'usb-id', value: `${vendor}:${product}`, at: end + 2, length: 4 }],
      parts: () => [plainPart('contents', bytes, 0, 0, bytes.length - length)],
    };
  },
};

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
