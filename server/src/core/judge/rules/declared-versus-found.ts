import type { Claim, Stated } from '../../model/claim.ts';
import type { Component } from '../../model/component.ts';
import { type Level, stronger, weaker } from '../../model/level.ts';
import { roleWord } from '../../model/words.ts';
import { cutMiddle } from '../../text/fit.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { comparePackages } from '../declared-packages.ts';
import type { JudgedMatch } from '../judged.ts';
import { plainFinding } from '../plain-finding.ts';
import { whoseWords } from '../wording.ts';
import type { FindingDraft, ReadImage, Rule, RuleInput } from './rule.ts';

/** Compares what a document says of firmware with what stands in the image itself, where somebody has the image. */
export const declaredVersusFound: Rule = {
  id: 'declared-versus-found',
  title: 'Declared versus found',
  description:
    'The image that the document names was opened, and holds what the document does not say: another vendor’s image format or certificates, packages that are not listed, or other versions. It accuses nobody of making the device.',
  level: 'error',
  remedy:
    'What to do: ask the supplier whose software the image is built from, and have the document made anew from the image.',
  find: input => (input.images ?? []).flatMap(image => [...vendorsIn(image, input), ...comparePackages(image, input)]),
};

const statedRoles: readonly Claim['role'][] = ['manufacturer', 'supplier', 'originator', 'provider'];

/** Vendors whose signs stand in the image and whom the component that names it does not name. */
function vendorsIn({ component: index, named, file, judged }: ReadImage, input: RuleInput): readonly FindingDraft[] {
  const component = input.bom.components[index];
  const known = new Set(input.judged.filter(({ match }) => match.component === index).map(({ match }) => match.vendor));
  const stated = component && statedBy(component);
  return strongestOfEach(judged)
    .filter(({ match }) => !known.has(match.vendor) && match.ceiling !== 'none' && match.ceiling !== 'information')
    .map(one => vendorFinding(one, index, named, file, stated, input));
}

/** One for each vendor: what says most. */
function strongestOfEach(judged: readonly JudgedMatch[]): readonly JudgedMatch[] {
  const best = new Map<string, JudgedMatch>();
  for (const one of judged) {
    const known = best.get(one.match.vendor);
    if (
      !known ||
      (known.match.ceiling !== one.match.ceiling &&
        stronger(one.match.ceiling, known.match.ceiling) === one.match.ceiling)
    )
      best.set(one.match.vendor, one);
  }
  return [...best.values()];
}

function statedBy({ claims }: Component): Claim | undefined {
  return statedRoles.map(role => claims.find(claim => claim.role === role)).find(claim => claim !== undefined);
}

function vendorFinding(
  { match, judgements }: JudgedMatch,
  component: number,
  named: Stated<string>,
  file: string,
  stated: Claim | undefined,
  { lookups }: RuleInput,
): FindingDraft {
  const byLaw = judgements.map(({ level }): Level => level).reduce(stronger, 'none');
  const level = weaker(byLaw, match.ceiling);
  const args = { file: cutMiddle(printable(file, 80), 40), who: whoseWords(match, lookups) };
  const said = stated
    ? message('declared.vendor', '“{file}”: {who}; {role} is stated as “{stated}”', {
        ...args,
        role: roleWord(stated.role),
        stated: cutMiddle(printable(stated.value, 80), 30),
      })
    : message('declared.vendor-unsaid', '“{file}”: {who}; the document does not say so', args);
  const [first] = match.evidence;
  const inside = first.claim.inside?.path.map(part => printable(part, 60)).join(' › ') ?? '';
  const where = inside === '' ? '' : message('declared.where', ', in {inside}', { inside });
  const seen = message('declared.seen', '{role} “{value}” in the image{where}', {
    role: roleWord(first.claim.role),
    value: printable(first.claim.value, 80),
    where,
  });
  return {
    ...plainFinding(
      {
        rule: declaredVersusFound.id,
        level,
        message: said,
        component,
        span: (stated ?? named).span,
        about: `${match.vendor} ${file}`,
      },
      { related: [{ span: named.span, message: seen }] },
    ),
    vendor: match.vendor,
    relation: match.relation,
    tier: match.tier,
    judgements,
    weakened: level === byLaw ? undefined : match.ceilingReason,
  };
}
