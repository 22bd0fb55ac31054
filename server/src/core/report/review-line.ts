import type { Language } from '../l10n/language.ts';
import { levels } from '../model/level.ts';
import { printable } from '../text/printable.ts';
import { isFresh, isOpen } from './changes.ts';
import type { Report, ReportDocument, ReportFinding } from './model.ts';
import { nameless, wholeDocument } from './words.ts';

/** A finding with the document it stands in. */
export interface Located {
  readonly document: ReportDocument;
  readonly finding: ReportFinding;
}

/**
 * What reviewers are shown where they review: neither waived nor without level, and with a base only what is new or worse;
 * strongest first, else in the order of the documents.
 */
export function freshFindings(report: Report): readonly Located[] {
  return located(report, isFresh);
}

/** The same whatever the base has: for hosts that compare for themselves. */
export function openFindings(report: Report): readonly Located[] {
  return located(report, isOpen);
}

function located(report: Report, isWanted: (finding: ReportFinding) => boolean): readonly Located[] {
  return report.documents
    .flatMap(document => document.findings.map(finding => ({ document, finding })))
    .filter(({ finding }) => isWanted(finding))
    .sort((a, b) => levels.indexOf(a.finding.level) - levels.indexOf(b.finding.level));
}

/** The message on one line. */
export function sentenceOf({ message }: ReportFinding, language: Language): string {
  return printable(language.say(message), 1500);
}

/** `camera 5.7`, or what else names the component. */
export function subjectOf({ component }: Pick<ReportFinding, 'component'>, language: Language): string {
  if (component === null) return language.say(wholeDocument);
  const name = component.name ?? component.ref ?? language.say(nameless);
  return printable(component.version === null ? name : `${name} ${component.version}`, 200);
}

/** As code hosts want it: relative, forward slashes, no leading `./`. */
export function relativePath(path: string): string {
  return path.replace(/^(\.\/)+/, '');
}
