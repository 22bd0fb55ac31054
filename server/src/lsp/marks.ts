import { type Before, changeOf } from '../core/explain/change.ts';
import { lenses } from '../core/explain/lenses.ts';
import { rules } from '../core/judge/rules/index.ts';
import type { Language } from '../core/l10n/language.ts';
import type { Finding } from '../core/model/finding.ts';
import { atLeast, type Level } from '../core/model/level.ts';
import type { LinkedPart, Review } from '../core/model/review.ts';
import { problemWords } from '../core/report/words.ts';
import { about } from '../core/text/fit.ts';
import { type Message, message } from '../core/text/message.ts';
import type { Problem } from '../core/text/problem.ts';
import { emptySpan, type Span } from '../core/text/span.ts';
import type { ReviewedDocument } from './reviews.ts';

/** One thing marked in a document, ready to be shown. */
export interface Mark {
  readonly span: Span;
  readonly level: Exclude<Level, 'none'> | 'hint';
  /** Rule id, or the code of a problem. */
  readonly code: string;
  /** Where the rule is explained. */
  readonly page: string | undefined;
  readonly message: string;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly fingerprint: string | undefined;
  /** Who says it, where that is not the review. */
  readonly source?: string;
}

/** Editors keep a thousand marks for a file and choose themselves which; we choose, and say how many are left out. */
const mostMarks = 999;
/** Findings of one rule and level that are marked one by one, for rules on the document itself. */
const mostOfAKind = 10;
/** Places listed under a folded mark. */
const mostRelated = 20;

/** Everything to be marked in a document, most severe first; a text that is no bill of materials has nothing. */
export function marksOf(
  { review, notices, before }: Pick<ReviewedDocument, 'review' | 'notices' | 'before'>,
  pageOf: (rule: string) => string | undefined,
  language: Language,
): readonly Mark[] {
  if (!review.bom) return [];
  const shown = review.findings.filter(finding => finding.level !== 'none');
  const marks = [
    ...notices.map(notice => problemMark({ ...notice, message: language.say(notice.message), span: top(review) })),
    ...review.problems.map(problem => ({ ...problemMark(problem), message: problemWords(problem, language) })),
    ...fold(shown).map(group => findingMark(group, before, pageOf, language)),
    ...(review.parts ?? []).flatMap(part => partMarks(part, pageOf, language)),
  ];
  marks.sort((one, other) => severity(one) - severity(other) || one.span.start - other.span.start);
  return cap(marks, language);
}

/** Findings of another document that are marked where this one points at it. */
const mostOfPart = 5;

/** What another document brings in, at the reference to it. */
function partMarks(
  { span, findings }: LinkedPart,
  pageOf: (rule: string) => string | undefined,
  language: Language,
): readonly Mark[] {
  return findings.slice(0, mostOfPart).map(({ level, rule, message: said }) => ({
    span,
    level,
    code: rule,
    page: pageOf(rule),
    message: language.say(said),
    related: [],
    fingerprint: undefined,
  }));
}

/** A problem of reading as a mark. */
export function problemMark(problem: Problem): Mark {
  return {
    span: problem.span,
    level: problem.severity,
    code: problem.code,
    page: undefined,
    message: problem.message,
    related: [],
    fingerprint: undefined,
  };
}

/** Where the whole document is spoken of: the place of its code lens. */
function top(review: Review): Span {
  return lenses(review)[0]?.span ?? emptySpan;
}

type Group = readonly [Finding, ...Finding[]];

/**
 * Findings one by one; but all that say no more than "open source written by this vendor" as one group per vendor, and what
 * a rule on the document itself finds very often as one group.
 */
