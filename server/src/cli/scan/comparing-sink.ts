import { contextsIn } from '../../core/report/build.ts';
import { isFresh } from '../../core/report/changes.ts';
import type { NotUnderstood, Report, ReportDocument, ReportFrame } from '../../core/report/model.ts';
import { relativePath } from '../../core/report/review-line.ts';
import { type Total, totalOf } from '../../core/report/summary.ts';
import type { Comparison } from '../base/compare.ts';
import type { System } from '../system.ts';
import { deliver, type ReportDelivery } from './deliver.ts';
import type { Sink } from './sink.ts';

/** Gathers documents and compares them before anything is written. What fails is what is new or worse. */
export function comparingSink(
  delivery: ReportDelivery,
  frame: ReportFrame,
  system: System,
  compare: (documents: readonly ReportDocument[]) => Promise<Comparison>,
  keep?: (report: Report) => void,
): Sink {
  const gathered: ReportDocument[] = [];
  const files: NotUnderstood[] = [];
  return {
    async add({ documents, notUnderstood }) {
      files.push(...notUnderstood);
      for (const document of documents) gathered.push(document);
    },
    async finish(rest) {
      const { documents, comparison, notes, moved, baseDocuments } = await compare(gathered);
      // what is known of a file by the base says more than its name or its content
      const told = new Set([...documents, ...moved].map(({ path }) => relativePath(path)));
      const notUnderstood = [...files.filter(({ path }) => !told.has(relativePath(path))), ...moved];
      const whole = totalOf(documents, notUnderstood.length);
      const contexts = contextsIn(documents, frame.contexts);
      const rests = { ...rest, notUnderstood, notes: [...rest.notes, ...notes] };
      const report: Report = { ...frame, contexts, summary: whole.summary, documents, ...rests, comparison };
      keep?.(report);
      await deliver(report, delivery, system);
      const kept = documents.map(document => ({ ...document, findings: document.findings.filter(isFresh) }));
      const { summary, ...counts } = totalOf(kept, notUnderstood.length);
      // what is not reviewed is not, whether it is new or not
      const fresh: Total = { ...counts, summary: { ...summary, linked: whole.summary.linked } };
      // that all documents were removed is no failure
      return documents.length > 0 ? fresh : { ...fresh, documents: baseDocuments };
    },
  };
}
