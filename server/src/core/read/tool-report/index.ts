import type { Format } from '../../model/format.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { decodeJson } from '../../syntax/json.ts';
import type { Source } from '../../text/source.ts';
import { binwalkReport, binwalkTextReport, isBinwalkJson, isBinwalkText } from './binwalk.ts';
import { embaReport, isEmbaCsv } from './emba.ts';
import { bomOfReport, type ToolReport } from './report.ts';
import { isUnblobJson, unblobReport } from './unblob.ts';

interface ReportFormat extends Format {
  readonly report: (source: Source) => ToolReport | undefined;
}

function ofJson(id: Format['id'], detect: Format['detect'], read: (cursor: Cursor) => ToolReport): ReportFormat {
  return {
    id,
    detect,
    report: source => decodeJson(source, read).value,
    read: source => {
      const { value, problems } = decodeJson(source, read);
      return { bom: value && bomOfReport(value, id), problems };
    },
  };
}

function ofText(id: Format['id'], detect: Format['detect'], report: (source: Source) => ToolReport): ReportFormat {
  return { id, detect, report, read: source => ({ bom: bomOfReport(report(source), id), problems: [] }) };
}

/** Reports of tools that take images apart. */
export const reportFormats: readonly ReportFormat[] = [
  ofJson('binwalk-json', isBinwalkJson, binwalkReport),
  ofText('binwalk-text', isBinwalkText, binwalkTextReport),
  ofJson('unblob-json', isUnblobJson, unblobReport),
  ofText('emba-csv', isEmbaCsv, embaReport),
];

/** What a tool says of an image, where a text is a report of one. */
export function toolReportIn(source: Source): ToolReport | undefined {
  return reportFormats.find(({ detect }) => detect(source))?.report(source);
}
