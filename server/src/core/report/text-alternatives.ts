import type { Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { ReportAlternative, ReportFinding } from './model.ts';
import type { Page } from './page.ts';

/** More are named, not told. */
const mostTold = 3;
const longest = 2000;

/** Other suppliers: what holds for all of them once, what was not checked first, then each with its own caveats. */
export function writeAlternatives(
  page: Page,
  { alternatives, noAlternatives }: ReportFinding,
  indent: number,
  column: number,
  language: Language,
): void {
  if (noAlternatives) {
    page.entry(language.say(message('label.instead', 'instead')), safe(language.say(noAlternatives)), indent, column);
  }
  for (const group of groupByReason(alternatives)) writeAlternativesOfOneKind(page, group, indent, column, language);
}

function groupByReason(alternatives: readonly ReportAlternative[]): readonly (readonly ReportAlternative[])[] {
  const groups = new Map<string, ReportAlternative[]>();
  for (const alternative of alternatives) {
    const group = groups.get(alternative.why.text);
    if (group) group.push(alternative);
    else groups.set(alternative.why.text, [alternative]);
  }
  return [...groups.values()];
}

function writeAlternativesOfOneKind(
  page: Page,
  group: readonly ReportAlternative[],
  indent: number,
  column: number,
  language: Language,
): void {
  const [first] = group;
  if (first === undefined) return;
  const told = group.slice(0, mostTold);
  const caveatsOf = ({ caveats }: ReportAlternative) => caveats.map(caveat => language.say(caveat));
  const shared = caveatsOf(first).filter(caveat => group.every(other => caveatsOf(other).includes(caveat)));
  const sources = first.sources.filter(source => group.every(other => other.sources.includes(source)));
  const within = indent + column;
  page.entry(language.say(message('label.instead', 'instead')), safe(language.say(first.why)), indent, column);
  for (const caveat of shared) page.block(safe(caveat), within, 'dim');
  for (const source of sources) page.block(safe(source), within, 'cyan');
  for (const alternative of told) {
    page.block(safe(alternative.vendor), within, 'green');
    for (const caveat of caveatsOf(alternative)) {
      if (!shared.includes(caveat)) page.block(safe(caveat), within + 2, 'dim');
    }
    for (const source of alternative.sources) {
      if (!sources.includes(source)) page.block(safe(source), within + 2, 'cyan');
    }
  }
  const more = group.slice(mostTold).map(({ vendor }) => vendor);
  if (more.length === 0) return;
  const also = message('report.also', 'also: {names}', { names: more.join(', ') });
  page.block(safe(language.say(also)), within);
}

function safe(text: string): string {
  return printable(text, longest);
}
