import { english, type Language } from '../l10n/language.ts';
import type { Finding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Judgement } from '../model/verdict.ts';
import { outcomeOrder, outcomeWords, whomWords } from '../model/words.ts';
import { joined, type Message, message } from '../text/message.ts';
import { emptySpan, type Span } from '../text/span.ts';
import { type Before, changeOf } from './change.ts';
import { strongest } from './words.ts';

export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** One line above the product in verdict words: `1 prohibited · 2 advised against for ca-federal · 84 of 412 components name nobody`. `before` is the older state that the document is compared with. */
export function lenses(review: Review, before?: Before, language: Language = english): readonly Lens[] {
  const { bom, coverage } = review;
  if (!bom) return [];
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  const span = product?.name?.span ?? product?.span ?? bom.specVersion?.span ?? emptySpan;
  const words = [...changeWords(review, before), ...verdictCounts(review), coverageWords(coverage)];
  return [{ span, title: words.map(part => language.say(part)).join(' · ') }];
}

/** Findings in documents that were reviewed with this one, each once. */
export function partFindings({ parts = [] }: Review): number {
  return new Set(parts.flatMap(({ findings }) => findings.map(({ message }) => message.text))).size;
}

function changeWords({ findings }: Review, before: Before | undefined): readonly Message[] {
  if (!before) return [];
  const changes = findings.flatMap(finding => (finding.waiver ? [] : (changeOf(finding, before) ?? [])));
  const count = (wanted: 'new' | 'worse') => changes.filter(change => change === wanted).length;
  const [fresh, worse] = [count('new'), count('worse')];
  const counted = [
    ...(fresh > 0
      ? [message('lens.new', { one: '{n} new in this change', other: '{n} new in this change' }, { n: fresh })]
      : []),
    ...(worse > 0
      ? [message('lens.worse', { one: '{n} worse in this change', other: '{n} worse in this change' }, { n: worse })]
      : []),
  ];
  return counted.length === 0 ? [message('lens.nothing-new', 'nothing new in this change')] : counted;
}

function verdictCounts(review: Review): readonly Message[] {
  const open = review.findings.filter(finding => finding.judgements.length > 0 && !finding.waiver);
  const waived = review.findings.filter(finding => finding.waiver).length;
  const groups = review.contexts.flatMap((context, index) => {
    if (context.profile === null) return named(open);
    const counted = countOutcomes(open, finding => finding.judgements[index]);
    return counted.length === 0 ? [] : [forWhom(counted, context.profile)];
  });
  groups.push(...statedCounts(open));
  const linked = review.findings.filter(({ targets, waiver }) => targets && !waiver).length;
  if (linked > 0) {
    const text = { one: '{n} linked BOM not reviewed', other: '{n} linked BOMs not reviewed' };
    groups.push(message('lens.linked', text, { n: linked }));
  }
  const inParts = partFindings(review);
  if (inParts > 0) {
    const text = {
      one: '{n} of a restricted vendor in linked BOMs',
      other: '{n} of restricted vendors in linked BOMs',
    };
    groups.push(message('lens.in-parts', text, { n: inParts }));
  }
  if (groups.length === 0) {
    groups.push(
      review.coverage.unread
        ? message('lens.none-in-read', 'no restricted vendor found in what was read')
        : message('lens.none', 'no restricted vendor found'),
    );
  }
  const told = message('count.waived', { one: '{n} waived', other: '{n} waived' }, { n: waived });
  return waived > 0 ? [...groups, told] : groups;
}

/** Without a profile nobody can be told what is prohibited: only how many components a choice would decide. */
function named(findings: readonly Finding[]): readonly Message[] {
  const { length: n } = findings.filter(({ level }) => level !== 'none');
  if (n === 0) return [];
  const text = {
    one: '{n} component of a restricted vendor · Choose who you review for',
    other: '{n} components of restricted vendors · Choose who you review for',
  };
  return [message('lens.undecided', text, { n })];
}

/** What holds for owners of sites that the document tells of and nobody chose to review for. */
function statedCounts(findings: readonly Finding[]): readonly Message[] {
  const stated = findings.flatMap(({ judgements }) => judgements.filter(each => each.stated));
  return [...new Set(stated.map(({ profile }) => profile))].flatMap(profile => {
    const counted = countOutcomes(findings, ({ judgements }) =>
      judgements.find(each => each.stated && each.profile === profile),
    );
    return counted.length === 0 ? [] : [forWhom(counted, whomWords({ profile, stated: true }) ?? '')];
  });
}

function forWhom(counted: readonly Message[], whom: string | Message): Message {
  return message('lens.for', '{counted} for {whom}', { counted: joined(counted, ', '), whom });
}

function countOutcomes(
  findings: readonly Finding[],
  pick: (finding: Finding) => Judgement | undefined,
): readonly Message[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const outcome = strongest(pick(finding)?.verdicts ?? [])?.outcome;
    if (outcome) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return outcomeOrder.flatMap(outcome => {
    const n = counts.get(outcome);
    const text = { one: '{n} {outcome}', other: '{n} {outcome}' };
    return n ? [message('lens.outcome', text, { n, outcome: outcomeWords[outcome] })] : [];
  });
}

function coverageWords(coverage: Review['coverage']): Message {
  const n = Object.values(coverage.unread ?? {}).reduce((sum, count) => sum + count, 0);
  const known = namedWords(coverage);
  const text = { one: '{known}; {n} thing was not read', other: '{known}; {n} things were not read' };
  return n === 0 ? known : message('lens.unread', text, { n, known });
}

function namedWords({ components: n, withOrganisation }: Review['coverage']): Message {
  const nobody = n - withOrganisation;
  if (nobody > 0)
    return message(
      'lens.nobody',
      { one: '{n} of {all} components names nobody', other: '{n} of {all} components name nobody' },
      { n: nobody, all: n },
    );
  const text = { one: 'the only component names somebody', other: 'all {n} components name somebody' };
  return message('lens.somebody', text, { n });
}
