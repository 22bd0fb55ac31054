import { levels } from '../model/level.ts';
import { outcomeWords, whomWords } from '../model/words.ts';
import type { ReportFinding } from './model.ts';

/** Headers of the columns that a table is given back with. */
export const foundColumns = [
  'bomwarden level',
  'bomwarden vendor',
  'bomwarden instrument',
  'bomwarden source',
] as const;

/** What was found in one row, for each of these columns. */
export function foundIn(findings: readonly ReportFinding[]): readonly string[] {
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
