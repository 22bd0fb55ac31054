import type { Message } from '../../text/message.ts';
import type { Unpack } from '../unpack/unpacked.ts';
import type { Budget } from './budget.ts';
import type { Bytes } from './bytes.ts';
import type { Part } from './container.ts';
import { cutOff, overLimit, packedDamage } from './said.ts';

/** A part that is packed: unpacked when its turn comes, within the budget. */
export function packedPart(
  name: string | undefined,
  packed: Bytes,
  packedAt: number,
  unpack: Unpack,
  budget: Budget,
  expected?: number,
): Part {
  let unread: Message | undefined;
  return {
    name,
    packedAt,
    stored: packed.length,
    ...(expected === undefined ? {} : { size: expected }),
    read: () => {
      const most = budget.most(packed.length);
      const { bytes, end, work = 0 } = unpack(packed, most, expected);
      budget.work(work);
      if (end === 'damaged') budget.damaged(bytes.length);
      const isWhole = budget.spend(bytes.length, end === 'cut');
      unread = isWhole ? (end === 'damaged' ? packedDamage : undefined) : overLimit;
      return bytes;
    },
    unread: () => unread,
  };
}

/** A part that stands in the container as it is. */
export function plainPart(name: string | undefined, bytes: Bytes, start: number, at: number, size: number): Part {
  const from = Math.min(bytes.length, start + at);
  const content = bytes.subarray(from, Math.min(bytes.length, from + size));
  return {
    name,
    at,
    stored: content.length,
    read: () => content,
    unread: () => (content.length < size ? cutOff(size - content.length) : undefined),
  };
}
