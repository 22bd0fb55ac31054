import { fits, u8, u32be } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { rpmHeaderSize } from '../evidence/rpm.ts';
import { plainPart } from '../packed.ts';

const leadSize = 96;

/** A package of RPM: a header that says what it is, and its files as a packed archive. */
export const rpm: Container = {
  kind: 'rpm',
  title: 'RPM package',
  magics: [{ at: 0, bytes: [0xed, 0xab, 0xee, 0xdb] }],
  carved: true,
  find: (bytes, at, budget) => {
    if (!fits(bytes, at, leadSize) || u8(bytes, at + 4) !== 3) return undefined;
    const signature = rpmHeaderSize(bytes, at + leadSize);
    if (signature === undefined) return undefined;
    const headerAt = leadSize + ((signature + 7) & ~7);
    const header = rpmHeaderSize(bytes, at + headerAt);
    if (header === undefined) return undefined;
    budget.work(u32be(bytes, at + headerAt + 8));
    const content = headerAt + header;
    const parts: Part[] = [
      plainPart('header', bytes, at, headerAt, header),
      plainPart('files', bytes, at, content, bytes.length - at - content),
    ];
    return { size: bytes.length - at, checked: checks.leadAndHeaders, parts: () => parts };
  },
};
