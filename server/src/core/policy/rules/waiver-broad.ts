import type { Waiver } from '../../model/waiver.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { WaiverFault, WaiverRule } from './rule.ts';

/** Years for which a waiver may be given: whoever accepts a risk looks at it again. */
const mostYears = 2;

/** Marks waivers that accept more, or for longer, than anybody can have looked at. */
export const waiverBroad: WaiverRule = {
  id: 'waiver-broad',
  title: 'Broad waiver',
  description:
    'A waiver that accepts everything of a vendor in every document for every profile, or for more than two years: more than anybody has looked at.',
  level: 'warning',
  find: ({ waiver, asOf }) => [...ofEverything(waiver), ...forLong(waiver, asOf)],
};

function ofEverything({ id, component, vendor, profile, scope, path }: Waiver): readonly WaiverFault[] {
  const everywhere = scope === 'repository' || (scope === 'folder' && /^\.?\/?$/.test(path ?? ''));
  if (component !== undefined || profile !== undefined || !everywhere) return [];
  const text = message(
    'waiver-broad.vendor',
    'Waiver “{id}” accepts everything of {vendor} in every document, for every profile: name a component, a document or a profile.',
    { id: printable(id, 60), vendor: printable(vendor ?? '', 60) },
  );
  return [{ message: text, key: 'scope', remedies: ['remove'] }];
}

function forLong({ id, expires }: Waiver, asOf: string): readonly WaiverFault[] {
  const limit = `${Number(asOf.slice(0, 4)) + mostYears}${asOf.slice(4)}`;
  if (expires <= limit) return [];
  const text = message(
    'waiver-broad.long',
    'Waiver “{id}” holds until {day}, more than two years after {asOf}: say a nearer day.',
    { id: printable(id, 60), day: expires, asOf },
  );
  return [{ message: text, key: 'expires', remedies: ['renew', 'remove'] }];
}
