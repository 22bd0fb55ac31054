import type { Language } from './l10n/language.ts';
import type { Bom, Component } from './model/component.ts';
import { annotateAll, type PlacedNote } from './read/cyclonedx/annotate.ts';
import { detectFormat } from './read/index.ts';
import type { Report, ReportFinding } from './report/model.ts';
import { sentenceOf } from './report/review-line.ts';
import { verdictLine } from './report/verdict-line.ts';
import { evidenceWords } from './report/verdict-words.ts';
import { strengthOf } from './report/words.ts';
import { decodeText, encodingOf } from './text/decode.ts';
import { applyEdits } from './text/edit.ts';
import { encodeText } from './text/encode.ts';
import { message } from './text/message.ts';
import { printable } from './text/printable.ts';
import { Source } from './text/source.ts';

/** Notes longer than this say no more to anybody. */
const longest = 4000;

/**
 * A CycloneDX JSON document with notes that say what its review found: the verdict on what it describes, and each finding
 * that has a level on its component. Annotations from version 1.5 on, properties in 1.3 and 1.4. All else stays as it is, to
 * the byte; notes that stand there already are not written twice. A sentence where the document can take no notes.
 * @param report of a review of these bytes alone
 */
export function annotatedBom(bytes: Uint8Array, report: Report, language: Language): Uint8Array | string {
  const { value, problems } = decodeText(bytes);
  const source = new Source(value);
  const format = detectFormat(source);
  if (format?.id !== 'cyclonedx-json') return 'It is no CycloneDX document in JSON.';
  const { bom } = format.read(source);
  if (!bom || problems.length > 0) return 'It cannot be read as it stands.';
  const edits = annotateAll(source, bom, notesOf(source, bom, report, language));
  if (typeof edits === 'string') return edits;
  const text = encodeText(applyEdits(value, edits), encodingOf(bytes));
  const mark = markOf(bytes);
  const result = new Uint8Array(mark.length + text.length);
  result.set(mark);
  result.set(text, mark.length);
  return result;
}

function notesOf(source: Source, bom: Bom, report: Report, language: Language): readonly PlacedNote[] {
  const date = report.contexts[0]?.asOf ?? report.tool.signatures.date;
  const made = `bomwarden ${report.tool.version}, ${report.tool.signatures.digest}`;
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  const verdict = `${verdictLine(report, language)}; ${made}`;
  const inOrder = [...bom.components].sort((a, b) => a.span.start - b.span.start);
  const notes = report.documents
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level !== 'none')
    .flatMap(finding => {
      const component = componentAt(source.offsetAt(finding.range.start), bom, inOrder);
      return component?.name && component.place !== 'tool'
        ? [{ component, date, text: noteOf(finding, made, language) }]
        : [];
    });
  return product?.name ? [{ component: product, date, text: verdict }, ...notes] : notes;
}

/** The innermost component around a place. */
function componentAt(offset: number, bom: Bom, inOrder: readonly Component[]): Component | undefined {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  let component = inOrder[low - 1];
  while (component && component.span.end < offset) {
    component = component.parent === undefined ? undefined : bom.components[component.parent];
  }
  return component;
}

function noteOf(finding: ReportFinding, made: string, language: Language): string {
  const { waiver, judgements, evidence, fingerprint } = finding;
  const strength = waiver ? message('html.waived', 'waived until {day}', { day: waiver.expires }) : strengthOf(finding);
  const deciding = judgements.flatMap(({ verdicts }) => {
    return verdicts.filter(({ outcome }) => outcome !== 'other-jurisdiction' && outcome !== 'out-of-scope');
  });
  const sources = deciding.flatMap(({ because }) => because.flatMap(({ source }) => source ?? []));
  const lines = [
    `${language.say(strength)}, ${finding.rule}: ${sentenceOf(finding, language)}`,
    ...evidence.map(one => language.say(evidenceWords(one))),
    ...new Set(sources),
    `${made}, ${fingerprint}`,
  ];
  return lines.map(line => printable(line, longest)).join('\n');
}

/** The byte-order mark, which is no part of the text. */
function markOf(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(0, 3);
  const isMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return bytes.subarray(0, isMark ? 2 : 0);
}
