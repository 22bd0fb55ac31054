import type { Review } from '../model/review.ts';
import { outcomeWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { partFindings } from './lenses.ts';
import { strongest } from './words.ts';

/** The strongest verdict and how many findings have it: `2 prohibited`. Undefined where no vendor was found. */
export function shortVerdict(review: Review): Message | undefined {
  const { bom, findings, contexts } = review;
  const open = findings.filter(({ judgements, waiver, level }) => judgements.length > 0 && !waiver && level !== 'none');
  if (!bom) return undefined;
  if (open.length === 0) return inParts(review);
  if (contexts.every(({ profile }) => profile === null)) {
    const text = { one: '{n} component of a restricted vendor', other: '{n} components of restricted vendors' };
    return message('verdict.undecided', text, { n: open.length });
  }
  const deciding = open.flatMap(({ judgements }) => strongest(judgements.flatMap(({ verdicts }) => verdicts)) ?? []);
  const worst = strongest(deciding)?.outcome;
  if (worst === undefined) return undefined;
  const n = deciding.filter(({ outcome }) => outcome === worst).length;
  return message('verdict.count', '{n} {outcome}', { n, outcome: outcomeWords[worst] });
}

/** What was found in linked documents, where the document itself names nobody. */
function inParts(review: Review): Message | undefined {
  const n = partFindings(review);
  return n === 0
    ? undefined
    : message('verdict.in-parts', { one: '{n} in linked BOMs', other: '{n} in linked BOMs' }, { n });
}
