import { contextOf, judgeSubject } from '../../server/src/core/judge/index.ts';
import { productKinds } from '../../server/src/core/judge/product-kinds.ts';
import type { Subject } from '../../server/src/core/judge/subject.ts';
import type { ReviewContext } from '../../server/src/core/model/context.ts';
import type { Judgement, Verdict } from '../../server/src/core/model/verdict.ts';
import { buildLookups, type Lookups } from '../../server/src/core/signatures/lookups.ts';
import { signatures } from './signatures.ts';

let built: Lookups | undefined;

/** Lookups of the shipped signatures. */
export function shipped(): Lookups {
  built ??= buildLookups(signatures());
  return built;
}

export function profileContext(profile: string | null, asOf: string): ReviewContext {
  const context = contextOf(profile, asOf, shipped().set);
  if (!context) throw new Error(`no profile ${profile}`);
  return context;
}

/**
 * A subject in words: `hikvision`, `hikvision/ezviz` for an entity of the group, ` part` for what is built into another
 * maker's product, ` abroad` for a company of another country under the vendor's own name, ` as camera` for a kind of
 * product.
 */
export function subject(words: string): Subject {
  const [, vendor = '', named, part, away, kind] =
    /^([\w-]+)(?:\/([\w-]+))?( part)?( abroad)?(?: as ([\w-]+))?$/.exec(words) ?? [];
  const { devices, securitySoftware, software, service } = productKinds;
  const product = [...devices, securitySoftware, software, service].find(({ id }) => id === kind);
  if (kind !== undefined && !product) throw new Error(`no kind of product ${kind}`);
  const entity = named ?? shipped().vendors.get(vendor)?.entities[0]?.id;
  const relation = shipped().entities.get(entity ?? '')?.entity.relation;
  if (!relation) throw new Error(`no entity in ${words}`);
  const abroad = away !== undefined;
  return { vendor, entity, relation: abroad ? 'affiliate' : relation, abroad, builtIn: part !== undefined, product };
}

export function judge(words: string, profile: string | null, asOf = '2026-11-22'): Judgement {
  return judgeSubject(subject(words), profileContext(profile, asOf), shipped());
}

/** What one instrument says; undefined where it says nothing. */
export function verdict(words: string, instrument: string, profile: string | null, asOf?: string): Verdict | undefined {
  return judge(words, profile, asOf).verdicts.find(one => one.instrument === instrument);
}

/** `prohibited purchase-and-use`: the outcome and the clauses that decided; `silent` where there is no verdict. */
export function told(words: string, instrument: string, profile: string | null, asOf?: string): string {
  const found = verdict(words, instrument, profile, asOf);
  return found ? `${found.outcome} ${found.because.map(({ clause }) => clause).join('+')}` : 'silent';
}
