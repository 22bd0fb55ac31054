import type { Component } from '../../model/component.ts';
import type { FirmwareImage, ImageState } from '../../model/image.ts';
import type { Review } from '../../model/review.ts';
import { type Message, message } from '../../text/message.ts';
import { pathWords } from '../image.ts';
import type { ReportDocument } from '../model.ts';

/** An image with everything that its page shows. */
export interface FirmwareView {
  readonly document: ReportDocument;
  readonly review: Review;
  readonly image: FirmwareImage;
  /** How mixed the bytes are, stretch by stretch: bits in a byte, 0 to 8. */
  readonly entropy: { readonly stretch: number; readonly bits: readonly number[] };
}

export const stateWords: Readonly<Record<ImageState, Message>> = {
  opened: message('firmware.opened', 'opened'),
  searched: message('firmware.searched', 'searched'),
  filling: message('firmware.filling', 'filling'),
  opaque: message('firmware.opaque', 'not looked into'),
  unread: message('firmware.unread', 'not read'),
};

export function hex(offset: number): string {
  return `0x${offset.toString(16)}`;
}

/** `1,234,567`, as programs and people of any language read it: in groups of three. */
export function grouped(n: number): string {
  const digits = String(n);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join('\u202f');
}

/** Where in the image a component stands. */
export function insideOf({ inside }: Component): string {
  return inside ? pathWords(inside) : '';
}
