import type { Report } from '../model.ts';
import { escapeUnprintable } from '../safe.ts';
import { type InventoryRow, inventoryReview } from './rollup.ts';

/** The rows with all that was found for each, ending in a line feed. */
export function inventoryJson(report: Report): string {
  const { tool, contexts, summary } = report;
  const { unreadable, incomplete, linked, notUnderstood, coverage } = summary;
  const { rows, inPlace, removed, planned } = inventoryReview(report);
  return `${escapeUnprintable(
    JSON.stringify(
      {
        ...{ schemaVersion: 1, tool, contexts },
        ...{ inPlace, removed, planned },
        notRead: { unreadable, incomplete, linked, notUnderstood, ...coverage.unread },
        rows: rows.map(rowOf),
      },
      null,
      2,
    ),
  )}\n`;
}

/** Sentences as they are in English: a program compares the other members. */
function rowOf({ demands, ...row }: InventoryRow): object {
  return {
    ...row,
    demands: demands.map(({ whom, reason, ...demand }) => ({
      ...demand,
      whom: whom?.text ?? null,
      reason: reason.text,
    })),
  };
}
