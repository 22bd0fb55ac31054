import { addUnread, type Problem, type Unread, type UnreadKind } from './problem.ts';

/** How many problems one document may have before the rest is only counted. */
export const mostProblems = 100;

/** Collects the problems of one document. A broken one can have a problem on every line: what is beyond the limit is counted, not kept. */
export class Problems {
  readonly #kept: Problem[] = [];
  #beyond = 0;
  /** What those beyond the limit tell was not read. */
  #unread: Unread | undefined;

  /** Reports that `start` to `end` could not be made sense of. */
  add(code: string, severity: Problem['severity'], message: string, start: number, end: number): void {
    this.#keep({ code, severity, message, span: { start, end } });
  }

  /** Reports that something of a kind stands at a place and was not read, and how much of it, if one problem tells of more. */
  notRead(
    kind: UnreadKind,
    code: string,
    severity: Problem['severity'],
    message: string,
    { start, end }: Problem['span'],
    count = 1,
  ): void {
    this.#keep({ code, severity, message, span: { start, end }, unread: { [kind]: count } });
  }

  addAll(problems: readonly Problem[]): void {
    for (const problem of problems) this.#keep(problem);
  }

  /** Takes over those of another collection, and the count of those that it has not kept. */
  join(other: Problems): void {
    this.addAll(other.#kept);
    this.#beyond += other.#beyond;
    this.#unread = addUnread(this.#unread, other.#unread);
  }

  #keep(problem: Problem): void {
    if (this.#kept.length < mostProblems) {
      this.#kept.push(problem);
      return;
    }
    this.#beyond++;
    this.#unread = addUnread(this.#unread, problem.unread);
  }

  /** From here on they stand in the order of the document; those that were met late come to their places. */
  sort(): void {
    this.#kept.sort((a, b) => a.span.start - b.span.start);
  }

  get count(): number {
    return this.#kept.length + this.#beyond;
  }

  /** The problems in the order they were met, with a last one that tells how many more there are. */
  get list(): readonly Problem[] {
    const last = this.#kept.at(-1);
    if (this.#beyond === 0 || !last) return this.#kept;
    const message = `${this.#beyond} more problems in this document are not shown.`;
    const more: Problem = { code: 'too-many-problems', severity: 'information', message, span: last.span };
    return [...this.#kept, this.#unread ? { ...more, unread: this.#unread } : more];
  }
}
