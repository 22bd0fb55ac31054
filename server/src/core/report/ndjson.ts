import { contractOf } from './json.ts';
import type { Report } from './model.ts';
import { escapeUnprintable } from './safe.ts';

/** One JSON object per line: first the run without its documents, then every document, each as in the JSON contract. */
export function ndjsonReport(report: Report): string {
  const { documents, ...run } = contractOf(report);
  const lines = [{ kind: 'run', ...run }, ...documents.map(document => ({ kind: 'document', ...document }))];
  return lines.map(line => `${escapeUnprintable(JSON.stringify(line))}\n`).join('');
}
