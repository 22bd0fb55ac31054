import type { Level } from '../model/level.ts';
import { outcomeOrder, outcomeWords, roleWord, whomWords } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import type { FindingGroup } from './group.ts';
import type { ReportComponent, ReportDocument, ReportFinding, ReportVerdict } from './model.ts';
import type { Colour, Page } from './page.ts';
import { writeAlternatives } from './text-alternatives.ts';
import { widthOf } from './width.ts';

const indent = 2;
/** Columns of the labels: evidence, why, source, instead. */
const column = 10;
/** Law and offers come from the signatures and may be longer than anything a document is allowed to show. */
const longest = 2000;

const colourOf: Readonly<Record<Level, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  none: 'dim',
};

/** Everything about findings of one kind: the components with their lines, then the law and the alternatives once. */
export function writeGroup(page: Page, document: ReportDocument, { first, findings }: FindingGroup): void {
  const title = first.vendorName ?? first.rule;
  page.line();
  const label = first.state === null ? first.level : `${first.state} ${first.level}`;
  page.line(`${page.paint(label, 'bold', colourOf[first.level])}  ${page.paint(safe(title), 'bold')}`);
  const isSaidOfAll = findings.every(
    ({ message, weakened }) => message === first.message && weakened === first.weakened,
  );
  if (isSaidOfAll) writeMessage(page, first, indent);
  for (const finding of findings) {
    const place = `${safe(document.path)}:${finding.range.start.line + 1}:${finding.range.start.character + 1}`;
    page.line(`  ${page.paint(componentName(finding.component), 'bold')}  ${page.paint(place, 'cyan')}`);
    if (!isSaidOfAll) writeMessage(page, finding, indent + 2);
    writeFinding(page, finding);
  }
  const elsewhere: ReportVerdict[] = [];
  for (const judgement of first.judgements) {
    for (const verdict of sorted(judgement.verdicts)) {
      if (isFarAway(verdict)) elsewhere.push(verdict);
      else writeVerdict(page, whomWords(judgement)?.text, verdict);
    }
  }
  writeElsewhere(page, elsewhere);
  writeAlternatives(page, first, indent, column);
}

export function componentName(component: ReportComponent | null): string {
  if (component === null) return 'the document';
  const name = component.name ?? component.ref ?? 'a component without a name';
  return safe(component.version === null ? name : `${name} ${component.version}`);
}

function writeMessage(page: Page, { message, weakened }: ReportFinding, indent: number): void {
  page.block(safe(message), indent);
  if (weakened !== null) page.block(safe(weakened), indent, 'dim');
}

function writeFinding(page: Page, { level, excerpt, evidence, related }: ReportFinding): void {
  writeExcerpt(page, excerpt, colourOf[level]);
  let label = 'evidence';
  for (const { role, value, signature, caveat } of evidence) {
    const doubt = caveat === null ? '' : ` (${caveat === 'unverified' ? 'not verified' : 'known by transcription'})`;
    page.entry(label, `${roleWord(role).text} "${safe(value)}" meets ${safe(signature)}${doubt}`, indent + 2, column);
    label = '';
  }
  for (const { message, range } of related) {
    page.entry('see', `line ${range.start.line + 1}: ${safe(message)}`, indent + 2, column, 'dim');
  }
}

function writeExcerpt(page: Page, excerpt: ReportFinding['excerpt'], colour: Colour): void {
  const before = flat(excerpt.before);
  const marked = flat(excerpt.marked);
  const gutter = String(excerpt.line).padStart(6);
  const bar = page.paint(`${gutter} │`, 'dim');
  page.line(`${bar} ${before}${page.paint(marked, colour)}${flat(excerpt.after)}`);
  const caret = '^'.repeat(Math.max(1, widthOf(marked)));
  page.line(`${page.paint(`${' '.repeat(6)} │`, 'dim')} ${' '.repeat(widthOf(before))}${page.paint(caret, colour)}`);
}

/** Strongest first, so that what decided is read first. */
function sorted(verdicts: readonly ReportVerdict[]): readonly ReportVerdict[] {
  return [...verdicts].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}

function isFarAway({ outcome }: ReportVerdict): boolean {
  return outcome === 'other-jurisdiction' || outcome === 'out-of-scope';
}

function writeVerdict(page: Page, whom: string | undefined, verdict: ReportVerdict): void {
  const { instrumentName, outcome, statusText, because, upcoming } = verdict;
  const who = whom === undefined ? '' : ` for ${whom}`;
  page.entry(
    'why',
    safe(`${outcomeWords[outcome].text}${who}: ${instrumentName} (${statusText})`),
    indent,
    column,
    'bold',
  );
  for (const { text, binds, since, source } of because) {
    page.block(safe(text), indent + column);
    const bound = binds.length > 0 ? `binds ${binds.join(', ')}` : '';
    const facts = [bound, since === null ? '' : `since ${since}`].filter(fact => fact !== '').join('; ');
    if (facts !== '') page.block(safe(facts), indent + column, 'dim');
    if (source !== null) page.block(safe(source), indent + column, 'cyan');
  }
  if (upcoming !== null)
    page.block(safe(`${outcomeWords[upcoming.outcome].text} from ${upcoming.on}`), indent + column);
}

/** Instruments that do not decide here are named, not told. */
function writeElsewhere(page: Page, verdicts: readonly ReportVerdict[]): void {
  for (const outcome of ['other-jurisdiction', 'out-of-scope'] as const) {
    const names = new Set(
      verdicts.filter(verdict => verdict.outcome === outcome).map(verdict => verdict.instrumentName),
    );
    if (names.size > 0)
      page.entry('also', safe(`${outcomeWords[outcome].text}: ${[...names].join('; ')}`), indent, column, 'dim');
  }
}

function safe(text: string): string {
  return printable(text, longest);
}

/** A piece of a source line: tabs are layout there, and an escape for each would only hide the text. */
function flat(text: string): string {
  return safe(text.replaceAll('\t', ' '));
}
