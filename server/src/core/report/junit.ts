import { english, type Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import { isFresh } from './changes.ts';
import type { NotUnderstood, Report, ReportDocument, ReportFinding } from './model.ts';
import { reasonWords } from './not-understood.ts';
import { saidAt } from './place.ts';
import { sentenceOf, subjectOf } from './review-line.ts';
import { couldNotBeRead, problemWords } from './words.ts';
import { markupText } from './xml-text.ts';

/**
 * A suite per document, a case per finding; errors and warnings fail, with a base those that are new or worse; waived ones
 * are skipped. A document without any has one case that passes. Names of cases are ids: they are the same in every language.
 */
export function junitReport(report: Report, language: Language): string {
  const suites = [
    ...report.documents.map(document => suiteOf(document, language)),
    ...report.notUnderstood.map(file => otherSuite(file, language)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="bomwarden">\n${suites.join('')}</testsuites>\n`;
}

function suiteOf({ path, findings, format, problems }: ReportDocument, language: Language): string {
  const cases =
    format === null
      ? [unreadable(problems[0] ? problemWords(problems[0], language) : language.say(couldNotBeRead))]
      : findings.map(finding => caseOf(finding, language));
  if (cases.length === 0) cases.push('    <testcase name="no finding" classname="bomwarden"/>\n');
  const failures = findings.filter(fails).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${format === null ? 1 : 0}" skipped="${findings.filter(({ waiver }) => waiver).length}"`;
  return `  <testsuite name="${markupText(path)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

/** It was reviewed by nobody: that is neither passed nor failed. */
function otherSuite(file: NotUnderstood, language: Language): string {
  const why = markupText(reasonWords(file, language));
  return `  <testsuite name="${markupText(file.path)}" tests="1" failures="0" errors="0" skipped="1">\n    <testcase name="readable" classname="bomwarden">\n      <skipped message="${why}"/>\n    </testcase>\n  </testsuite>\n`;
}

function fails(finding: ReportFinding): boolean {
  return isFresh(finding) && (finding.level === 'error' || finding.level === 'warning');
}

function caseOf(finding: ReportFinding, language: Language): string {
  const { rule, waiver, level, range, fingerprint } = finding;
  const name = `${subjectOf(finding, english)} (${fingerprint.slice(0, 8)})`;
  const open = `    <testcase name="${markupText(name)}" classname="bomwarden.${markupText(rule)}"`;
  if (waiver) {
    const why = language.say(message('junit.waived', 'waived: {reason}', { reason: waiver.reason }));
    return `${open}>\n      <skipped message="${markupText(why)}"/>\n    </testcase>\n`;
  }
  const text = markupText(language.say(saidAt(range, sentenceOf(finding, language))));
  if (!fails(finding)) return `${open}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
  const said = markupText(language.say(finding.message));
  return `${open}>\n      <failure type="${level}" message="${said}">${text}</failure>\n    </testcase>\n`;
}

function unreadable(message: string): string {
  return `    <testcase name="readable" classname="bomwarden">\n      <error message="${markupText(message)}"/>\n    </testcase>\n`;
}
