import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { WaiverRule } from './rule.ts';

/** Marks waivers for what is no longer there. Only a review of all documents can know. */
export const waiverStale: WaiverRule = {
  id: 'waiver-stale',
  title: 'Stale waiver',
  description:
    'A waiver for a component or vendor that is found in none of the documents that it reaches. Told only where all of them were reviewed.',
  level: 'information',
  find: ({ waiver: { id, component, vendor }, use }) => {
    if (use === undefined || use.found) return [];
    const what = [vendor, component].filter(part => part !== undefined).join(', ');
    const text = message('waiver-stale', 'Waiver “{id}” is for {what}, which no document that it reaches has.', {
      id: printable(id, 60),
      what: printable(what, 120),
    });
    return [{ message: text, key: component === undefined ? 'vendor' : 'component', remedies: ['remove'] }];
  },
};