function fold(findings: readonly Finding[]): readonly Group[] {
  const groups: [Finding, ...Finding[]][] = [];
  const byKey = new Map<string, [Finding, ...Finding[]]>();
  const frequent = frequentKinds(findings);
  for (const finding of findings) {
    const kind = kindOf(finding);
    const key = saysAuthorship(finding) ? `vendor ${finding.vendor}` : frequent.has(kind) ? kind : undefined;
    const known = key === undefined ? undefined : byKey.get(key);
    if (known) {
      known.push(finding);
      continue;
    }
    const group: [Finding, ...Finding[]] = [finding];
    groups.push(group);
    if (key !== undefined) byKey.set(key, group);
  }
  return groups;
}

const folding: ReadonlySet<string> = new Set(rules.filter(({ folds }) => folds).map(({ id }) => id));

function frequentKinds(findings: readonly Finding[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (!folding.has(finding.rule) || finding.waiver) continue;
    const kind = kindOf(finding);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([kind, count]) => (count > mostOfAKind ? [kind] : [])));
}

function kindOf({ rule, level, waiver }: Finding): string {
  return `${rule} ${level}${waiver ? ' waived' : ''}`;
}

function saysAuthorship(finding: Finding): boolean {
  if (finding.waiver || atLeast(finding.level, 'warning')) return false;
  const [best] = finding.evidence;
  return best !== undefined && (best.tier === 'authorship' || best.cap?.limit === 'open-source');
}

function findingMark(
  [finding, ...others]: Group,
  before: Before | undefined,
  pageOf: (rule: string) => string | undefined,
  language: Language,
): Mark {
  const { waiver, rule, level } = finding;
  return {
    span: finding.span,
    level: waiver ? 'hint' : level === 'none' ? 'information' : level,
    code: rule,
    page: pageOf(rule),
    message: language.say(sentenceOf(finding, others.length, before && changeOf(finding, before))),
    related: [
      ...finding.related.map(related => ({ span: related.span, message: language.say(related.message) })),
      ...others.slice(0, mostRelated).map(other => ({ span: other.span, message: language.say(other.message) })),
    ],
    fingerprint: finding.fingerprint,
  };
}

/** The message of a finding, with what a change did to it and how many more are alike. */
function sentenceOf({ message: said, waiver }: Finding, others: number, change: ReturnType<typeof changeOf>): Message {
  const text = waiver ? waived(said, waiver.expires) : said;
  const told = change === undefined ? text : changed[change](text);
  if (others === 0) return told;
  const more = {
    one: '{text} And {n} more of the same kind in this document.',
    other: '{text} And {n} more of the same kind in this document.',
  };
  return message('mark.more', more, { text: told, n: others });
}

/** The finding comes first; where it has to fit, it still does. */
function waived(said: Message, day: string): Message {
  const add = (text: Message) => message('mark.waived', '{text} · waived until {day}', { text, day });
  if (!said.fit) return add(said);
  const { name, forms, most } = said.fit;
  const [first, ...others] = forms;
  return about(name, [add(first), ...others.map(add)], most);
}

const changed = {
  new: (text: Message) => message('mark.new', 'New in this change: {text}', { text }),
  worse: (text: Message) => message('mark.worse', 'Worse in this change: {text}', { text }),
};

const order = ['error', 'warning', 'information', 'hint'];

function severity(mark: Mark): number {
  return order.indexOf(mark.level);
}

function cap(marks: readonly Mark[], language: Language): readonly Mark[] {
  if (marks.length <= mostMarks) return marks;
  const kept = marks.slice(0, mostMarks - 1);
  const summary: Mark = {
    span: emptySpan,
    level: 'information',
    code: 'more-findings',
    page: undefined,
    message: language.say(leftOut(marks.length - kept.length)),
    related: [],
    fingerprint: undefined,
  };
  return [...kept, summary];
}

function leftOut(n: number): Message {
  const text = {
    one: '{n} weaker mark of this document is not shown; bomwarden scan lists all of them.',
    other: '{n} weaker marks of this document are not shown; bomwarden scan lists all of them.',
  };
  return message('mark.left-out', text, { n });
}
