import type { ReportDocument, ReportFinding } from './model.ts';

/** The names of all documents of a run, by which they point at each other. */
export class Reviewed {
  readonly #names = new Set<string>();

  add(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** The document without findings on others that were reviewed too; itself where it has none. */
  settle(document: ReportDocument): ReportDocument {
    const findings = document.findings.filter(finding => !this.#covers(finding));
    return findings.length === document.findings.length ? document : { ...document, findings };
  }

  #covers({ targets = [] }: ReportFinding): boolean {
    return targets.length > 0 && targets.every(target => this.#names.has(target));
  }
}

/** Whether what a document points at decides about a finding of it. */
export function pointsOut({ findings }: ReportDocument): boolean {
  return findings.some(({ targets }) => targets !== undefined);
}

/** The documents of one run, without findings that point at another of them: together they were reviewed. */
export function settleLinks(documents: readonly ReportDocument[]): readonly ReportDocument[] {
  if (!documents.some(pointsOut)) return documents;
  const reviewed = new Reviewed();
  for (const { names = [] } of documents) reviewed.add(names);
  return documents.map(document => reviewed.settle(document));
}
