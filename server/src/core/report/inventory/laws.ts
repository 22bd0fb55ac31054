import type { Message } from '../../text/message.ts';
import { actWords } from '../verdict-words.ts';
import type { InventoryReview } from './rollup.ts';
import { reasonWords } from './words.ts';

/** What an instrument says, once for all rows that it decides. */
export interface Law {
  /** Its name and how firm it is. */
  readonly act: Message;
  readonly reason: Message;
  readonly source: string | null;
}

/** The instruments that rows name, each of their reasons once, in the order of the rows. */
export function lawsOf({ rows }: InventoryReview): readonly Law[] {
  const laws = new Map<string, Law>();
  for (const demand of rows.flatMap(({ demands }) => demands)) {
    const reason = reasonWords(demand);
    laws.set(`${demand.instrument}\n${reason.text}`, { act: actWords(demand), reason, source: demand.source });
  }
  return [...laws.values()];
}
