import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type LargeTable, largeTable } from '../core/large-table.ts';
import { addCoverage, type Coverage, noCoverage } from '../core/model/coverage.ts';
import { type ReviewedInput, reportContext } from '../core/report/build.ts';
import type { ReportDocument, ReportFinding, ReportProblem } from '../core/report/model.ts';
import type { Reviewer, ReviewOptions } from '../core/review.ts';
import type { Range } from '../core/text/source.ts';

/** Files from this size on are read piece by piece, if they are tables of devices. */
const large = 16_000_000;
const pieceLength = 1 << 18;
/** A row that takes more is none: the file is read whole. */
const mostKept = 1 << 26;
/** Problems of one document beyond these say nothing new. */
const mostProblems = 100;

/**
 * Reviews a large table of devices without holding it; undefined for every other file, and for one whose bytes are no
 * UTF-8, which is to be read whole.
 * @param from size in bytes from which a file is large
 */
export function reviewLargeFile(
  path: string,
  absolute: string,
  reviewer: Reviewer,
  options: ReviewOptions,
  build: (reviewed: ReviewedInput) => ReportDocument,
  from = large,
): ReportDocument | undefined {
  // Reading synchronously is faster than waiting for each piece, and nothing else waits for this process.
  const file = openSync(absolute, 'r');
  try {
    if (fstatSync(file).size < from) return undefined;
    return reviewPieces(file, path, reviewer, options, build, Math.min(pieceLength, from));
  } finally {
    closeSync(file);
  }
}

function reviewPieces(
  file: number,
  path: string,
  reviewer: Reviewer,
  options: ReviewOptions,
  build: (reviewed: ReviewedInput) => ReportDocument,
  length: number,
): ReportDocument | undefined {
  const document = new Joined(path, options.contexts, build);
  let bytes = Buffer.allocUnsafe(length);
  let table: LargeTable | undefined;
  /** Bytes at the beginning that were left of the piece before. */
  let kept = 0;
  for (;;) {
    const bytesRead = readSync(file, bytes, kept, bytes.length - kept, null);
    const last = bytesRead === 0;
    const filled = kept + bytesRead;
    const text = decode(bytes.subarray(0, last ? filled : endOfLines(bytes, filled)));
    if (text === undefined) return undefined;
    table ??= largeTable(text, reviewer, options);
    if (!table) return undefined;
    const piece = table.add(text, last);
    document.add(piece);
    if (last) return document.finish();
    kept = filled - Buffer.byteLength(text.slice(0, text.length - piece.rest));
    if (kept > mostKept) return undefined;
    if (kept === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)]);
    else bytes.copyWithin(0, filled - kept, filled);
  }
}

/** Behind the last line end, so that no character is cut in two; 0 where no line ends. */
function endOfLines(bytes: Buffer, filled: number): number {
  const read = bytes.subarray(0, filled);
  // A carriage return at the very end may be half of a line end.
  return Math.max(read.lastIndexOf(10), read.subarray(0, -1).lastIndexOf(13)) + 1;
}

/** Most tables are plain ASCII, which takes a tenth of the time. Undefined for bytes that are no UTF-8. */
function decode(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Documents of the pieces, joined into one. */
class Joined {
  readonly #path: string;
  readonly #contexts: ReviewOptions['contexts'];
  readonly #build: (reviewed: ReviewedInput) => ReportDocument;
  readonly #findings: ReportFinding[] = [];
  readonly #problems: ReportProblem[] = [];
  readonly #seen = new Map<string, number>();
  #coverage: Coverage = noCoverage;

  constructor(path: string, contexts: ReviewOptions['contexts'], build: (reviewed: ReviewedInput) => ReportDocument) {
    this.#path = path;
    this.#contexts = contexts;
    this.#build = build;
  }

  add({ review, lineOf, coverage }: ReturnType<LargeTable['add']>): void {
    this.#coverage = addCoverage(this.#coverage, coverage);
    if (!review) return;
    const { unread } = review.coverage;
    if (unread) this.#coverage = addCoverage(this.#coverage, { ...noCoverage, unread });
    const { findings, problems } = this.#build({ path: this.#path, review });
    for (const finding of findings) this.#findings.push(this.#numbered(moved(finding, lineOf)));
    for (const problem of problems.slice(0, mostProblems - this.#problems.length)) {
      this.#problems.push({ ...problem, range: movedRange(problem.range, lineOf) });
    }
  }

  finish(): ReportDocument {
    return {
      path: this.#path,
      format: 'device-csv',
      specVersion: null,
      components: this.#coverage.components,
      contexts: this.#contexts.map(reportContext),
      incomplete: this.#problems.some(({ severity }) => severity === 'error'),
      coverage: this.#coverage,
      problems: this.#problems,
      findings: this.#findings,
    };
  }

  /** Findings that are alike are told apart by a number, which each piece counts anew. */
  #numbered(finding: ReportFinding): ReportFinding {
    const own = finding.fingerprint.replace(/:\d+$/, '');
    const nth = this.#seen.get(own) ?? 0;
    this.#seen.set(own, nth + 1);
    return { ...finding, fingerprint: nth === 0 ? own : `${own}:${nth}` };
  }
}

type LineOf = (line: number) => number;

function moved(finding: ReportFinding, lineOf: LineOf): ReportFinding {
  const { range, bytes, excerpt, evidence, related } = finding;
  const place = ({ line, column }: { readonly line: number; readonly column: number }) => ({
    line: lineOf(line - 1) + 1,
    column,
  });
  return {
    ...finding,
    range: movedRange(range, lineOf),
    bytes: { start: place(bytes.start), end: place(bytes.end) },
    excerpt: { ...excerpt, line: lineOf(excerpt.line - 1) + 1 },
    evidence: evidence.map(each => ({ ...each, range: movedRange(each.range, lineOf) })),
    related: related.map(each => ({ ...each, range: movedRange(each.range, lineOf) })),
  };
}

function movedRange({ start, end }: Range, lineOf: LineOf): Range {
  return {
    start: { line: lineOf(start.line), character: start.character },
    end: { line: lineOf(end.line), character: end.character },
  };
}
