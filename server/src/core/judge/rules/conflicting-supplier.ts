import { parseCpe } from '../../identity/cpe.ts';
import { normaliseOrganisation } from '../../identity/organisation.ts';
import { isPlaceholder } from '../../identity/placeholder.ts';
import type { Claim, Role } from '../../model/claim.ts';
import { type Component, isEquipment } from '../../model/component.ts';
import type { Evidence, Match } from '../../model/match.ts';
import { roleWord } from '../../model/words.ts';
import type { Lookups } from '../../signatures/lookups.ts';
import { cutMiddle } from '../../text/fit.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { matchesByComponent } from '../judged.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Marks a stated maker whom an identifier of the same component contradicts; who sells what another made contradicts nothing. */
export const conflictingSupplier: Rule = {
  id: 'conflicting-supplier',
  title: 'Conflicting supplier',
  description:
    'The stated maker and an identifier of the same component are of different groups, both known here: a relabelled product, or a mistake. It accuses nobody; it says what to ask.',
  level: 'warning',
  remedy: 'What to do: ask the supplier who made it, and have the wrong one of the two corrected.',
  find: input => {
    const findings: FindingDraft[] = [];
    // only components of which a vendor was found can contradict themselves
    for (const [index, matches] of matchesByComponent(input.judged)) {
      const component = input.bom.components[index];
      const found = component && conflictOf(component, matches, input.lookups);
      if (found) findings.push(found);
    }
    return findings;
  },
};

/** A value of the document and the group that it is of. */
interface Named {
  readonly claim: Claim;
  /** Two independent identifiers of the group agree. */
  readonly agreed?: boolean;
  /** Vendor id, or the id of another maker. */
  readonly group: string;
  readonly display: string;
}

function conflictOf(component: Component, matches: readonly Match[], lookups: Lookups): FindingDraft | undefined {
  const identified = firstOfEach(identifiedBy(component, matches, lookups), ({ group }) => group);
  if (identified.length === 0) return undefined;
  const stated = statedStarts(matches);
  const named = makersOf(component).flatMap(claim => groupsOf(claim, stated, lookups));
  const groups = new Set(named.map(({ group }) => group));
  for (const maker of firstOfEach(named, ({ group, claim }) => `${group} ${claim.value}`)) {
    const other = identified.find(
      ({ group, display }) =>
        !groups.has(group) && !isNameOf(maker.claim.value, group, lookups) && !isNameOf(display, maker.group, lookups),
    );
    if (other) return findingOf(component, maker, other);
  }
  return undefined;
}

/** Who is stated to have made it; of equipment without one, its supplier. A component may come from a distributor. */
function makersOf(component: Component): readonly Claim[] {
  const { claims } = component;
  const stated = (role: Role) =>
    claims.filter(claim => claim.role === role && claim.party !== 'person' && !isPlaceholder(claim.value));
  const makers = [...stated('manufacturer'), ...stated('originator')];
  if (makers.length > 0) return makers;
  return isEquipment(component) ? stated('supplier') : [];
}

/** The first with each key: a component may name one maker a hundred thousand times. */
function firstOfEach(all: readonly Named[], keyOf: (named: Named) => string): readonly Named[] {
  const first = new Map<string, Named>();
  for (const named of all) if (!first.has(keyOf(named))) first.set(keyOf(named), named);
  return [...first.values()];
}

/** A vendor that is stated, and where: in a list of makers at the place of its own name. */
interface StatedAt {
  readonly start: number;
  readonly vendor: string;
}

/** The vendors that are stated, in the order of the document. */
function statedStarts(matches: readonly Match[]): readonly StatedAt[] {
  const all = matches.flatMap(({ vendor, evidence }) => {
    const starts = evidence.filter(({ tier }) => tier === 'stated').map(({ claim }) => claim.span.start);
    return [...new Set(starts)].map(start => ({ start, vendor }));
  });
  return all.sort((one, other) => one.start - other.start);
}

/** The vendors that are stated within a claim. */
function statedWithin({ span }: Claim, stated: readonly StatedAt[]): readonly string[] {
  let low = 0;
  for (let high = stated.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((stated[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const vendors: string[] = [];
  for (let at = low; at < stated.length; at++) {
    const { start, vendor } = stated[at] as StatedAt;
    if (start >= span.end && start > span.start) break;
    vendors.push(vendor);
  }
  return vendors;
}

/** The groups that a stated maker may be of; empty where it is of none that is known here. */
function groupsOf(claim: Claim, stated: readonly StatedAt[], lookups: Lookups): readonly Named[] {
  const known = statedWithin(claim, stated).map(vendor => {
    return { claim, group: vendor, display: lookups.vendors.get(vendor)?.display ?? vendor };
  });
  // a brand that relabels is of its own group as well as of its supplier's
  const other = lookups.otherMakers.byName.get(normaliseOrganisation(claim.value).key);
  return other === undefined ? known : [...known, { claim, group: other, display: other }];
}

const identifying: ReadonlySet<Role> = new Set(['purl', 'cpe', 'mac', 'model-number']);

/** Identifiers that name a group by themselves. A guess, open source and a relabelling that is known contradict nothing. */
function identifiedBy(component: Component, matches: readonly Match[], lookups: Lookups): readonly Named[] {
  const named = matches.flatMap(({ vendor, evidence, ceiling }) => {
    const found = evidence.find(proves);
    const display = lookups.vendors.get(vendor)?.display ?? vendor;
    return found ? [{ claim: found.claim, group: vendor, display, agreed: ceiling === 'warning' }] : [];
  });
  const others = component.claims.flatMap(claim => {
    const cpe = claim.role === 'cpe' && !claim.concluded ? parseCpe(claim.value) : undefined;
    const other = cpe && cpe.part !== 'a' ? lookups.otherMakers.byCpe.get(cpe.vendor) : undefined;
    return other === undefined ? [] : [{ claim, group: other, display: other }];
  });
  return [...named, ...others];
}

function proves({ claim, tier, relation, limit }: Evidence): boolean {
  if (claim.concluded) return false;
  if (tier !== 'identifier' || relation === 'possible-oem' || !identifying.has(claim.role)) return false;
  return limit === undefined || limit === 'series' || limit === 'interface-registrant';
}

/** Whether a company bears a name that the group has or had: one that was sold keeps its identifiers, a relabelled one its own. */
function isNameOf(company: string, group: string, lookups: Lookups): boolean {
  const { key } = normaliseOrganisation(company);
  const names = lookups.vendors.get(group)?.entities.flatMap(entity => entity.names) ?? [];
  return names.some(({ value, strength }) => {
    if (strength === 'line') return false;
    const known = normaliseOrganisation(value).key;
    return key === known || key.startsWith(`${known} `);
  });
}

function findingOf(component: Component, maker: Named, other: Named): FindingDraft {
  const { role, value } = maker.claim;
  const identifier = roleWord(other.claim.role);
  return plainFinding(
    {
      rule: conflictingSupplier.id,
      // One identifier overrules no stated maker: it may be a slip, or the number of a part inside.
      level: other.agreed ? 'warning' : 'information',
      message: message('conflicting-supplier', '{role} stated as “{stated}”, but the {identifier} is of {other}', {
        role: roleWord(role),
        stated: cutMiddle(printable(value), 24),
        identifier,
        other: other.display,
      }),
      component: component.index,
      span: maker.claim.span,
    },
    {
      related: [
        {
          span: other.claim.span,
          message: message('conflicting-supplier.identifier', 'this {identifier} is of {other}', {
            identifier,
            other: other.display,
          }),
        },
      ],
    },
  );
}
