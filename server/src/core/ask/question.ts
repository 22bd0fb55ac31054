import { isPlaceholder, isWithheld } from '../identity/placeholder.ts';
import { askedParty, questionId } from '../judge/asked.ts';
import type { Role } from '../model/claim.ts';
import type { Bom, Component } from '../model/component.ts';
import type { Finding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Verdict } from '../model/verdict.ts';
import { roleWord } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type Message, message, quote } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';

/** What a supplier is asked about one component, and why. */
export interface Question {
  /** See `questionId`. */
  readonly id: string;
  /** Who is asked, as the document names it; undefined: whoever sent the document. */
  readonly party: string | undefined;
  readonly component: string;
  readonly version: string;
  /** What the document states of its origin. */
  readonly stated: readonly Message[];
  /** Path of the document, and the place in it. */
  readonly document: string;
  readonly range: Range;
  /** Other places with a component that calls itself the same. */
  readonly more: number;
  readonly asks: readonly Message[];
  readonly why: readonly Message[];
}

/** Reasons of the law that are told for one component. */
const mostReasons = 4;

/**
 * What is to be asked about a document: of each component that a finding of a vendor concerns, whose makers contradict each
 * other, or of which nobody says who made it. What a supplier has answered already is not asked again.
 */
export function questionsOf(
  document: string,
  { bom, source, findings }: Review,
  lookups: Lookups,
): readonly Question[] {
  if (!bom) return [];
  const drafts = new Map<number, { asks: Message[]; why: Message[] }>();
  const draftOf = (index: number) => {
    const known = drafts.get(index) ?? { asks: [], why: [] };
    drafts.set(index, known);
    return known;
  };
  const answered = new Set(
    findings.flatMap(({ declared, component }) => (declared && component !== undefined ? [component] : [])),
  );
  for (const finding of findings) {
    const { component, waiver, level } = finding;
    if (component === undefined || waiver || level === 'none' || answered.has(component)) continue;
    const ask = askOf(finding, lookups);
    if (!ask) continue;
    const draft = draftOf(component);
    draft.asks.push(ask);
    draft.why.push(finding.message, ...reasonsOf(finding, lookups));
  }
  for (const component of bom.components) {
    if (drafts.has(component.index) || answered.has(component.index)) continue;
    const gap = gapOf(component);
    if (gap) draftOf(component.index).why.push(gap);
  }
  const questions = new Map<string, Question>();
  for (const [index, { asks, why }] of [...drafts].sort(([one], [other]) => one - other)) {
    const component = bom.components[index];
    if (!component) continue;
    const id = questionId(component, bom);
    const known = questions.get(id);
    if (known) {
      questions.set(id, { ...known, more: known.more + 1 });
      continue;
    }
    questions.set(id, {
      id,
      party: askedParty(component, bom),
      component: nameOf(component, bom),
      version: component.version?.value ?? '',
      stated: statedOf(component),
      document,
      range: source.rangeOf((component.name ?? component.ref)?.span ?? component.span),
      more: 0,
      asks: once([whoMade, ...asks]),
      why: once(why),
    });
  }
  return [...questions.values()];
}

const whoMade = message('ask.who', 'Who made this component? Please give the full legal name of the company.');

function askOf({ rule, vendor }: Finding, lookups: Lookups): Message | undefined {
  if (rule === 'missing-supplier') return whoMade;
  if (rule === 'conflicting-supplier') {
    return message('ask.which', 'Your document names several makers of it: which of them made it?');
  }
  if (vendor === null || (rule !== 'restricted-vendor' && rule !== 'declared-versus-found')) return undefined;
  const name = lookups.vendors.get(vendor)?.display ?? vendor;
  return message('ask.part', 'Is it, or a part of it, made by {vendor} or a company of its group?', { vendor: name });
}

/** What would turn an open question of the law into an answer, once each. */
function reasonsOf({ judgements }: Finding, lookups: Lookups): readonly Message[] {
  const isOpen = ({ outcome }: Verdict) =>
    outcome === 'cannot-determine' || outcome === 'restricted' || outcome === 'prohibited';
  const reasons = judgements
    .flatMap(({ verdicts }) => verdicts.filter(isOpen))
    .map(({ instrument, because }) =>
      message('question.decisive', '{act}: {reason}', {
        act: quote(lookups.instruments.get(instrument)?.short ?? instrument),
        reason: because[0].text,
      }),
    );
  return once(reasons).slice(0, mostReasons);
}

const naming: ReadonlySet<Role> = new Set(['supplier', 'manufacturer', 'originator', 'provider']);

/** Why nothing can be said of who made it, where that is asked for: a withheld name, a part number without a maker. */
function gapOf({ place, claims }: Component): Message | undefined {
  if (place === 'tool' || place === 'ancestor') return undefined;
  const names = claims.filter(({ role }) => naming.has(role));
  const withheld = names.find(({ value }) => isWithheld(value));
  if (withheld) {
    const args = { stated: printable(withheld.value, 60) };
    return message('ask.withheld', 'Your document withholds who made it (“{stated}”).', args);
  }
  if (names.some(({ value, party }) => party !== 'tool' && !isPlaceholder(value))) return undefined;
  const number = claims.find(({ role, label }) => role === 'model-number' && label !== 'value');
  if (!number) return undefined;
  const args = { number: printable(number.value, 60) };
  return message('ask.number', 'It has the part number “{number}”, and nothing says whose.', args);
}

const origin: ReadonlySet<Role> = new Set([...naming, 'model-number', 'purl', 'cpe', 'mac', 'fcc-id']);
const mostStated = 6;

function statedOf({ claims }: Component): readonly Message[] {
  return once(
    claims
      .filter(({ role }) => origin.has(role))
      .map(({ role, value }) =>
        message('ask.stated', '{role}: {value}', { role: roleWord(role), value: printable(value, 120) }),
      ),
  ).slice(0, mostStated);
}

function nameOf({ name, ref, device, parent }: Component, bom: Bom): string {
  const own = name?.value ?? ref?.value ?? '';
  const around = parent === undefined || device ? undefined : bom.components[parent];
  return around?.name && around.index !== bom.product ? `${own} (${around.name.value})` : own;
}

function once(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map(each => [each.text, each])).values()];
}
