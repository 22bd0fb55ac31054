import type {
  Report,
  ReportAlternative,
  ReportDocument,
  ReportFinding,
  ReportFrame,
  ReportJudgement,
} from './model.ts';
import { escapeUnprintable } from './safe.ts';

/** The report as the JSON contract has it (schema/report.schema.json), ending in a line feed. */
export function jsonReport(report: Report): string {
  return `${escapeUnprintable(JSON.stringify(contractOf(report), null, 2))}\n`;
}

function contractOf(report: Report) {
  return {
    ...runContract(report),
    ...endContract(report),
    documents: report.documents.map(documentContract),
  };
}

export function runContract({ tool, contexts, lists }: ReportFrame) {
  return { schemaVersion: 1, tool, contexts, lists: lists.map(list => ({ ...list, text: list.text.text })) };
}

export function endContract({
  summary,
  skipped,
  notUnderstood,
  comparison,
}: Pick<Report, 'summary' | 'comparison' | 'skipped' | 'notUnderstood'>) {
  const { error, warning, information, none, waived, unreadable, incomplete, linked, coverage } = summary;
  return {
    summary: { error, warning, information, none, waived, unreadable, incomplete, linked, coverage },
    skipped,
    notUnderstood: notUnderstood.map(({ path, code, message, range }) => ({ path, code, message, range })),
    ...(comparison === null ? {} : { comparison }),
  };
}

export function documentContract(document: ReportDocument) {
  const { path, format, specVersion, components, contexts, incomplete, problems, findings, image, minimum } = document;
  return {
    path,
    format,
    specVersion,
    components,
    contexts,
    incomplete,
    ...(image ? { image } : {}),
    ...(minimum ? { minimum } : {}),
    problems: problems.map(({ code, message, range }) => ({ code, message, range })),
    findings: findings.map(findingOf),
  };
}

function findingOf(finding: ReportFinding): object {
  const { rule, level, vendor, relation, tier, message, component, range, fingerprint, waiver, state } = finding;
  return {
    rule,
    level,
    vendor,
    relation,
    tier,
    message: message.text,
    component,
    range,
    evidence: finding.evidence.map(({ role, value, signature, range, inside }) => ({
      role,
      value,
      signature,
      range,
      ...(inside ? { inside } : {}),
    })),
    judgements: finding.judgements.map(judgementOf),
    ...(finding.sources.length === 0 ? {} : { sources: finding.sources }),
    alternatives: finding.alternatives.map(alternativeOf),
    ...(finding.noAlternatives === null ? {} : { noAlternatives: finding.noAlternatives.text }),
    ...(finding.declared ? { declared: finding.declared } : {}),
    fingerprint,
    waiver,
    ...(state === null ? {} : { state }),
  };
}

function alternativeOf({ vendor, why, caveats, sources }: ReportAlternative): object {
  return { vendor, why: why.text, caveats: caveats.map(({ text }) => text), sources };
}

function judgementOf({ profile, level, verdicts, stated }: ReportJudgement): object {
  return {
    profile,
    ...(stated ? { stated } : {}),
    level,
    verdicts: verdicts.map(({ instrument, outcome, status, because }) => ({
      instrument,
      outcome,
      status,
      because: because.map(({ clause, text, source, removal }) => ({
        clause,
        text: text.text,
        source,
        ...(removal === null ? {} : { removal }),
      })),
    })),
  };
}
