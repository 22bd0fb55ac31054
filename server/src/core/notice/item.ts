import { isPlaceholder } from '../identity/placeholder.ts';
import type { Role } from '../model/claim.ts';
import type { Bom, Component } from '../model/component.ts';
import type { Finding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { outcomeWords, roleWord } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { printable } from '../text/printable.ts';
import type { Said } from './said.ts';

/** One component that a notice is about, with all that is known for its fields. Texts are safe to show, not encoded. */
export interface NoticeItem {
  readonly component: string;
  readonly vendor: string;
  readonly outcome: Outcome;
  /** What the act says of it, strongest first. */
  readonly reasons: readonly Said[];
  /** Why the mark is weaker than the law alone would make it; absent where it is not. */
  readonly weakened?: Said;
  readonly supplier?: Said;
  readonly brand?: Said;
  readonly model?: Said;
  readonly cage?: Said;
  readonly description: Said;
  /** On what the vendor is named. */
  readonly evidence: readonly Said[];
  /** What the supplier declares. */
  readonly declared: readonly Said[];
}

/** Outcomes that somebody has to look at: the act speaks of it, or it cannot be told whether it does. */
const open: readonly Outcome[] = ['prohibited', 'restricted', 'cannot-determine'];
/** Being on the list is what section 805 turns on, from whichever day it holds. */
const openOf: Readonly<Record<string, readonly Outcome[]>> = { 'us-dod-1260h': [...open, 'listed'] };

/** The components of a document of which an instrument speaks to whoever reviews. Waived findings are among them: a waiver of ours is none of the law. */
export function itemsOf(
  document: string,
  { bom, findings, source }: Review,
  lookups: Lookups,
  instrument: string,
): readonly NoticeItem[] {
  if (!bom) return [];
  const place = (span: Finding['span']) => {
    const { cell, start } = source.rangeOf(span);
    return cell === undefined ? `${document}:${start.line + 1}:${start.character + 1}` : `${document} ${cell}`;
  };
  const declared = findings.filter(({ declared }) => declared);
  return findings.flatMap((finding): readonly NoticeItem[] => {
    const component = finding.component === undefined ? undefined : bom.components[finding.component];
    const verdict = verdictOf(finding, instrument);
    if (finding.rule !== 'restricted-vendor' || finding.level === 'none' || !component || !verdict) return [];
    const stated = (roles: readonly Role[]): Said | undefined => {
      const claim = component.claims.find(
        ({ role, value, party }) => roles.includes(role) && party !== 'tool' && !isPlaceholder(value),
      );
      return claim && { text: printable(claim.value, 300), source: place(claim.span) };
    };
    const supplier = stated(['supplier', 'provider']);
    const brand = stated(['manufacturer', 'originator']);
    const model = stated(['model-number']);
    const cage = component.claims.find(({ label }) => label === 'cage');
    return [
      {
        component: nameOf(component),
        vendor: lookups.vendors.get(finding.vendor ?? '')?.display ?? finding.vendor ?? '',
        outcome: verdict.outcome,
        reasons: reasonsOf(verdict, lookups),
        ...(finding.weakened ? { weakened: { text: finding.weakened.text, source: place(finding.span) } } : {}),
        ...(supplier ? { supplier } : {}),
        ...(brand ? { brand } : {}),
        ...(model ? { model } : {}),
        ...(cage ? { cage: { text: printable(cage.value, 40), source: place(cage.span) } } : {}),
        description: {
          text: describe(component, bom),
          source: place((component.name ?? component.ref ?? component).span),
        },
        evidence: finding.evidence
          .filter(({ tier }) => tier !== 'mention')
          .slice(0, mostEvidence)
          .map(({ claim }) => ({
            text: `${roleWord(claim.role).text} “${printable(claim.value, 200)}”`,
            source: place(claim.span),
          })),
        declared: declared
          .filter(one => one.component === finding.component)
          .map(({ message, declared: answer }) => ({ text: message.text, source: `${answer?.file} ${answer?.place}` })),
      },
    ];
  });
}

/** What the act says, and from which day it says something else. */
function reasonsOf({ because, upcoming, instrument }: Verdict, lookups: Lookups): readonly Said[] {
  const act = lookups.instruments.get(instrument)?.url ?? instrument;
  const urlOf = (ids: readonly string[]) => ids.map(id => lookups.set.sources[id]?.url ?? '').find(url => url !== '');
  const reasons = because.map(({ text, sources }) => ({ text: text.text, source: urlOf(sources) ?? act }));
  if (!upcoming) return reasons;
  const clause = lookups.instruments.get(instrument)?.clauses.find(({ from }) => from === upcoming.on);
  const text = `From ${upcoming.on}: ${outcomeWords[upcoming.outcome].text}.${clause ? ` ${clause.text}` : ''}`;
  return [...reasons, { text, source: urlOf(clause?.provenance.sources ?? []) ?? act }];
}

const mostEvidence = 5;

/** The strongest that the instrument says in any chosen context. */
function verdictOf({ judgements }: Finding, instrument: string): Verdict | undefined {
  const own = judgements.flatMap(({ verdicts }) => verdicts.filter(verdict => verdict.instrument === instrument));
  return (openOf[instrument] ?? open).flatMap(outcome => own.find(verdict => verdict.outcome === outcome) ?? [])[0];
}

function nameOf({ name, ref, version }: Component): string {
  const called = name?.value ?? ref?.value ?? '(without a name)';
  return printable(version ? `${called} ${version.value}` : called, 200);
}

/** What it is and where it stands: kind, name, version, and what it is built into. */
function describe(component: Component, bom: Bom): string {
  const kind = component.device?.kind ?? component.kind;
  const around: string[] = [];
  for (let at = component.parent; at !== undefined && around.length < 5; at = bom.components[at]?.parent) {
    const parent = bom.components[at];
    if (parent) around.push(nameOf(parent));
  }
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  if (product && product !== component && around.length === 0) around.push(nameOf(product));
  const own = kind === undefined ? nameOf(component) : `${nameOf(component)} (${printable(kind, 40)})`;
  return around.length === 0 ? own : `${own}, part of ${around.join(', part of ')}`;
}
