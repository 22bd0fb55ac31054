import { contextsIn } from '../../core/report/build.ts';
import { ReviewedDocuments, settleLinks } from '../../core/report/links.ts';
import type { NotUnderstood, Report, ReportDocument, ReportFrame } from '../../core/report/model.ts';
import { ndjsonEnd, ndjsonHead } from '../../core/report/ndjson.ts';
import { partEnd, partHead, type Shard } from '../../core/report/part.ts';
import { settleAnswers } from '../../core/report/settle-answers.ts';
import { SummaryCount, type Total, totalOf } from '../../core/report/summary.ts';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import type { System } from '../system.ts';
import { annotatingSink, isAnnotated } from './annotating-sink.ts';
import { deliver, type ReportDelivery } from './deliver.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { openOut } from './out.ts';
import { type Held, type LineOutput, lineOf, lineOutputOf, type ScanResults } from './scan-results.ts';

/** Takes what was reviewed, piece by piece in its order, and makes the output of it. */
export interface Sink {
  add(results: ScanResults): Promise<void>;
  finish(rest: Rest): Promise<Total>;
}

/** What is known only after the last document. */
export interface Rest {
  readonly skipped: number;
  readonly notes: readonly string[];
}

/** What is written behind the last document. */
export interface Told extends Rest {
  readonly notUnderstood: readonly NotUnderstood[];
}

type Delivery = DeliveryOptions & {
  readonly shard?: Shard | undefined;
  readonly paths?: readonly string[];
  readonly stdinFilename?: string;
};

/**
 * Outputs of one line a document are written as they come, so that memory does not grow with the number of documents.
 * @param set what images are read by once more; undefined where parts of a run are joined
 */
export async function openSink(
  delivery: Delivery,
  frame: ReportFrame,
  system: System,
  keep?: (report: Report) => void,
  set?: SignatureSet,
): Promise<Sink> {
  const { format } = delivery;
  if (format === 'part') {
    const head = partHead(frame, delivery.shard ?? { index: 1, count: 1 });
    return linesSink({ ...delivery, format }, system, head, (total, told) => partEnd({ ...total, ...told }));
  }
  if (lineOutputOf(delivery) === 'ndjson')
    return linesSink({ ...delivery, format: 'ndjson' }, system, ndjsonHead(frame), ({ summary }, told) =>
      ndjsonEnd({ summary, comparison: null, ...told }),
    );
  if (isAnnotated(format)) {
    const input = delivery.paths?.includes('-') ? delivery.stdinFilename : undefined;
    return annotatingSink({ ...delivery, format }, frame, set, input, system);
  }
  return gatheringSink({ ...delivery, format }, frame, system, keep);
}

async function linesSink(
  { format, output }: Delivery & { readonly format: LineOutput },
  system: System,
  head: string,
  end: (total: Total, told: Told) => string,
): Promise<Sink> {
  const out = await openOut(output, system);
  const count = new SummaryCount();
  const reviewed = new ReviewedDocuments();
  const waiting: Held[] = [];
  const notUnderstood: NotUnderstood[] = [];
  await out.write(head);
  return {
    async add({ lines, total, held, known, notUnderstood: files }) {
      notUnderstood.push(...files);
      count.addTotal(total);
      for (const document of known) reviewed.add(document);
      waiting.push(...held);
      await out.write(lines);
    },
    async finish(rest) {
      for (const { document, ordinal } of waiting) {
        const settled = reviewed.settle(document);
        count.add(settled);
        await out.write(lineOf(settled, ordinal, format));
      }
      await out.write(end(count.total, { ...rest, notUnderstood }));
      await out.close();
      return count.total;
    },
  };
}

function gatheringSink(
  delivery: ReportDelivery,
  frame: ReportFrame,
  system: System,
  keep: ((report: Report) => void) | undefined,
): Sink {
  const gathered: ReportDocument[] = [];
  const notUnderstood: NotUnderstood[] = [];
  return {
    async add(results) {
      notUnderstood.push(...results.notUnderstood);
      for (const document of results.documents) gathered.push(document);
    },
    async finish(rest) {
      const documents = settleAnswers(settleLinks(gathered));
      const total = totalOf(documents, notUnderstood.length);
      const contexts = contextsIn(documents, frame.contexts);
      const report: Report = {
        ...frame,
        contexts,
        summary: total.summary,
        documents,
        ...rest,
        notUnderstood,
        comparison: null,
      };
      keep?.(report);
      await deliver(report, delivery, system);
      return total;
    },
  };
}
