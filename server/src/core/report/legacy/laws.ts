import type { LegacyReview } from './rollup.ts';

/** What an instrument says, once for all rows that it decides. */
export interface Law {
  readonly title: string;
  readonly reason: string;
  readonly source: string | null;
}

/** The instruments that rows name, each of their reasons once, in the order of the rows. */
export function lawsOf({ rows }: LegacyReview): readonly Law[] {
  const laws = new Map<string, Law>();
  for (const { instrumentName, statusText, reason, source } of rows.flatMap(({ demands }) => demands)) {
    const law = { title: `${instrumentName} (${statusText})`, reason, source };
    laws.set(`${instrumentName}\n${reason}`, law);
  }
  return [...laws.values()];
}
