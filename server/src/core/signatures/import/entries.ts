/** What an entry of an official list is. */
export type EntryKind = 'organisation' | 'person' | 'vessel' | 'aircraft';

/** One entry of an official list, as its file states it. */
export interface ListEntry {
  readonly name: string;
  /** Other names that it goes by. */
  readonly aliases: readonly string[];
  /** Which of several lists of one file it stands on: `Entity List (EL) - Bureau of Industry and Security`; '' where the file is one list. */
  readonly list: string;
  readonly kind: EntryKind;
}

/** What could be read of a file. */
export interface ReadList {
  /** What kind of file it is: `Consolidated Screening List, CSV`. */
  readonly what: string;
  readonly entries: readonly ListEntry[];
  /** YYYY-MM-DD, where the file says of which day it is. */
  readonly day?: string;
  /** Rows that name nobody, with the line of the first. */
  readonly nameless: { readonly count: number; readonly line: number };
}

/** The kind of an entry in the words of the publishers; what they leave open is an organisation. */
export function kindOf(text: string): EntryKind {
  const word = text.trim().toLowerCase();
  if (word === 'individual' || word === 'person') return 'person';
  return word === 'vessel' || word === 'aircraft' ? word : 'organisation';
}

/** Names without white space at their ends, without empty and repeated ones. */
export function namesOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.map(value => value.replace(/\s+/g, ' ').trim()).filter(value => value !== ''))];
}
