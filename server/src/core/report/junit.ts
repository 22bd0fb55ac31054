import { isFresh } from './changes.ts';
import type { Report, ReportDocument, ReportFinding } from './model.ts';
import { sentenceOf, subjectOf } from './review-line.ts';
import { markupText } from './xml-text.ts';

/** A suite per document, a case per finding; errors and warnings fail, with a base those that are new or worse; waived ones are skipped. A document without any has one case that passes. */
export function junitReport(report: Report): string {
  const suites = report.documents.map(suiteOf);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="bomwarden">\n${suites.join('')}</testsuites>\n`;
}

function suiteOf(document: ReportDocument): string {
  const { path, findings, format, problems } = document;
  const cases = format === null ? [unreadable(problems[0]?.message ?? 'could not be read')] : findings.map(caseOf);
  if (cases.length === 0) cases.push('    <testcase name="no finding" classname="bomwarden"/>\n');
  const failures = findings.filter(fails).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${format === null ? 1 : 0}" skipped="${findings.filter(({ waiver }) => waiver).length}"`;
  return `  <testsuite name="${markupText(path)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function fails(finding: ReportFinding): boolean {
  return isFresh(finding) && (finding.level === 'error' || finding.level === 'warning');
}

function caseOf(finding: ReportFinding): string {
  const { rule, waiver, level, range, fingerprint } = finding;
  const name = `${subjectOf(finding)} (${fingerprint.slice(0, 8)})`;
  const open = `    <testcase name="${markupText(name)}" classname="bomwarden.${markupText(rule)}"`;
  const text = markupText(`line ${range.start.line + 1}: ${sentenceOf(finding)}`);
  if (waiver)
    return `${open}>\n      <skipped message="${markupText(`waived: ${waiver.reason}`)}"/>\n    </testcase>\n`;
  if (!fails(finding)) return `${open}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
  return `${open}>\n      <failure type="${level}" message="${markupText(finding.message)}">${text}</failure>\n    </testcase>\n`;
}

function unreadable(message: string): string {
  return `    <testcase name="readable" classname="bomwarden">\n      <error message="${markupText(message)}"/>\n    </testcase>\n`;
}
