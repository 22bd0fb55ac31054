import type { Level } from '../model/level.ts';
import type { Cap, Limit } from '../model/match.ts';
import { type Message, message } from '../text/message.ts';

export const alternateCap = cap(
  'warning',
  message('cap.alternate', 'The list names it as an alternate: it may be fitted in place of another part.'),
);

export const noneFittedCap = cap(
  'information',
  message('cap.none-fitted', 'The list says that there is none of it: its quantity is 0, or it is not fitted.'),
);

export const possibleOemCap = cap(
  'information',
  message(
    'cap.possible-oem',
    'This brand has sold relabelled equipment of the vendor; nothing here says that this model is such equipment.',
  ),
);

export const unverifiedRelationCap = cap(
  'warning',
  message(
    'cap.unverified-relation',
    'That this company or brand is of the vendor’s group is background knowledge, not read at a source.',
  ),
);

export const originatorCap = cap(
  'warning',
  message(
    'cap.originator',
    'Scanners fill in the originator from package metadata, and nothing else here names the vendor.',
  ),
);

export const limitCaps = withLimits({
  'weak-name': cap(
    'warning',
    message('cap.weak-name', 'The bare name is also used by others, and nothing else here names the vendor.'),
  ),
  'unknown-words': cap(
    'information',
    message(
      'cap.unknown-words',
      'The name begins as the vendor’s does, and goes on otherwise: ask whose company it is.',
    ),
  ),
  misspelt: cap(
    'warning',
    message('cap.misspelt', 'It is spelt almost as the vendor’s name is: ask whose company it is.'),
  ),
  bracketed: cap('warning', message('cap.bracketed', 'The name stands in brackets behind another name.')),
  'stated-person': cap(
    'information',
    message('cap.stated-person', 'The document calls it a person, as tools do with companies too: ask who is meant.'),
  ),
  'interface-registrant': cap(
    'warning',
    message(
      'cap.interface-registrant',
      'An address block names the registrant of the network interface, not the maker of the device around it.',
    ),
  ),
  'guessed-cpe': cap(
    'warning',
    message('cap.guessed-cpe', 'Part a of a CPE is for software, and scanners guess it; here it stands on equipment.'),
  ),
  'open-source': cap(
    'information',
    message(
      'cap.open-source',
      'Open-source software published by the vendor: authorship is not equipment that the lists cover.',
    ),
  ),
  'hosting-site': cap(
    'information',
    message('cap.hosting-site', 'An account on a code-hosting site says who publishes there, not who supplied this.'),
  ),
  platform: cap(
    'warning',
    message(
      'cap.platform',
      'This shows whose software the device runs; devices that others sell under their own names run it too.',
    ),
  ),
  'image-format': cap(
    'warning',
    message(
      'cap.image-format',
      'The image is built in the vendor’s format; devices that others sell under their own names have such images too.',
    ),
  ),
  'image-report': cap(
    'information',
    message('cap.image-report', 'Another tool says so of the image; it was not seen in the image itself.'),
  ),
  certificate: cap(
    'warning',
    message(
      'cap.certificate',
      'A certificate in the image was issued to the vendor: the image trusts it or speaks in its name, which does not say who made the device.',
    ),
  ),
  'image-text': cap(
    'warning',
    message(
      'cap.image-text',
      'The image holds a text of the vendor’s software; who made the device is another question.',
    ),
  ),
  'stream-path': cap(
    'information',
    message(
      'cap.stream-path',
      'Devices of the vendor answer at this path, and so do those that others relabel or copy: ask who made it.',
    ),
  ),
  'dns-name': cap(
    'information',
    message('cap.dns-name', 'A host that the device may talk to says whose service it uses, not who made it.'),
  ),
  'from-name': cap(
    'warning',
    message('cap.from-name', 'Read from the name of the component; no field states who made it.'),
  ),
  series: cap('warning', message('cap.series', 'Only the form of the part number names the vendor.')),
  contained: cap(
    'warning',
    message('cap.contained', 'The label names a part inside; who made the product around it is another question.'),
  ),
  'common-model': cap('warning', message('cap.common-model', 'Other makers use model numbers of this form too.')),
});

function withLimits(caps: Partial<Record<Limit, Cap>>): Partial<Record<Limit, Cap>> {
  return Object.fromEntries(Object.entries(caps).map(([limit, cap]) => [limit, { ...cap, limit }]));
}

/** At most a level, and why. */
export function cap(level: Level, reason: Message): Cap {
  return { level, reason };
}
