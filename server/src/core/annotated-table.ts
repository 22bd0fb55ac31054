import { addedColumns } from './read/device/csv/added-columns.ts';
import { foundColumns, foundIn } from './report/found-columns.ts';
import type { ReportFinding } from './report/model.ts';
import { decodeText, encodingOf } from './text/decode.ts';
import { insertAtLineEnds } from './text/line-insertions.ts';
import { Source } from './text/source.ts';

/**
 * A table of devices with four more columns that say what was found in each row; its own rows and columns, quotes, line
 * ends and encoding stay as they are. Undefined where the bytes are no table of devices.
 * @param findings of a review of these bytes
 */
export function annotatedTable(bytes: Uint8Array, findings: readonly ReportFinding[]): Uint8Array | undefined {
  const { value } = decodeText(bytes);
  const byLine = new Map<number, ReportFinding[]>();
  for (const finding of findings) {
    const { line } = finding.range.start;
    if (finding.vendor === null) continue;
    const known = byLine.get(line);
    if (known) known.push(finding);
    else byLine.set(line, [finding]);
  }
  const insertions = addedColumns(new Source(value), foundColumns, (start, end) => {
    const found: ReportFinding[] = [];
    for (let line = start; line < end; line++) found.push(...(byLine.get(line) ?? []));
    return found.length === 0 ? undefined : foundIn(found);
  });
  return insertions && insertAtLineEnds(bytes, value, encodingOf(bytes), insertions);
}
