import type { Language } from '../l10n/language.ts';
import type { Outcome } from '../model/verdict.ts';
import { outcomeOrder, outcomeWords } from '../model/words.ts';
import { joined, message } from '../text/message.ts';
import { isOpen } from './changes.ts';
import type { Report, ReportFinding } from './model.ts';
import { bar, figure, label, pictureWidth, pictureWords } from './picture.ts';

/** Vendors that are shown; those with the strongest verdicts come first. */
const most = 12;
const row = 26;
const names = 190;
const count = 40;

/** One bar a vendor: how many of its components have which verdict. Empty where no vendor was found. */
export function outcomesPicture({ documents }: Report, language: Language): string {
  const vendors = new Map<string, Map<Outcome, number>>();
  for (const finding of documents.flatMap(document => document.findings)) {
    const outcome = outcomeOf(finding);
    if (outcome === undefined || finding.vendorName === null || !isOpen(finding)) continue;
    const counts = vendors.get(finding.vendorName) ?? new Map<Outcome, number>();
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    vendors.set(finding.vendorName, counts);
  }
  if (vendors.size === 0) return '';
  const shown = [...vendors].sort(([, one], [, other]) => compare(one, other)).slice(0, most);
  const longest = Math.max(...shown.map(([, counts]) => sum(counts)));
  const space = pictureWidth - names - count;
  const rows = shown.map(([vendor, counts], index) => {
    const y = index * row + 4;
    const width = (sum(counts) / longest) * space;
    const parts = outcomeOrder.map(outcome => ({ n: counts.get(outcome) ?? 0, paint: `o-${outcome}` }));
    return [
      label(vendor, 26, names - 8, y + 14, 'end'),
      bar(parts, { x: names, y, width, height: row - 8 }),
      label(`${sum(counts)}`, 6, names + width + 6, y + 14),
    ].join('');
  });
  const used = outcomeOrder.filter(outcome => shown.some(([, counts]) => counts.has(outcome)));
  const keys = used.map(outcome => ({ name: outcomeWords[outcome], paint: `o-${outcome}` }));
  const told = shown.map(([vendor, counts]) =>
    message('picture.vendor', '{vendor}: {outcomes}', { vendor, outcomes: joined(outcomesIn(counts), ', ') }),
  );
  const said = message('picture.said', '{all}.', { all: joined(told, '; ') });
  return figure(
    pictureWords.outcomes,
    said,
    { height: shown.length * row + 4, content: rows.join('') },
    keys,
    language,
  );
}

function outcomesIn(counts: ReadonlyMap<Outcome, number>) {
  return outcomeOrder.flatMap(outcome => {
    const n = counts.get(outcome);
    return n === undefined ? [] : [message('verdict.count', '{n} {outcome}', { n, outcome: outcomeWords[outcome] })];
  });
}

function outcomeOf({ judgements }: ReportFinding): Outcome | undefined {
  const outcomes = new Set(judgements.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome)));
  return outcomeOrder.find(outcome => outcomes.has(outcome));
}

function compare(one: ReadonlyMap<Outcome, number>, other: ReadonlyMap<Outcome, number>): number {
  for (const outcome of outcomeOrder) {
    const difference = (other.get(outcome) ?? 0) - (one.get(outcome) ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sum(counts: ReadonlyMap<Outcome, number>): number {
  return [...counts.values()].reduce((all, n) => all + n, 0);
}
