import { normaliseOrganisation } from '../identity/organisation.ts';
import { isPlaceholder } from '../identity/placeholder.ts';
import type { Bom, Component } from '../model/component.ts';
import type { Match, Relation } from '../model/match.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type Acquisition, acquisitionOf } from './acquisition.ts';
import { productOf } from './product.ts';
import type { ProductKind } from './product-kinds.ts';

/** What the law is asked about: whose product it is, what it is, and whether it stands alone. Two equal subjects have equal verdicts. */
export interface Subject {
  /** Undefined for a supplier that is none of the vendors: then only clauses that name nobody can speak of it. */
  readonly vendor: string | undefined;
  readonly entity: string | undefined;
  readonly relation: Relation;
  /** A company of another country under the vendor's own name: the entity is the vendor's, the relation is not. */
  readonly abroad: boolean;
  /** It is built into another maker's product. */
  readonly builtIn: boolean;
  readonly product: ProductKind | undefined;
  /** Absent for a product and for what is still to come. */
  readonly acquisition?: Acquisition;
  /** Imported lists that name the entity, by instrument. */
  readonly lists?: readonly string[];
}

/** What the law is asked about a match. */
export function subjectOf(match: Match, enclosures: Enclosures, lookups: Lookups): Subject {
  const { bom } = enclosures;
  const component = bom.components[match.component];
  const own = lookups.entities.get(match.entity)?.entity.relation;
  const product = component && productOf(component, lookups, match.vendor);
  const acquisition = component && acquisitionOf(component, bom);
  const lists = lookups.listed?.listsOf(match.entity);
  return {
    vendor: match.vendor,
    entity: match.entity,
    relation: match.relation,
    abroad: own === 'self' && match.relation === 'affiliate',
    builtIn:
      match.contained === true || (component !== undefined && isBuiltIn(component, match.vendor, product, enclosures)),
    product,
    ...(acquisition ? { acquisition } : {}),
    ...(lists && lists.length > 0 ? { lists } : {}),
  };
}

/**
 * Whether a component is a part of a product that somebody else makes. What encloses it is looked at from the inside out;
 * the first that states its maker decides. A finished device in a list that somebody put together is no part of it.
 */
function isBuiltIn(
  component: Component,
  vendor: string,
  product: ProductKind | undefined,
  enclosures: Enclosures,
): boolean {
  const { bom } = enclosures;
  if (component.index === bom.product || component.place === 'service') return false;
  for (const around of enclosing(component, bom)) {
    if (enclosures.isOf(around, vendor)) return false;
    if (!enclosures.statesMaker(around)) continue;
    if (!isFinished(component, product)) return true;
    return product === undefined && around.index !== bom.product;
  }
  return false;
}

/** A device or an application that is sold as such. */
function isFinished({ kind }: Component, product: ProductKind | undefined): boolean {
  return (kind === 'device' || kind === 'hardware' || kind === 'application') && product?.part !== true;
}

/** The deepest nesting that is followed: real products stay below it, and hostile documents must not cost more. */
const MOST_ENCLOSURES = 50;

/** The components around one, the nearest first, then the product that the document describes. */
function enclosing(component: Component, bom: Bom): readonly Component[] {
  const found: Component[] = [];
  for (let at = component.parent; at !== undefined && found.length < MOST_ENCLOSURES; ) {
    const parent: Component | undefined = bom.components[at];
    if (parent === undefined) break;
    found.push(parent);
    at = parent.parent;
  }
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  return product && !found.includes(product) ? [...found, product] : found;
}

/**
 * What is known of the components of one document that enclose others. One may enclose a hundred thousand and state as much
 * itself, so it is asked once.
 */
export class Enclosures {
  readonly bom: Bom;
  readonly #lookups: Lookups;
  readonly #stating = new Map<number, boolean>();
  readonly #own = new Map<number, Map<string, boolean>>();

  constructor(bom: Bom, lookups: Lookups) {
    this.bom = bom;
    this.#lookups = lookups;
  }

  statesMaker(component: Component): boolean {
    let states = this.#stating.get(component.index);
    if (states === undefined) this.#stating.set(component.index, (states = statesMaker(component)));
    return states;
  }

  /** Whether it is the vendor's own, by its stated maker or its CPE. */
  isOf(component: Component, vendor: string): boolean {
    let vendors = this.#own.get(component.index);
    if (!vendors) this.#own.set(component.index, (vendors = new Map()));
    let own = vendors.get(vendor);
    if (own === undefined) vendors.set(vendor, (own = isNamedOf(component, vendor, this.#lookups)));
    return own;
  }
}

function statesMaker({ claims }: Component): boolean {
  return claims.some(
    ({ role, party, value }) =>
      (role === 'supplier' || role === 'manufacturer') && party !== 'person' && !isPlaceholder(value),
  );
}

function isNamedOf({ claims }: Component, vendor: string, lookups: Lookups): boolean {
  return claims.some(({ role, value }) => {
    if (role === 'supplier' || role === 'manufacturer') return namesVendor(value, vendor, lookups);
    const part = role === 'cpe' ? /^cpe:(?:2\.3:|\/)[oh]:([^:]+)/i.exec(value)?.[1] : undefined;
    return part !== undefined && lookups.cpe.get(part.toLowerCase())?.vendor === vendor;
  });
}

/** Whether the name of an organisation is one of the vendor's, in whole or by a coined word in it. */
export function namesVendor(name: string, vendor: string | undefined, lookups: Lookups): boolean {
  const { names } = lookups;
  const { key, words, squashed } = normaliseOrganisation(name);
  if (names.confusables.has(key)) return false;
  const runs = words.flatMap((_, from) =>
    Array.from({ length: names.longest }, (_, more) => words.slice(from, from + more + 1).join(' ')),
  );
  const aliases = [
    ...(names.whole.get(key) ?? []),
    ...(names.squashed.get(squashed) ?? []),
    ...runs.flatMap(run => names.distinctive.get(run) ?? []),
  ];
  return aliases.some(alias => vendor === undefined || alias.vendor === vendor);
}
