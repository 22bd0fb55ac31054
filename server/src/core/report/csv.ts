import { english } from '../l10n/language.ts';
import { whomWords } from '../model/words.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { NotUnderstood, Report, ReportDocument, ReportFinding } from './model.ts';
import { reasonWords } from './not-understood.ts';

const columns = [
  'path',
  'line',
  'column',
  'level',
  'rule',
  'vendor',
  'relation',
  'tier',
  'component',
  'version',
  'message',
  'instruments',
  'sources',
  'alternatives',
  'waiver',
  'fingerprint',
  'state',
  'cell',
] as const;

/** One row per finding, those waived or without level included, and one per file that was not understood. RFC 4180, and no cell that a spreadsheet would calculate. */
export function csvReport(report: Report): string {
  const rows = report.documents.flatMap(document => document.findings.map(finding => rowOf(document, finding)));
  return [columns, ...rows, ...report.notUnderstood.map(otherRow)].map(csvRow).join('');
}

function otherRow(file: NotUnderstood): readonly string[] {
  const told: Partial<Record<(typeof columns)[number], string>> = {
    path: file.path,
    line: String(file.range.start.line + 1),
    column: String(file.range.start.character + 1),
    rule: file.code,
    message: reasonWords(file, english),
  };
  return columns.map(column => told[column] ?? '');
}

function rowOf({ path }: ReportDocument, finding: ReportFinding): readonly string[] {
  const { range, component, judgements } = finding;
  const verdicts = judgements.flatMap(judgement =>
    judgement.verdicts.map(({ instrument, outcome, because }) => ({
      who: whomWords(judgement)?.text ?? 'no profile',
      instrument,
      outcome,
      because,
    })),
  );
  return [
    path,
    String(range.start.line + 1),
    String(range.start.character + 1),
    finding.level,
    finding.rule,
    finding.vendor ?? '',
    finding.relation ?? '',
    finding.tier ?? '',
    component?.name ?? component?.ref ?? '',
    component?.version ?? '',
    finding.message.text,
    verdicts.map(({ who, instrument, outcome }) => `${who}: ${outcome} by ${instrument}`).join('; '),
    [...new Set(verdicts.flatMap(({ because }) => because.flatMap(({ source }) => source ?? [])))].join(' '),
    finding.alternatives.map(({ vendor }) => vendor).join('; '),
    finding.waiver ? `${finding.waiver.id} until ${finding.waiver.expires}` : '',
    finding.fingerprint,
    finding.state ?? '',
    range.cell ?? '',
  ];
}
