import type { Bom, Component } from '../../model/component.ts';
import type { Related } from '../../model/finding.ts';
import { byStrength, stronger, weaker } from '../../model/level.ts';
import type { Evidence, Match } from '../../model/match.ts';
import type { Judgement } from '../../model/verdict.ts';
import { roleWord } from '../../model/words.ts';
import { cutMiddle } from '../../text/fit.ts';
import { type Message, message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { JudgedMatch } from '../judged.ts';
import { deciding, headline } from '../wording.ts';
import type { FindingDraft, Rule, RuleInput } from './rule.ts';

/** One finding per component and vendor, at every strength from a prohibition to what is only out of scope. */
export const restrictedVendor: Rule = {
  id: 'restricted-vendor',
  title: 'Restricted vendor',
  description:
    'Marks a component of a vendor that laws, orders, lists or advisories name, with what they mean for whoever reviews, on that day. It is stated from the document’s own values and never says more than its sources.',
  level: 'error',
  find: input => input.judged.map(judged => findingOf(judged, input)),
};

function findingOf({ match, judgements }: JudgedMatch, { bom, lookups, paths }: RuleInput): FindingDraft {
  const ordered = [...judgements].sort((a, b) => byStrength(a.level, b.level));
  const byLaw = judgements.map(({ level }: Judgement) => level).reduce(stronger, 'none');
  const level = weaker(byLaw, match.ceiling);
  const [first, ...others] = match.evidence;
  const component = bom.components[match.component];
  const [said, ...shorter] = headline(match, ordered, lookups);
  const verdict = deciding(ordered, lookups);
  const isContradicted = match.other?.as === 'maker' && match.ceiling === 'information';
  const path = paths.to(match.component);
  const fitted = (text: Message) => fitting(told(text, match), component, bom);
  return {
    rule: restrictedVendor.id,
    level,
    vendor: match.vendor,
    relation: match.relation,
    tier: match.tier,
    message: fitted(said),
    shorter: shorter.map(fitted),
    component: match.component,
    span: first.claim.span,
    evidence: match.evidence,
    judgements,
    ...(verdict === undefined || isContradicted ? {} : { deciding: verdict }),
    weakened: level === byLaw ? undefined : weakness(match),
    related: [...others.map(otherEvidence), ...broughtInBy(path), ...insteadOf(bom, match.component)],
    ...(path.length > 1 ? { path: path.map(({ index }) => index) } : {}),
    correction: undefined,
  };
}

/** Where nothing but an answer names the vendor, that is told in the first sentence. */
function told(text: Message, { tier }: Match): Message {
  return tier === 'declared' ? message('finding.declared', '{text}; by the supplier’s answer', { text }) : text;
}

/** An alternate, and what is left off, are told as that in the first sentence. */
function fitting(text: Message, component: Component | undefined, { components }: Bom): Message {
  const first = component?.insteadOf === undefined ? undefined : components[component.insteadOf];
  if (first) {
    const part = cutMiddle(nameOf(first), 24);
    return message('finding.alternate', '{text}; may be fitted in place of {part}', { text, part });
  }
  return component?.device?.quantity === 0 ? message('finding.none-fitted', '{text}; none is fitted', { text }) : text;
}

/** The part in whose place an alternate may be fitted. */
function insteadOf({ components }: Bom, index: number): readonly Related[] {
  const at = components[index]?.insteadOf;
  const part = at === undefined ? undefined : components[at];
  if (!part) return [];
  const { span } = part.name ?? part.ref ?? part;
  return [{ span, message: message('related.instead-of', 'in place of this part') }];
}

const WEAK_TIERS: Readonly<Record<Evidence['tier'], Message>> = {
  stated: message('weakened.stated', 'The field that states the vendor allows no more.'),
  identifier: message(
    'weakened.identifier',
    'An identifier names the vendor; no field states who supplied or made it.',
  ),
  origin: message('weakened.origin', 'Only the place it came from names the vendor.'),
  declared: message(
    'weakened.declared',
    'Only the supplier’s answer names the vendor; the document does not state it.',
  ),
  authorship: message(
    'weakened.authorship',
    'The vendor is named only as author or publisher, and authorship is not supply.',
  ),
  mention: message('weakened.mention', 'The vendor is only mentioned.'),
  'document-actor': message('weakened.document-actor', 'The vendor is named only for work on the document.'),
};

/** Why the mark is weaker than the law alone would make it. */
function weakness(match: Match): Message {
  return match.ceilingReason ?? WEAK_TIERS[match.tier];
}

function otherEvidence({ claim }: Evidence): Related {
  return {
    span: claim.span,
    message: message('related.evidence', 'also: {role} “{value}”', {
      role: roleWord(claim.role),
      value: printable(claim.value, 80),
    }),
  };
}

/** The way from the product to the component, told at the component that brings it in. */
function broughtInBy(path: readonly Component[]): readonly Related[] {
  const bringer = path.at(-2);
  const place = bringer && (bringer.name ?? bringer.ref);
  if (!place) return [];
  return [
    {
      span: place.span,
      message: message('related.path', 'brought in by {path}', { path: path.map(nameOf).join(' → ') }),
    },
  ];
}

function nameOf({ name, ref }: Component): string {
  return printable(name?.value ?? ref?.value ?? '(unnamed)', 60);
}
