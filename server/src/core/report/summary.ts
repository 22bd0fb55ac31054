import { addCoverage, type Coverage, noCoverage, unreadShare } from '../model/coverage.ts';
import { atLeast } from '../model/level.ts';
import type { ReportDocument, Summary } from './model.ts';

const nothing = {
  error: 0,
  warning: 0,
  information: 0,
  none: 0,
  waived: 0,
  unreadable: 0,
  incomplete: 0,
  linked: 0,
  notUnderstood: 0,
};

/** What a run came to: its exit status depends on no more. */
export interface Total {
  readonly documents: number;
  /** Documents for which nobody chose a profile. */
  readonly undecided: number;
  /** Open findings of the level that fails where nobody says which: errors, and warnings of documents without a profile. */
  readonly failing: number;
  /** Documents that lack minimum elements, where these were asked for. */
  readonly lacking: number;
  readonly summary: Summary;
}

/** What of images may be not looked into where all is asked for: gaps between parts are in every image. */
export const mostOpaque = 0.05;

/** The same for whoever asks for everything: a stated share of images may be opaque. */
export function isReadEnough(summary: Summary): boolean {
  const { images, ...others } = summary.coverage;
  return (images === undefined || unreadShare(images) <= mostOpaque) && isAllRead({ ...summary, coverage: others });
}

/** Whether all was read that is known to be there. */
export function isAllRead({ coverage, unreadable, incomplete, linked, notUnderstood }: Summary): boolean {
  if (coverage.images && coverage.images.unread > 0) return false;
  return unreadable + incomplete + linked + notUnderstood === 0 && coverage.unread === undefined;
}

export function totalOf(documents: readonly ReportDocument[], notUnderstood = 0): Total {
  const count = new SummaryCount();
  count.addNotUnderstood(notUnderstood);
  for (const document of documents) count.add(document);
  return count.total;
}

/** Sums up documents one by one, so that nobody has to hold them. */
export class SummaryCount {
  #documents = 0;
  #undecided = 0;
  #failing = 0;
  #lacking = 0;
  readonly #counts = { ...nothing };
  #coverage: Coverage = noCoverage;

  add({ format, incomplete, contexts, findings, coverage, minimum }: ReportDocument): void {
    // Waivers and questionnaires are judged for nobody in particular, and are no document that anybody asked for.
    const isPolicy = format === 'waivers' || format === 'questionnaire';
    const decided = isPolicy || contexts.some(({ profile }) => profile !== null);
    if (!isPolicy) this.#documents++;
    if (!decided) this.#undecided++;
    // Without a profile no finding is stronger than a warning.
    const usual = decided ? 'error' : 'warning';
    this.#failing += findings.filter(({ waiver, level }) => waiver === null && atLeast(level, usual)).length;
    if (minimum && minimum.lacking.length > 0) this.#lacking++;
    if (format === null) this.#counts.unreadable++;
    if (incomplete) this.#counts.incomplete++;
    for (const { waiver, level, targets } of findings) {
      this.#counts[waiver === null ? level : 'waived']++;
      if (waiver === null && targets) this.#counts.linked++;
    }
    this.#coverage = addCoverage(this.#coverage, coverage);
  }

  addNotUnderstood(files: number): void {
    this.#counts.notUnderstood += files;
  }

  addTotal({ documents, undecided, failing, lacking, summary }: Total): void {
    this.#documents += documents;
    this.#undecided += undecided;
    this.#failing += failing;
    this.#lacking += lacking;
    for (const key of Object.keys(nothing) as (keyof typeof nothing)[]) this.#counts[key] += summary[key];
    this.#coverage = addCoverage(this.#coverage, summary.coverage);
  }

  get total(): Total {
    const summary = { ...this.#counts, coverage: this.#coverage };
    return {
      documents: this.#documents,
      undecided: this.#undecided,
      failing: this.#failing,
      lacking: this.#lacking,
      summary,
    };
  }
}
