import type { Problem } from './problem.ts';

/** How many problems one document may have before the rest is only counted. */
export const mostProblems = 100;

/** Collects the problems of one document. A broken one can have a problem on every line: what is beyond the limit is counted, not kept. */
export class Problems {
  readonly #kept: Problem[] = [];
  #beyond = 0;

  /** Reports that `start` to `end` could not be made sense of. */
  add(code: string, severity: Problem['severity'], message: string, start: number, end: number): void {
    if (this.#kept.length < mostProblems) this.#kept.push({ code, severity, message, span: { start, end } });
    else this.#beyond++;
  }

  addAll(problems: readonly Problem[]): void {
    for (const { code, severity, message, span } of problems) this.add(code, severity, message, span.start, span.end);
  }

  get count(): number {
    return this.#kept.length + this.#beyond;
  }

  /** The problems in the order they were met, with a last one that tells how many more there are. */
  get list(): readonly Problem[] {
    const last = this.#kept.at(-1);
    if (this.#beyond === 0 || !last) return this.#kept;
    const message = `${this.#beyond} more problems in this document are not shown.`;
    return [...this.#kept, { code: 'too-many-problems', severity: 'information', message, span: last.span }];
  }
}
