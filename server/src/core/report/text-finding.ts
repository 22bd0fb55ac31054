import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { outcomeOrder, whomWords } from '../model/words.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { FindingGroup } from './group.ts';
import { placeIn } from './image.ts';
import type { ReportDocument, ReportFinding, ReportVerdict } from './model.ts';
import type { Colour, Page } from './page.ts';
import { saidAt } from './place.ts';
import { sentenceOf } from './review-line.ts';
import { writeAlternatives } from './text-alternatives.ts';
import { evidenceWords, factsOf, outcomeOf, upcomingWords, verdictWords } from './verdict-words.ts';
import { widthOf } from './width.ts';
import { strengthOf } from './words.ts';

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

const labels = {
  evidence: message('label.evidence', 'evidence'),
  see: message('label.see', 'see'),
  why: message('label.why', 'why'),
  also: message('label.also', 'also'),
};

/** Everything about findings of one kind: the components with their lines, then the law and the alternatives once. */
export function writeGroup(
  page: Page,
  document: ReportDocument,
  { first, findings }: FindingGroup,
  language: Language,
): void {
  const title = first.vendorName ?? first.rule;
  const label = language.say(strengthOf(first));
  page.line();
  page.line(`${page.paint(label, 'bold', colourOf[first.level])}  ${page.paint(safe(title), 'bold')}`);
  const isWeakenedAlike = findings.every(({ weakened }) => weakened?.text === first.weakened?.text);
  if (isWeakenedAlike) writeWeakened(page, first, indent, language);
  for (const finding of findings) {
    const place = safe(placeIn(document, finding.range));
    page.line(`  ${page.paint(place, 'cyan')}`);
    page.block(sentenceOf(finding, language), indent + 2, 'bold');
    if (!isWeakenedAlike) writeWeakened(page, finding, indent + 2, language);
    // bytes of an image are no line to show
    if (!document.image) writeExcerpt(page, finding.excerpt, colourOf[finding.level]);
    writeFinding(page, finding, language);
  }
  const elsewhere: ReportVerdict[] = [];
  for (const judgement of first.judgements) {
    for (const verdict of sorted(judgement.verdicts)) {
      if (isFarAway(verdict)) elsewhere.push(verdict);
      else writeVerdict(page, verdict, whomWords(judgement), language);
    }
  }
  writeElsewhere(page, elsewhere, language);
  for (const source of first.sources) page.entry(language.say(labels.see), safe(source), indent, column, 'cyan');
  writeAlternatives(page, first, indent, column, language);
}

function writeWeakened(page: Page, { weakened }: ReportFinding, indent: number, language: Language): void {
  if (weakened !== null) page.block(safe(language.say(weakened)), indent, 'dim');
}

function writeFinding(page: Page, { evidence, related }: ReportFinding, language: Language): void {
  let label = language.say(labels.evidence);
  for (const one of evidence) {
    page.entry(label, safe(language.say(evidenceWords(one))), indent + 2, column);
    label = '';
  }
  for (const { message: said, range } of related) {
    page.entry(language.say(labels.see), safe(language.say(saidAt(range, said))), indent + 2, column, 'dim');
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

function writeVerdict(
  page: Page,
  verdict: ReportVerdict,
  whom: ReturnType<typeof whomWords>,
  language: Language,
): void {
  const why = language.say(verdictWords(verdict, whom));
  page.entry(language.say(labels.why), safe(why), indent, column, 'bold');
  for (const reason of verdict.because) {
    page.block(safe(language.say(reason.text)), indent + column);
    const facts = factsOf(reason).map(fact => language.say(fact));
    if (facts.length > 0) page.block(safe(facts.join('; ')), indent + column, 'dim');
    if (reason.source !== null) page.block(safe(reason.source), indent + column, 'cyan');
  }
  const later = upcomingWords(verdict);
  if (later) page.block(safe(language.say(later)), indent + column);
}

/** Instruments that do not decide here are named, not told. */
function writeElsewhere(page: Page, verdicts: readonly ReportVerdict[], language: Language): void {
  for (const outcome of ['other-jurisdiction', 'out-of-scope'] as const) {
    const there = verdicts.filter(verdict => verdict.outcome === outcome);
    const names = [...new Set(there.map(verdict => verdict.instrumentName))];
    if (names.length === 0) continue;
    const said = language.say(outcomeOf(outcome, names));
    page.entry(language.say(labels.also), safe(said), indent, column, 'dim');
  }
}

function safe(text: string): string {
  return printable(text, longest);
}

/** A piece of a source line: tabs are layout there, and an escape for each would only hide the text. */
function flat(text: string): string {
  return safe(text.replaceAll('\t', ' '));
}
