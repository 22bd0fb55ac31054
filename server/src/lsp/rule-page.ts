import type { ClientFeatures } from './client.ts';

/** The page that explains a rule, where the client knows of a place that has the pages. */
export function rulePage({ offers }: Pick<ClientFeatures, 'offers'>, rule: string): string | undefined {
  return offers.docs === undefined ? undefined : `${offers.docs}/rules/${rule}.md`;
}
