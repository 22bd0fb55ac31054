import { basename } from 'node:path';
import { annotatedBom } from '../../core/annotated-bom.ts';
import { annotatedTable } from '../../core/annotated-table.ts';
import { annotatedOds, annotatedWorkbook } from '../../core/annotated-workbook.ts';
import { type LanguageTag, languageOf } from '../../core/l10n/language.ts';
import { readImage } from '../../core/read/firmware/index.ts';
import { contextsIn } from '../../core/report/build.ts';
import { imageAsCycloneDx } from '../../core/report/firmware/cyclonedx.ts';
import type { Report, ReportDocument, ReportFrame } from '../../core/report/model.ts';
import { SummaryCount } from '../../core/report/summary.ts';
import { buildLookups } from '../../core/signatures/lookups.ts';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import { printable } from '../../core/text/printable.ts';
import { readNamed, reasonOf } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import { openOut } from './out.ts';
import type { ScanResults } from './scan-results.ts';

/** A document given back with what was found written into it. */
interface Annotator {
  /** What is told where there is not exactly one that can be given back. */
  readonly promise: string;
  /** A sentence where this one cannot be. */
  readonly annotate: (given: Given, report: Report, language: LanguageTag) => Uint8Array | string;
}

/** What is given back. */
interface Given {
  readonly bytes: Uint8Array;
  readonly document: ReportDocument;
  readonly set: SignatureSet | undefined;
}

const annotators = {
  'csv-annotated': {
    promise: '--format csv-annotated gives one table of devices back',
    annotate: ({ bytes }, { documents }) => {
      const findings = documents.flatMap(document => document.findings);
      return annotatedTable(bytes, findings) ?? 'It is no table of devices.';
    },
  },
  'xlsx-annotated': {
    promise: '--format xlsx-annotated gives one workbook back',
    annotate: ({ bytes }, { documents }) => {
      const findings = documents.flatMap(document => document.findings);
      return annotatedWorkbook(bytes, findings) ?? 'It is no workbook of Excel with a table of devices or parts.';
    },
  },
  'ods-annotated': {
    promise: '--format ods-annotated gives one spreadsheet of OpenDocument back',
    annotate: ({ bytes }, { documents }) => {
      const findings = documents.flatMap(document => document.findings);
      return annotatedOds(bytes, findings) ?? 'It is no spreadsheet of OpenDocument with a table of devices or parts.';
    },
  },
  cyclonedx: {
    promise:
      '--format cyclonedx gives one CycloneDX document in JSON back, version 1.3 or later, or what is in one image of firmware',
    annotate: (given, report, language) =>
      given.document.image ? imageBom(given, report) : annotatedBom(given.bytes, report, languageOf(language)),
  },
} as const satisfies Record<string, Annotator>;

/** What was found in an image, as a bill of materials of it. */
function imageBom({ bytes, document, set }: Given, { tool }: Report): Uint8Array | string {
  if (!set) return 'Parts of a run hold no images.';
  const name = basename(document.path);
  const { bom } = readImage(bytes, { name, texts: [...buildLookups(set).imageTexts.keys()] });
  if (!bom?.image) return 'It cannot be read again.';
  return new TextEncoder().encode(imageAsCycloneDx(bom, bom.image, name, tool.version));
}

export type AnnotatedFormat = keyof typeof annotators;

export function isAnnotated(format: string): format is AnnotatedFormat {
  return Object.hasOwn(annotators, format);
}

interface Delivery {
  readonly format: AnnotatedFormat;
  readonly output: string | undefined;
  readonly language: LanguageTag;
}

/**
 * Gives the reader's own document back, with what was found in it.
 * @param input name of the standard input, where it is what is reviewed
 */
export function annotatingSink(
  delivery: Delivery,
  frame: ReportFrame,
  set: SignatureSet | undefined,
  input: string | undefined,
  system: System,
) {
  const { promise, annotate } = annotators[delivery.format];
  const documents: ReportDocument[] = [];
  const count = new SummaryCount();
  return {
    async add(results: ScanResults) {
      count.addTotal(results.total);
      documents.push(...results.documents);
    },
    async finish(rest: { readonly skipped: number; readonly notes: readonly string[] }) {
      const [document] = documents;
      if (!document || documents.length > 1) throw new Refusal(`${promise}; there are ${documents.length} documents`);
      const contexts = contextsIn(documents, frame.contexts);
      const report = {
        ...frame,
        contexts,
        summary: count.total.summary,
        documents,
        ...rest,
        notUnderstood: [],
        comparison: null,
      };
      const { path } = document;
      const bytes = path === input ? await system.stdin() : await bytesOf(path, system);
      const annotated = annotate({ bytes, document, set }, report, delivery.language);
      if (typeof annotated === 'string') throw new Refusal(`${promise}; "${printable(path)}" is none: ${annotated}`);
      const out = await openOut(delivery.output, system);
      await out.write(annotated);
      await out.close();
      return count.total;
    },
  };
}

async function bytesOf(path: string, system: System): Promise<Uint8Array> {
  try {
    return await readNamed(path, system.folder);
  } catch (reason) {
    throw new Refusal(`"${printable(path)}": ${reasonOf(reason)}`);
  }
}
