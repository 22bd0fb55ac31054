import { annotatedBom } from '../core/annotated-bom.ts';
import type { Language } from '../core/l10n/language.ts';
import { buildReport, unreadableDocument } from '../core/report/build.ts';
import { csvReport } from '../core/report/csv.ts';
import { htmlReport, panelReport } from '../core/report/html.ts';
import type { Report, ReportDocument } from '../core/report/model.ts';
import { sarifReport } from '../core/report/sarif.ts';
import { message } from '../core/text/message.ts';
import { allRules } from '../host/rules.ts';
import type { DocumentsOnDisk } from './documents-on-disk.ts';
import { pathOf } from './places.ts';
import type { ReportParams, ReportResult } from './protocol/pages.ts';
import type { Session } from './session.ts';

/** A report on documents, whether somebody has them open or not. */
export async function reportOn(
  session: Session,
  documents: DocumentsOnDisk,
  { uris, format, version }: ReportParams,
): Promise<ReportResult> {
  const told: ReportDocument[] = [];
  const notes: string[] = [];
  const inReport: string[] = [];
  for (const uri of uris) {
    const { found, report, parts } = await documents.of(uri);
    const path = pathOf(session, uri);
    if (found.state === 'excluded') {
      notes.push(`${path}: ${found.reason ?? ''}`);
      continue;
    }
    const own = parts ?? [report ?? unreadableDocument(path, 'unreadable', found.reason ?? '')];
    told.push(...own);
    inReport.push(...own.map(() => uri));
  }
  const [first = ''] = uris;
  const { set } = await session.signaturesFor(first);
  const report = buildReport(told, set, { version, contexts: [], skipped: 0, notes });
  if (format === 'cyclonedx') return cyclonedx(session, first, report);
  return { text: texts[format](report, session.client.language), documents: inReport };
}

const texts: Readonly<
  Record<Exclude<ReportParams['format'], 'cyclonedx'>, (report: Report, language: Language) => string>
> = {
  panel: panelReport,
  html: htmlReport,
  sarif: report => sarifReport(report, allRules),
  csv: csvReport,
};

const oneCycloneDx = message(
  'report.one-cyclonedx',
  'One CycloneDX document in JSON, version 1.3 or later, can be given back with notes.',
);

async function cyclonedx(session: Session, uri: string, report: Report): Promise<ReportResult> {
  const bytes = report.documents.length === 1 ? await session.files.tree.read(uri) : undefined;
  if (!bytes) return { refused: session.client.language.say(oneCycloneDx) };
  const noted = annotatedBom(bytes, report, session.client.language);
  return typeof noted === 'string'
    ? { refused: noted }
    : { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(noted), documents: [uri] };
}
