import { levels } from '../model/level.ts';
import { isFresh } from './changes.ts';
import type { ReportDocument, ReportFinding } from './model.ts';

/** Findings about which the same thing is to be said: the law is told once, the components are listed. */
export interface FindingGroup {
  readonly first: ReportFinding;
  readonly findings: readonly ReportFinding[];
}

/** Numbers values by what they hold. Thousands of findings share theirs, which are written out once. */
class Alike {
  readonly #numbers = new WeakMap<object, number>();
  readonly #texts = new Map<string, number>();

  numberOf(value: object): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    const number = this.#texts.get(text) ?? this.#texts.size;
    this.#texts.set(text, number);
    this.#numbers.set(value, number);
    return number;
  }
}

/**
 * Groups what is shown in full, strongest first, else in the order of the document.
 * @param isShown unless told otherwise what nobody has waived, and with a base what is new or worse
 */
export function groupFindings(
  { findings }: Pick<ReportDocument, 'findings'>,
  isShown: (finding: ReportFinding) => boolean = isFresh,
): FindingGroup[] {
  const groups = new Map<string, ReportFinding[]>();
  const alike = new Alike();
  for (const finding of findings) {
    if (!isShown(finding)) continue;
    const key = JSON.stringify([
      finding.state,
      finding.waiver,
      finding.level,
      finding.rule,
      finding.vendor,
      finding.judgements.map(judgement => alike.numberOf(judgement)),
      alike.numberOf(finding.alternatives),
    ]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .flatMap(findings => (findings[0] ? [{ first: findings[0], findings }] : []))
    .sort((a, b) => levels.indexOf(a.first.level) - levels.indexOf(b.first.level));
}
