import { fits, isAt, textAt, u8, u32be } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic } from '../container.ts';
import { plainPart } from '../packed.ts';

const headerSize = 0x200;

/** TP-Link's image: a header of 512 bytes. Others, OpenWrt among them, write it for TP-Link's devices too. */
export const tpLink: Container = {
  kind: 'tp-link',
  title: 'TP-Link image',
  magics: [magic('\x01\0\0\0TP-LINK Technologies\0\0\0\0ver. ')],
  carved: true,
  find: (bytes, at) => {
    if (!fits(bytes, at, headerSize) || !isAt(bytes, at + 28, 'ver. ') || u8(bytes, at + 64) === undefined)
      return undefined;
    const version = textAt(bytes, at + 28, 36);
    const product = u32be(bytes, at + 64);
    // what the header calls its own length is of the part behind it in some, and of all in others
    if (!/^ver\. \d/.test(version) || product === 0 || product === 0xffffffff) return undefined;
    return {
      size: bytes.length - at,
      checked: checks.headerFields,
      variant: `product ${product.toString(16).padStart(8, '0')}`,
      facts: [
        { role: 'image-format', value: 'tp-link-header', at: 0, length: headerSize, label: 'TP-Link’s image format' },
      ],
      parts: () => [plainPart('contents', bytes, at, headerSize, bytes.length - at - headerSize)],
    };
  },
};
