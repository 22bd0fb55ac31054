import { documentContract, endContract, runContract } from './json.ts';
import type { Report, ReportDocument, ReportFrame } from './model.ts';
import { escapeUnprintable } from './safe.ts';

/**
 * One JSON object per line: first the run, then every document, at last the summary, each as in the JSON contract. A file
 * without the summary was cut off.
 */
export function ndjsonReport(report: Report): string {
  return ndjsonHead(report) + report.documents.map(ndjsonDocument).join('') + ndjsonEnd(report);
}

export function ndjsonHead(frame: ReportFrame): string {
  return ndjsonLine({ kind: 'run', ...runContract(frame) });
}

export function ndjsonDocument(document: ReportDocument): string {
  return ndjsonLine({ kind: 'document', ...documentContract(document) });
}

export function ndjsonEnd(end: Pick<Report, 'summary' | 'comparison' | 'skipped' | 'notUnderstood'>): string {
  return ndjsonLine({ kind: 'summary', ...endContract(end) });
}

export function ndjsonLine(value: object): string {
  return `${escapeUnprintable(JSON.stringify(value))}\n`;
}
