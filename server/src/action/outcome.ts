import type { Level } from '../core/model/level.ts';
import { levels } from '../core/model/level.ts';
import type { Report, ReportFinding } from '../core/report/model.ts';
import { printable } from '../core/text/printable.ts';
import type { CheckAnnotation } from './check-run.ts';

/** What a run came to, as far as a workflow can use it. */
export interface RunOutcome {
  readonly conclusion: 'success' | 'failure';
  /** Findings that nobody has waived. */
  readonly findings: number;
  /** Those of them that the pull request brings or makes worse; all of them where nothing was compared. */
  readonly newFindings: number;
  readonly highest: Level;
  /** The verdict in one line. */
  readonly verdictLine: string;
  /** Strongest first. */
  readonly annotations: readonly CheckAnnotation[];
}

const strongestFirst = levels.filter(level => level !== 'none');
const annotationLevels = { error: 'failure', warning: 'warning', information: 'notice', none: 'notice' } as const;

/**
 * @param code with which the review ended
 * @param verdictLine what every summary begins with
 */
export function outcomeOf({ summary, comparison, documents }: Report, code: number, verdictLine: string): RunOutcome {
  const found = summary.error + summary.warning + summary.information;
  const fresh = comparison ? comparison.counts.new + comparison.counts.worse : found;
  const located = documents.flatMap(({ path, findings }) =>
    findings.filter(finding => isShown(finding)).map(finding => ({ path, finding })),
  );
  const annotations = strongestFirst.flatMap(level =>
    located.filter(({ finding }) => finding.level === level).map(({ path, finding }) => annotation(path, finding)),
  );
  return {
    conclusion: code === 0 ? 'success' : 'failure',
    findings: found,
    newFindings: fresh,
    highest: strongestFirst.find(level => summary[level] > 0) ?? 'none',
    verdictLine,
    annotations,
  };
}

/** With a base only what the pull request brings; never what is waived or has no level. */
function isShown({ level, waiver, state }: ReportFinding): boolean {
  return level !== 'none' && waiver === null && (state === null || state === 'new' || state === 'worse');
}

function annotation(path: string, { rule, level, message, component, range }: ReportFinding): CheckAnnotation {
  const { start, end } = range;
  const columns =
    start.line === end.line ? { start_column: start.character + 1, end_column: Math.max(end.character, 1) } : {};
  return {
    path: path.replace(/^\.\//, ''),
    start_line: start.line + 1,
    end_line: end.line + 1,
    ...columns,
    annotation_level: annotationLevels[level],
    title: printable(`${rule}: ${component?.name ?? 'document'}`, 250),
    message: printable(range.cell === undefined ? message.text : `${range.cell}: ${message.text}`, 5000),
  };
}
