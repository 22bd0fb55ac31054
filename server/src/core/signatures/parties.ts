import type { InstrumentStatus } from './types/instrument.ts';
import type { Party, SignatureSet } from './types/set.ts';

/** A party in words; an id that no file explains stays an id. */
export function partyTitle(id: string, { parties }: Pick<SignatureSet, 'parties'>): string {
  return Object.hasOwn(parties, id) ? (parties[id]?.title ?? id) : id;
}

/** Instruments of any other status announce, propose or advise: nobody is bound by them as far as is known. */
export const bindingStatuses: ReadonlySet<InstrumentStatus['value']> = new Set([
  'in-force',
  'enacted',
  'repealed',
  'paused',
]);

/** Ids that none of the records explain. */
export function unknownParties(
  ids: readonly string[],
  records: readonly Readonly<Record<string, Party>>[],
): readonly string[] {
  return ids.filter(id => !records.some(record => Object.hasOwn(record, id)));
}
