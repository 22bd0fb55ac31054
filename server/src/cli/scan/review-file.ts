import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { answersIn } from '../../core/ask/answers-in.ts';
import type { DeclaredImage } from '../../core/model/image.ts';
import { isOrdinary, notUnderstood } from '../../core/not-understood.ts';
import { nameKind } from '../../core/read/bom-name.ts';
import { readBytes, readWorkbookIn } from '../../core/read/bytes.ts';
import { readImage } from '../../core/read/firmware/index.ts';
import { mayBeImage } from '../../core/read/firmware/may-be-image.ts';
import { recognise } from '../../core/read/recognised.ts';
import { documentBuilder, unreadableDocument } from '../../core/report/build.ts';
import type { NotUnderstood, ReportDocument } from '../../core/report/model.ts';
import { createReviewer, type Review, type Reviewer, type ReviewOptions } from '../../core/review.ts';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import { decodeText } from '../../core/text/decode.ts';
import type { Problem } from '../../core/text/problem.ts';
import { Source } from '../../core/text/source.ts';
import { type LocatedFile, reasonOf } from '../files.ts';
import { reviewLargeFile } from '../large-file.ts';
import { answersDocument } from './answers-document.ts';
import { digestsOf } from './digests.ts';
import { imagesBeside } from './images-beside.ts';
import { reportsBeside } from './reports-beside.ts';

/** What the review of a file depends on besides its text and the signatures: plain data, so that it can go to another thread. */
export type FilePolicy = Pick<ReviewOptions, 'contexts' | 'rules' | 'waivers' | 'tellsMakers' | 'minimum' | 'declared'>;

/** What came of a file. Undefined: it is no SBOM, and nothing in or around it says that it is one. */
export type FileResult = ReportDocument | NotUnderstood | undefined;

export type FileReviewer = (file: LocatedFile, policy: FilePolicy) => FileResult;

/** Called with each document that was reviewed. */
export type ReviewSeen = (path: string, review: Review, lookups: Reviewer['lookups']) => void;

/** Lists of attestations are short; longer files of their ending are data of other kinds, and nobody asked for them. */
const longestLines = 64_000_000;
/** How much of the beginning and the end of a file that is not opened is looked at. */
const peekLength = 65_536;

/**
 * Reviews files over one set of signatures; made once for many files. It reads the files itself and waits for them, as
 * nothing else goes on in its thread.
 * @param complain told of a rule that threw, which is a bug of ours
 * @param root absolute path of the folder that no link leaves; undefined: the repository around each document
 * @param seen told of each review; no file is then read piece by piece
 */
export function fileReviewer(
  set: SignatureSet,
  complain: (text: string) => void,
  root?: string,
  seen?: ReviewSeen,
): FileReviewer {
  const reviewer = createReviewer(set, readImage);
  const build = documentBuilder(set);
  const onRuleError = (rule: string, error: unknown) =>
    complain(`error in rule ${rule}: ${error instanceof Error ? error.stack : error}\n`);
  return ({ path, named, peek, unread, place }, policy) => {
    if (unread !== undefined) return { path, ...unread, range: nowhere };
    const name = basename(path);
    const asOf = policy.contexts[0]?.asOf ?? set.date;
    const told = (source: Source, problems: readonly Problem[]): FileResult => {
      if (isPolicy.test(path)) return undefined;
      const problem = notUnderstood(name, source, problems, reviewer.lookups, asOf);
      return problem && { path, code: problem.code, message: problem.message, range: source.rangeOf(problem.span) };
    };
    if ('failure' in place) return unreadableDocument(path, 'unreadable', place.failure);
    const images =
      'file' in place ? (declared: readonly DeclaredImage[]) => imagesBeside(place.file, declared, root) : undefined;
    const options: ReviewOptions = { ...policy, onRuleError, ...(images ? { images } : {}) };
    let bytes: Uint8Array;
    try {
      if (peek || (!named && 'file' in place && isLongData(place.file))) {
        const { value } = decodeText('file' in place ? edgesOf(place.file) : place.bytes);
        const source = new Source(value);
        const problem = recognise(source);
        return told(source, problem ? [problem] : []);
      }
      const document = !seen && 'file' in place && reviewLargeFile(path, place.file, reviewer, options, build);
      if (document) return document;
      bytes = 'file' in place ? readFileSync(place.file) : place.bytes;
    } catch (reason) {
      return unreadableDocument(path, 'unreadable', reasonOf(reason));
    }
    const answers = answersIn(bytes, name);
    if (answers) return answersDocument(path, answers);
    const workbook = readWorkbookIn(bytes);
    const image =
      !workbook && mayBeImage(name, bytes)
        ? reviewer.reviewImage(
            bytes,
            { name, isOver: timeLimit(), reports: 'file' in place ? reportsBeside(place.file, root) : [] },
            options,
          )
        : undefined;
    if (image && (image.bom || named)) return build({ path, review: image });
    const { source, reading } = workbook ?? readBytes(bytes);
    const review = reviewer.reviewRead(source, reading, options);
    if (review.bom === undefined) {
      // a name that says what it is by its form is as good as somebody who says so
      const isOwnName = named || (nameKind(name) === 'sbom' && !isOrdinary(source.text));
      if (!isOwnName) return told(source, review.problems);
    }
    if (review.bom) seen?.(path, review, reviewer.lookups);
    const document = build({ path, review });
    return review.bom ? { ...document, digests: digestsOf(bytes) } : document;
  };
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** One image takes no longer than this, in milliseconds. */
const longestImage = 300_000;

function timeLimit(): () => boolean {
  const end = Date.now() + longestImage;
  return () => Date.now() > end;
}

function isLongData(file: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(file) && statSync(file).size > longestLines;
}

/** Our own files name vendors. */
const isPolicy = /(?:^|\/)\.bomwarden(?:\/|\.ya?ml$|-baseline\.json$)/;

/** The beginning and the end of a file. */
function edgesOf(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, 2 * peekLength));
    const begun = readSync(handle, bytes, 0, Math.min(peekLength, bytes.length), 0);
    const ended = readSync(handle, bytes, begun, bytes.length - begun, Math.max(begun, size - peekLength));
    return bytes.subarray(0, begun + ended);
  } finally {
    closeSync(handle);
  }
}
