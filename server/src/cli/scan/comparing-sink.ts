import { contextsIn } from '../../core/report/build.ts';
import { isFresh } from '../../core/report/changes.ts';
import type { ReportDocument, ReportFrame } from '../../core/report/model.ts';
import { totalOf } from '../../core/report/summary.ts';
import type { Comparison } from '../base/compare.ts';
import type { World } from '../world.ts';
import { deliver, type ReportDelivery } from './deliver.ts';
import type { Sink } from './sink.ts';

/** Gathers documents and compares them before anything is written. What fails is what is new or worse. */
export function comparingSink(
  delivery: ReportDelivery,
  frame: ReportFrame,
  world: World,
  compare: (documents: readonly ReportDocument[]) => Promise<Comparison>,
): Sink {
  const gathered: ReportDocument[] = [];
  return {
    async add({ documents }) {
      for (const document of documents) gathered.push(document);
    },
    async finish(rest) {
      const { documents, comparison, notes, baseDocuments } = await compare(gathered);
      const whole = totalOf(documents);
      const contexts = contextsIn(documents, frame.contexts);
      const told = { ...rest, notes: [...rest.notes, ...notes] };
      await deliver({ ...frame, contexts, summary: whole.summary, documents, ...told, comparison }, delivery, world);
      const fresh = totalOf(documents.map(document => ({ ...document, findings: document.findings.filter(isFresh) })));
      // that all documents were removed is no failure
      return documents.length > 0 ? fresh : { ...fresh, documents: baseDocuments };
    },
  };
}
