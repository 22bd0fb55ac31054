import type { Report } from '../model.ts';
import { escapeUnprintable } from '../safe.ts';
import { legacyReview } from './rollup.ts';

/** The rows with all that was found for each, ending in a line feed. */
export function legacyJson(report: Report): string {
  const { tool, contexts } = report;
  const { rows, inPlace, removed, planned } = legacyReview(report);
  return `${escapeUnprintable(JSON.stringify({ schemaVersion: 1, tool, contexts, inPlace, removed, planned, rows }, null, 2))}\n`;
}
