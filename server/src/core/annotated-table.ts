import { outcomeWords, whomWords } from './model/words.ts';
import { addedColumns } from './read/device/csv/added-columns.ts';
import { levels, type ReportFinding } from './report/model.ts';
import { decodeText, encodingOf } from './text/decode.ts';
import { insertAtLineEnds } from './text/line-insertions.ts';
import { Source } from './text/source.ts';

const headers = ['bomwarden level', 'bomwarden vendor', 'bomwarden instrument', 'bomwarden source'];

/**
 * A table of devices with four more columns that say what was found in each row; its own rows and columns, quotes, line
 * ends and encoding stay as they are. Undefined where the bytes are no table of devices.
 * @param findings of a review of these bytes
 */
export function annotatedTable(bytes: Uint8Array, findings: readonly ReportFinding[]): Uint8Array | undefined {
  const { value } = decodeText(bytes);
  const byLine = new Map<number, ReportFinding[]>();
  for (const finding of findings) {
    const { line } = finding.range.start;
    if (finding.vendor === null) continue;
    const known = byLine.get(line);
    if (known) known.push(finding);
    else byLine.set(line, [finding]);
  }
  const insertions = addedColumns(new Source(value), headers, (start, end) => {
    const found: ReportFinding[] = [];
    for (let line = start; line < end; line++) found.push(...(byLine.get(line) ?? []));
    return found.length === 0 ? undefined : cellsOf(found);
  });
  return insertions && insertAtLineEnds(bytes, value, encodingOf(bytes), insertions);
}

function cellsOf(findings: readonly ReportFinding[]): readonly string[] {
  const strength = ({ level, waiver }: ReportFinding) => (waiver ? levels.length : levels.indexOf(level));
  const ordered = [...findings].sort((a, b) => strength(a) - strength(b));
  const [first] = ordered;
  const told = ordered.map(instrumentsOf);
  return [
    first?.waiver ? `waived until ${first.waiver.expires}` : (first?.level ?? ''),
    once(ordered.flatMap(({ vendorName }) => vendorName ?? [])).join('; '),
    once(told.flatMap(({ names }) => names)).join('; '),
    once(told.flatMap(({ sources }) => sources)).join(' '),
  ];
}

/** What binds or advises whoever reviews, with its outcome; where nothing does, what names the vendor elsewhere. */
function instrumentsOf({ judgements }: ReportFinding) {
  const all = judgements.flatMap(judgement =>
    judgement.verdicts.map(verdict => ({ ...verdict, whom: whomWords(judgement)?.text })),
  );
  const own = all.filter(({ outcome }) => outcome !== 'other-jurisdiction' && outcome !== 'out-of-scope');
  const verdicts = own.length > 0 ? own : all.filter(({ outcome }) => outcome === 'other-jurisdiction');
  return {
    names: verdicts.map(({ instrumentName, outcome, whom }) => {
      const words = outcomeWords[outcome].text;
      return `${instrumentName} (${whom === undefined ? words : `${words} for ${whom}`})`;
    }),
    sources: verdicts.flatMap(({ because }) => because.flatMap(({ source }) => source ?? [])),
  };
}

function once(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
