import type { Finding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Judgement } from '../model/verdict.ts';
import { outcomeOrder, outcomeWords, whomWords } from '../model/words.ts';
import { emptySpan, type Span } from '../text/span.ts';
import { type Before, changeOf } from './change.ts';
import { strongest } from './words.ts';

export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** One line above the product in verdict words: `1 prohibited · 2 advised against for ca-federal · 84 of 412 components name nobody`. `before` is the older state that the document is compared with. */
export function lenses(review: Review, before?: Before): readonly Lens[] {
  const { bom, coverage } = review;
  if (!bom) return [];
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  const span = product?.name?.span ?? product?.span ?? bom.specVersion?.span ?? emptySpan;
  const words = [...changeWords(review, before), ...verdictCounts(review), coverageWords(coverage)];
  return [{ span, title: words.join(' · ') }];
}

function changeWords({ findings }: Review, before: Before | undefined): readonly string[] {
  if (!before) return [];
  const changes = findings.flatMap(finding => (finding.waiver ? [] : (changeOf(finding, before) ?? [])));
  const counted = (['new', 'worse'] as const).flatMap(kind => {
    const { length } = changes.filter(change => change === kind);
    return length === 0 ? [] : [`${length} ${kind} in this change`];
  });
  return counted.length === 0 ? ['nothing new in this change'] : counted;
}

function verdictCounts(review: Review): readonly string[] {
  const open = review.findings.filter(finding => finding.judgements.length > 0 && !finding.waiver);
  const waived = review.findings.filter(finding => finding.waiver).length;
  const groups = review.contexts.flatMap((context, index) => {
    if (context.profile === null) return named(open);
    const counted = countOutcomes(open, finding => finding.judgements[index]);
    return counted.length === 0 ? [] : [`${counted.join(', ')} for ${context.profile}`];
  });
  groups.push(...statedCounts(open));
  const linked = review.findings.filter(({ targets, waiver }) => targets && !waiver).length;
  if (linked > 0) groups.push(linked === 1 ? '1 linked BOM not reviewed' : `${linked} linked BOMs not reviewed`);
  if (groups.length === 0) {
    groups.push(review.coverage.unread ? 'no restricted vendor found in what was read' : 'no restricted vendor found');
  }
  return waived > 0 ? [...groups, `${waived} waived`] : groups;
}

/** Without a profile nobody can be told what is prohibited: only how many components a choice would decide. */
function named(findings: readonly Finding[]): readonly string[] {
  const { length } = findings.filter(({ level }) => level !== 'none');
  if (length === 0) return [];
  return [
    `${length} ${length === 1 ? 'component of a restricted vendor' : 'components of restricted vendors'} · Choose who you review for`,
  ];
}

/** What holds for owners of sites that the document tells of and nobody chose to review for. */
function statedCounts(findings: readonly Finding[]): readonly string[] {
  const stated = findings.flatMap(({ judgements }) => judgements.filter(each => each.stated));
  return [...new Set(stated.map(({ profile }) => profile))].flatMap(profile => {
    const counted = countOutcomes(findings, ({ judgements }) =>
      judgements.find(each => each.stated && each.profile === profile),
    );
    return counted.length === 0 ? [] : [`${counted.join(', ')} for ${whomWords({ profile, stated: true })?.text}`];
  });
}

function countOutcomes(
  findings: readonly Finding[],
  pick: (finding: Finding) => Judgement | undefined,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const outcome = strongest(pick(finding)?.verdicts ?? [])?.outcome;
    if (outcome) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return outcomeOrder.flatMap(outcome => {
    const count = counts.get(outcome);
    return count ? [`${count} ${outcomeWords[outcome].text}`] : [];
  });
}

function coverageWords(coverage: Review['coverage']): string {
  const unread = Object.values(coverage.unread ?? {}).reduce((sum, count) => sum + count, 0);
  const named = namedWords(coverage);
  return unread === 0 ? named : `${named}; ${unread} ${unread === 1 ? 'thing was' : 'things were'} not read`;
}

function namedWords({ components, withOrganisation }: Review['coverage']): string {
  const nobody = components - withOrganisation;
  if (nobody > 0) return `${nobody} of ${components} components name nobody`;
  return components === 1 ? 'the only component names somebody' : `all ${components} components name somebody`;
}
