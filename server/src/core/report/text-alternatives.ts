import { printable } from '../text/printable.ts';
import type { ReportAlternative, ReportFinding } from './model.ts';
import type { Page } from './page.ts';

/** More are named, not told. */
const mostTold = 3;
const longest = 2000;

/** Other suppliers: what holds for all of them once, what was not checked first, then each with its own caveats. */
export function writeAlternatives(page: Page, { alternatives }: ReportFinding, indent: number, column: number): void {
  for (const group of groupByReason(alternatives)) writeAlternativesOfOneKind(page, group, indent, column);
}

function groupByReason(alternatives: readonly ReportAlternative[]): readonly (readonly ReportAlternative[])[] {
  const groups = new Map<string, ReportAlternative[]>();
  for (const alternative of alternatives) {
    const group = groups.get(alternative.why);
    if (group) group.push(alternative);
    else groups.set(alternative.why, [alternative]);
  }
  return [...groups.values()];
}

function writeAlternativesOfOneKind(
  page: Page,
  group: readonly ReportAlternative[],
  indent: number,
  column: number,
): void {
  const [first] = group;
  if (first === undefined) return;
  const told = group.slice(0, mostTold);
  const caveats = first.caveats.filter(caveat => group.every(other => other.caveats.includes(caveat)));
  const sources = first.sources.filter(source => group.every(other => other.sources.includes(source)));
  const within = indent + column;
  page.entry('instead', safe(first.why), indent, column);
  for (const caveat of caveats) page.block(safe(caveat), within, 'dim');
  for (const source of sources) page.block(safe(source), within, 'cyan');
  for (const alternative of told) {
    page.block(safe(alternative.vendor), within, 'green');
    for (const caveat of alternative.caveats) {
      if (!caveats.includes(caveat)) page.block(safe(caveat), within + 2, 'dim');
    }
    for (const source of alternative.sources) {
      if (!sources.includes(source)) page.block(safe(source), within + 2, 'cyan');
    }
  }
  const more = group.slice(mostTold).map(({ vendor }) => vendor);
  if (more.length > 0) page.block(safe(`also: ${more.join(', ')}`), within);
}

function safe(text: string): string {
  return printable(text, longest);
}
