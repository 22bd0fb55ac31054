import type { NoticeItem } from './item.ts';
import { lawSources, type Said } from './said.ts';
import type { SheetField } from './sheet-889.ts';

const statute = lawSources.statute.url;

/** What section 805 says, in our words, as far as it was read. */
export const section805Says: readonly Said[] = [
  {
    text: 'But for what its subsection (d) excepts, which was not read, the Secretary may not enter into, renew or extend a contract with a company on the section 1260H list or one subject to its control; since 2026-06-30.',
    source: statute,
  },
  {
    text: 'With the same exception the Secretary may not enter into, renew or extend a contract for goods or services that include goods or services produced or developed by such a company; from 2027-06-30.',
    source: statute,
  },
  {
    text: 'Services that connect to the facilities of a third party, such as backhaul, roaming or interconnection, are left out; and it may not be applied to some existing contracts.',
    source: statute,
  },
  {
    text: 'It addresses the Secretary. A duty of a contractor to give notice was not found in what was read: the definitions and the rest of the text were not read, nor a rule that carries it out.',
    source: statute,
  },
  {
    text: 'Whether a part inside another maker’s product counts is open: the section is understood to leave out “components”, and that text was not read.',
    source: statute,
  },
];

/** What has to be known of one component to tell whether section 805 reaches it. */
export function fields805(item: NoticeItem): readonly SheetField[] {
  const one = (said: Said | undefined) => (said ? [said] : []);
  return [
    { name: 'Item', values: [item.description], missing: '' },
    { name: 'Maker as the document names it', values: one(item.brand), missing: 'The document names no maker.' },
    {
      name: 'Supplier as the document names it',
      values: one(item.supplier),
      missing: 'The document names no supplier.',
    },
    { name: 'Model or part number', values: one(item.model), missing: 'The document states none.' },
    {
      name: 'Contract, and the day on which it was entered into, renewed or extended',
      values: [],
      missing: 'Fill in.',
    },
    {
      name: 'Whether the maker is named on the list itself, or is subject to the control of one that is',
      values: [],
      missing: 'Ask the maker; the list names companies, not groups.',
    },
    {
      name: 'Whether it is delivered to the Department of Defense, as goods or inside of others',
      values: [],
      missing: 'Fill in.',
    },
    { name: 'Waiver', values: [], missing: 'Fill in, or note that there is none.' },
  ];
}
