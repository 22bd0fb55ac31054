import { parseCpe } from '../../identity/cpe.ts';
import { namesIn } from '../../identity/name-list.ts';
import { normaliseOrganisation } from '../../identity/organisation.ts';
import type { Claim } from '../../model/claim.ts';
import { type Component, isEquipment } from '../../model/component.ts';
import type { Question } from '../../model/glances.ts';
import type { Match } from '../../model/match.ts';
import type { Lookups } from '../../signatures/lookups.ts';
import type { Advisory, Affected, Weakness } from '../../signatures/types/advisory.ts';
import type { Span } from '../../text/span.ts';
import type { ProductKind } from '../product-kinds.ts';
import { type FirmwareVersion, isAffected, readFirmwareVersion } from './firmware-version.ts';

/** A maker with advisories, and the value of the document that names it. */
export interface Named {
  readonly advisory: Advisory;
  readonly span: Span;
}

/** Most CPE names are of applications: what no advisory speaks of is not worth taking apart. */
const application = /^\s*cpe:(?:2\.3:|\/)a:/i;

/** Who made a component, by its stated maker, by the CPE of a device or firmware, or by what was matched already. */
export function namedIn(component: Component, matches: readonly Match[], lookups: Lookups): readonly Named[] {
  const device = isEquipment(component);
  const makers = lookups.advised;
  const found = new Map<Advisory, Span>();
  const add = (advisories: readonly Advisory[] | undefined, span: Span): void => {
    for (const advisory of advisories ?? []) if (!found.has(advisory)) found.set(advisory, span);
  };
  // The CPE of one maker on what another states to have made is a contradiction, and told as one.
  const contradicted = new Set(matches.flatMap(({ vendor, other }) => (other?.as === 'maker' ? [vendor] : [])));
  for (const { vendor, tier, relation, evidence } of matches) {
    const certain = (tier === 'stated' || tier === 'identifier') && relation !== 'possible-oem';
    if (certain) add(makers.byVendor.get(vendor), evidence[0].claim.span);
  }
  for (const { role, value, span } of component.claims) {
    const maker = device && (role === 'supplier' || role === 'manufacturer');
    if (maker) for (const name of namesIn(value)) add(makers.byName.get(normaliseOrganisation(name).key), span);
    if (role !== 'cpe') continue;
    const cpe = parseCpe(value);
    if (cpe?.part !== 'o' && cpe?.part !== 'h') continue;
    const advised = makers.byCpe.get(cpe.vendor)?.filter(({ vendor = '' }) => !contradicted.has(vendor));
    add(advised, span);
  }
  return [...found].map(([advisory, span]) => ({ advisory, span }));
}

/** Of others only those are worth a look of which a vendor was found. */
export const mayBeDevice: Question = {
  is: isEquipment,
  roles: ['cpe'],
  holds: claim => !claim.startsWith('cpe:2.3:a:') && !application.test(claim.value),
};

/** A weakness that a component has or may have. */
export interface Hit {
  readonly advisory: Advisory;
  readonly weakness: Weakness;
  readonly affected: Affected;
  /** The model number or identifier by which the component is one of those devices; undefined where none are named. */
  readonly model: { readonly text: string; readonly span: Span } | undefined;
  /** Its firmware lies in the range; else nothing says whether it does. */
  readonly certain: boolean;
  readonly span: Span;
}

export function hitsOf(
  { advisory, span }: Named,
  component: Component,
  product: ProductKind | undefined,
  lookups: Lookups,
): readonly Hit[] {
  const models = modelsOf(component);
  const version = versionOf(component);
  return advisory.weaknesses.flatMap(weakness => {
    const hits = weakness.affected.flatMap(affected => {
      const model =
        affected.models === undefined
          ? undefined
          : models.find(one => lookups.modelPattern(affected.models).test(one.text));
      const meant = model !== undefined || (affected.models === undefined && isOfGoods(affected, component, product));
      const state = isAffected(version, affected.firmware);
      // Of goods without named models only a version that can be compared says anything.
      if (!meant || state === 'unaffected' || (!model && state === 'unknown')) return [];
      const certain = state === 'affected' && model !== undefined;
      return [{ advisory, weakness, affected, model, certain, span: model?.span ?? span }];
    });
    return hits.find(hit => hit.certain) ?? hits[0] ?? [];
  });
}

/** A device of unknown kind counts where its maker makes such goods: it may be one of them. */
function isOfGoods({ goods = [] }: Affected, component: Component, product: ProductKind | undefined): boolean {
  if (!isEquipment(component)) return false;
  return product === undefined
    ? goods.includes('equipment') || component.kind === 'firmware'
    : product.classes.some(one => goods.includes(one));
}

const MOST_UNITS = 200;

/** What may be a model number: those stated, products of CPEs, the name and each word of it. */
function modelsOf({ claims, name }: Component): readonly { readonly text: string; readonly span: Span }[] {
  const stated = claims.flatMap((claim: Claim) => {
    if (claim.role === 'model-number') return [{ text: claim.value, span: claim.span }];
    const cpe = claim.role === 'cpe' ? parseCpe(claim.value) : undefined;
    return cpe ? [{ text: cpe.product.replace(/_firmware$/, ''), span: claim.span }] : [];
  });
  if (!name) return stated;
  const text = name.value.slice(0, MOST_UNITS);
  return [...stated, ...[...text.matchAll(/\S+/g)].map(({ index }) => ({ text: text.slice(index), span: name.span }))];
}

/** The version of the firmware: what a CPE of it states, else the component's own. */
function versionOf({ claims, version }: Component): FirmwareVersion | undefined {
  for (const { role, value } of claims) {
    const stated = role === 'cpe' ? parseCpe(value)?.version : undefined;
    const read = stated === undefined || stated === '' ? undefined : readFirmwareVersion(stated);
    if (!read) continue;
    const own = version && readFirmwareVersion(version.value);
    return own && own.built !== undefined ? own : read;
  }
  return version && readFirmwareVersion(version.value);
}
