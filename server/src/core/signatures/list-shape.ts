import { type Infer, list, maybe, record, text } from '../shape/shape.ts';
import type { Provenance } from './types/fact.ts';

const key = (about: string) => text(about, '[a-z0-9]+(-[a-z0-9]+)*', 'lower-case words joined by hyphens');
const day = (about: string) => text(about, '\\d{4}-\\d{2}-\\d{2}', 'a day such as 2026-08-14');

const company = record('One company that the list names.', 'fact', {
  id: key('The entity: one of a vendor file, or a new one.'),
  of: maybe(key('Vendor whose group a new entity is in. Absent: it is a vendor of its own.')),
  name: text('The name as the list writes it.'),
  short: maybe(text('A shorter name of the list that nobody else goes by.')),
  weak: maybe(text('A shorter name that others go by too: it counts with a second sign.')),
  called: maybe(text('The name people know, which the list does not write: background knowledge.')),
  display: maybe(text('The name people know, where it is not the shorter one.')),
  from: maybe(day('The first edition that is known to name it.')),
  until: maybe(day('The first edition that no longer names it.')),
});

export const listFile = record('Companies that an official list names, one a line.', 'default', {
  id: key('Stable id, the name of the file.'),
  title: text('How sentences speak of the list: the section 1260H list.'),
  companies: list('The companies.', company, 1),
});

export type ListFile = Infer<typeof listFile, Provenance>;

/** What could not be made of a list, with the record that it is about. */
export interface ListFault {
  readonly code: string;
  readonly message: string;
  readonly record: object;
  readonly field: string;
}
