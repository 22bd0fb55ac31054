import type { Language } from '../l10n/language.ts';
import type { AppliedWaiver } from '../model/finding.ts';
import { outcomeOrder, whomWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { isFresh } from './changes.ts';
import type { FindingGroup } from './group.ts';
import { html, list, titled } from './html-text.ts';
import type { ReportAlternative, ReportFinding, ReportJudgement, ReportVerdict } from './model.ts';
import { saidAt } from './place.ts';
import { subjectOf } from './review-line.ts';
import { becomesWords, evidenceWords, factsOf, outcomeOf, verdictWords } from './verdict-words.ts';
import { components, strengthOf, verbatim } from './words.ts';
import { markupText } from './xml-text.ts';

interface HowGroups {
  readonly isOpen?: boolean;
  /** Places are offsets in an image. */
  readonly inBytes?: boolean;
}

/** Findings of one kind: what is said of all of them, each component with its line and evidence, then the law once. */
export function groupHtml(
  { first, findings }: FindingGroup,
  language: Language,
  { isOpen = isFresh(first) && first.level === 'error', inBytes = false }: HowGroups = {},
): string {
  const { level, waiver } = first;
  const mark = waiver ? message('html.waived', 'waived until {day}', { day: waiver.expires }) : strengthOf(first);
  const isWeakenedAlike = findings.every(({ weakened }) => weakened?.text === first.weakened?.text);
  return [
    `<details data-level="${level}"${isOpen ? ' open' : ''}${level === 'none' && !isOpen ? ' hidden' : ''}>`,
    `<summary><b>${html(mark, language)}</b> <b>${markupText(first.vendorName ?? first.rule)}</b> ${about(findings, language)}</summary>`,
    ...(isWeakenedAlike ? weakenedHtml(first, language) : []),
    ...(waiver
      ? [`<p>${html(message('html.reason', 'Waived by {approver}: {reason}', waiverArgs(waiver)), language)}</p>`]
      : []),
    ...findings.map(finding => findingHtml(finding, isWeakenedAlike, inBytes, language)),
    ...first.judgements.map(judgement => judgementHtml(judgement, language)),
    ...(first.sources.length === 0 ? [] : [`<p>${first.sources.map(link).join('')}</p>`]),
    ...(first.noAlternatives === null ? [] : [`<p class="dim">${html(first.noAlternatives, language)}</p>`]),
    ...alternativesHtml(first.alternatives, language),
    '</details>',
  ]
    .filter(part => part !== '')
    .join('\n');
}

function waiverArgs({ approver, reason }: AppliedWaiver): Readonly<Record<string, string>> {
  return { approver, reason };
}

function about(findings: readonly ReportFinding[], language: Language): string {
  const [first, ...others] = findings;
  if (!first) return '';
  const text =
    others.length === 0 ? markupText(subjectOf(first, language)) : html(components(findings.length), language);
  return `<span class="dim">${text}</span>`;
}

function weakenedHtml({ weakened }: ReportFinding, language: Language): readonly string[] {
  return weakened === null ? [] : [`<p class="dim">${html(weakened, language)}</p>`];
}

function findingHtml(finding: ReportFinding, isToldAbove: boolean, inBytes: boolean, language: Language): string {
  const { excerpt, range, rule } = finding;
  const place = inBytes
    ? message('html.offset', 'at {offset}', { offset: `0x${range.start.character.toString(16)}` })
    : range.cell === undefined
      ? message('html.place', 'line {line}, column {column}', {
          line: range.start.line + 1,
          column: range.start.character + 1,
        })
      : verbatim(range.cell);
  const related = finding.related.map(({ message: text, range }) => html(saidAt(range, text), language));
  return [
    `<div class="finding" data-line="${range.start.line}" data-column="${range.start.character}">`,
    `<h3 class="told">${html(finding.message, language)} <span class="dim">${html(place, language)}, ${markupText(rule)}</span></h3>`,
    ...(isToldAbove ? [] : weakenedHtml(finding, language)),
    `<pre>${inBytes ? '' : `<i>${excerpt.line} │ </i>`}${markupText(excerpt.before)}<mark>${markupText(excerpt.marked)}</mark>${markupText(excerpt.after)}</pre>`,
    list([...finding.evidence.map(one => html(evidenceWords(one), language)), ...related]),
    '</div>',
  ].join('\n');
}

/** What decides in full; what is of another jurisdiction or out of scope is named. */
function judgementHtml(judgement: ReportJudgement, language: Language): string {
  const whom = whomWords(judgement);
  const title = whom ? message('html.for', 'For {whom}', { whom }) : message('html.no-profile', 'No profile chosen');
  const order = ({ outcome }: ReportVerdict) => outcomeOrder.indexOf(outcome);
  const verdicts = [...judgement.verdicts].sort((a, b) => order(a) - order(b));
  const near = verdicts.filter(({ outcome }) => outcome !== 'other-jurisdiction' && outcome !== 'out-of-scope');
  const far = (['other-jurisdiction', 'out-of-scope'] as const).flatMap(outcome => {
    const there = verdicts.filter(verdict => verdict.outcome === outcome);
    const acts = there.map(({ instrumentName }) => instrumentName);
    return acts.length === 0 ? [] : [`<span class="dim">${html(outcomeOf(outcome, acts), language)}</span>`];
  });
  return titled(html(title, language), [...near.map(verdict => verdictHtml(verdict, language)), ...far]);
}

function verdictHtml(verdict: ReportVerdict, language: Language): string {
  const reasons = verdict.because.map(reason => {
    const facts = factsOf(reason).map(fact => html(fact, language));
    const told = facts.length === 0 ? '' : ` <span class="dim">${facts.join('; ')}</span>`;
    return `${html(reason.text, language)}${told}${link(reason.source)}`;
  });
  const later = becomesWords(verdict);
  const title = `<b>${html(verdictWords(verdict, undefined), language)}</b>`;
  return [title, list(later ? [...reasons, html(later, language)] : reasons)].join('');
}

/** What holds for all suppliers of a kind is told once, then each with its own caveats. */
function alternativesHtml(alternatives: readonly ReportAlternative[], language: Language): readonly string[] {
  const kinds = [...new Set(alternatives.map(({ why }) => why.text))];
  return kinds.map(kind => {
    const group = alternatives.filter(({ why }) => why.text === kind);
    const [first] = group;
    if (!first) return '';
    const isShared = (caveat: Message) =>
      group.every(({ caveats }) => caveats.some(({ text }) => text === caveat.text));
    const sources = first.sources.filter(source => group.every(other => other.sources.includes(source)));
    const shared = [first.why, ...first.caveats.filter(isShared)].map(text => html(text, language)).join(' ');
    const items = group.map(({ vendor, caveats, sources: own }) => {
      const said = caveats.filter(caveat => !isShared(caveat)).map(caveat => html(caveat, language));
      const links = own.filter(source => !sources.includes(source)).map(source => link(source));
      return `<b>${markupText(vendor)}</b>${said.length === 0 ? '' : ` ${said.join(' ')}`}${links.join('')}`;
    });
    const title = html(message('heading.alternatives', 'Alternatives to look at'), language);
    return `<h3>${title}</h3><p>${shared}${sources.map(source => link(source)).join('')}</p>${list(items)}`;
  });
}

/** Where it can be read, by the name of the host. */
function link(address: string | null): string {
  if (address === null || !/^https?:\/\//.test(address)) return '';
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(address)?.[1] ?? address;
  return ` <a href="${markupText(address)}" rel="noreferrer">${markupText(host)}</a>`;
}
