import { type Infer, list, maybe, oneOf, orEmpty, record, text } from '../shape/shape.ts';
import type { Provenance } from './types/fact.ts';

const key = (about: string) => text(about, '[a-z0-9]+(-[a-z0-9]+)*', 'lower-case words joined by hyphens');
const names = (about: string) => orEmpty(list(about, text('A name.')));

const company = record('More names of a company, or a company or brand of a group.', 'fact', {
  id: key('The entity: one of a vendor file or of a list, or a new one.'),
  of: maybe(key('Vendor whose group a new entity is in.')),
  as: maybe(oneOf('What a new entity is to the group; a company of it, if nothing is said.', ['affiliate', 'brand'])),
  coined: names('Names that nobody else goes by: they may stand with places, legal forms and words of trade.'),
  exact: names('Names that are theirs as the whole name of an organisation.'),
  weak: names('Names that others go by too: they count with a second sign.'),
});

export const groupFile = record(
  'What companies that lists or vendor files name are called in registrations, and the companies and brands of their groups.',
  'default',
  {
    id: key('Stable id, the name of the file.'),
    companies: list('The companies.', company, 1),
  },
);

export type GroupFile = Infer<typeof groupFile, Provenance>;
