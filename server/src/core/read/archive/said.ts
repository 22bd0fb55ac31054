import { type ArchiveFault, faultAt } from './entry.ts';

/** What is said of bytes that become too many. */
export function tooMuch(start: number, end: number): ArchiveFault {
  return faultAt('archive-too-large', 'Unpacked, this is more than is opened; it is not read.', start, end);
}

export function tooManyEntries(start: number, end: number, left: number | undefined): ArchiveFault {
  const more = left === undefined ? 'More entries' : `${left} more ${left === 1 ? 'entry' : 'entries'}`;
  return faultAt(
    'archive-too-many-entries',
    `${more} of this archive ${left === 1 ? 'is' : 'are'} beyond what is opened; nothing of that is read.`,
    start,
    end,
  );
}
