import type { Level } from '../core/model/level.ts';
import { levels } from '../core/model/level.ts';
import { printable } from '../core/text/printable.ts';
import type { CheckAnnotation } from './check-run.ts';

/** What a run came to, as far as a workflow can use it. */
export interface Outcome {
  readonly conclusion: 'success' | 'failure';
  /** Findings that nobody has waived. */
  readonly findings: number;
  /** Of them those that the pull request brings, or makes worse; all of them where nothing was compared. */
  readonly newFindings: number;
  readonly highest: Level;
  /** The verdict in one line. */
  readonly verdictLine: string;
  /** Strongest first. */
  readonly annotations: readonly CheckAnnotation[];
}

/** What is used of schema/report.schema.json. */
interface ReportJson {
  readonly summary: Readonly<Record<Level, number>>;
  readonly comparison?: { readonly counts: Readonly<Record<string, number>> };
  readonly documents: readonly {
    readonly path: string;
    readonly findings: readonly FindingJson[];
  }[];
}

interface FindingJson {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly component: { readonly name: string | null } | null;
  readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }> & {
    readonly cell?: string;
  };
  readonly state?: string | null;
  readonly waiver: object | null;
}

const strongestFirst = levels.filter(level => level !== 'none');
const annotationLevels = { error: 'failure', warning: 'warning', information: 'notice', none: 'notice' } as const;

/**
 * @param json a report as `--format json` writes it
 * @param code with which the review ended
 * @param verdictLine what every summary begins with
 */
export function outcomeOf(json: string, code: number, verdictLine: string): Outcome {
  const { summary, comparison, documents } = JSON.parse(json) as ReportJson;
  const found = summary.error + summary.warning + summary.information;
  const counts = comparison?.counts;
  const fresh = counts ? (counts['new'] ?? 0) + (counts['worse'] ?? 0) : found;
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
function isShown({ level, waiver, state }: FindingJson): boolean {
  return level !== 'none' && waiver === null && (state == null || state === 'new' || state === 'worse');
}

function annotation(path: string, { rule, level, message, component, range }: FindingJson): CheckAnnotation {
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
    message: printable(range.cell === undefined ? message : `${range.cell}: ${message}`, 5000),
  };
}
