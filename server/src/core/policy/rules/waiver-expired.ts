import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { WaiverRule } from './rule.ts';

/** Marks the last day of a waiver once it is over. */
export const waiverExpired: WaiverRule = {
  id: 'waiver-expired',
  title: 'Expired waiver',
  description: 'A waiver whose last day is over: what it accepted is open again.',
  level: 'warning',
  find: ({ waiver: { id, expires }, asOf }) => {
    if (asOf <= expires) return [];
    const text = message('waiver-expired', 'Waiver “{id}” ended on {day}: what it accepted is open again.', {
      id: printable(id, 60),
      day: expires,
    });
    return [{ message: text, key: 'expires', remedies: ['renew', 'remove'] }];
  },
};
