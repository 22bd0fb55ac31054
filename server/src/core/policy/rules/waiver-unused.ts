import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { WaiverRule } from './rule.ts';

/** Marks waivers that accept nothing although what they are for is there. Only a review of all documents can know. */
export const waiverUnused: WaiverRule = {
  id: 'waiver-unused',
  title: 'Unused waiver',
  description:
    'A waiver that holds and accepts nothing: what it is for would not be marked, speaks for other profiles too, or is accepted by a waiver before it. Told only where all documents that it reaches were reviewed.',
  level: 'information',
  find: ({ waiver: { id, expires }, asOf, use }) => {
    if (use === undefined || !use.found || use.applied || asOf > expires) return [];
    const text = message(
      'waiver-unused',
      'Waiver “{id}” accepts nothing: what it is for would not be marked, or another profile or waiver decides.',
      { id: printable(id, 60) },
    );
    return [{ message: text, key: 'id', remedies: ['remove'] }];
  },
};
