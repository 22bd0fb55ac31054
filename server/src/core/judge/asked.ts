import { sha256 } from '../identity/digest.ts';
import { fingerprint } from '../identity/fingerprint.ts';
import { normaliseOrganisation } from '../identity/organisation.ts';
import { isPlaceholder } from '../identity/placeholder.ts';
import type { Role } from '../model/claim.ts';
import type { Bom, Component } from '../model/component.ts';
import type { Declaration } from '../model/declaration.ts';

/** The deepest nesting that is followed: real products stay below it. */
const mostAround = 50;

/**
 * Who is asked about a component: who supplies it, else who supplies what it is built into, else who supplies or made the
 * product. Undefined where the document names none of them: then it is whoever sent the document.
 */
export function askedParty(component: Component, { components, product }: Bom): string | undefined {
  let around: Component | undefined = component;
  for (let depth = 0; around && depth < mostAround; depth++) {
    const supplier = named(around, supplying);
    if (supplier !== undefined) return supplier;
    around = around.parent === undefined ? undefined : components[around.parent];
  }
  const whole = product === undefined ? undefined : components[product];
  if (!whole) return undefined;
  return named(whole, supplying) ?? (whole === component ? undefined : named(whole, making));
}

const supplying: ReadonlySet<Role> = new Set(['supplier', 'provider']);
const making: ReadonlySet<Role> = new Set(['manufacturer']);

function named({ claims }: Component, roles: ReadonlySet<Role>): string | undefined {
  return claims.find(({ role, value, party }) => roles.has(role) && party !== 'tool' && !isPlaceholder(value))?.value;
}

/** Two spellings of one supplier are one. */
export function partyKey(party: string | undefined): string {
  return party === undefined ? '' : normaliseOrganisation(party).key;
}

/**
 * Names the question about a component in every version of its document, as long as the component calls itself the same, in
 * the same product, of the same supplier: `q` and 15 hex digits, which no
 * spreadsheet takes for a number. What one supplier says of its modem is not said of another's.
 */
export function questionId(component: Component, bom: Bom): string {
  const product = bom.product === undefined ? undefined : bom.components[bom.product];
  const of = [partyKey(askedParty(component, bom)), product?.name?.value ?? ''];
  return `q${sha256(JSON.stringify(['bomwarden/question/1', ...of, fingerprint(component, null, 'question')])).slice(0, 15)}`;
}

/** A document with what suppliers declare of its components, and which components these are. */
export interface Declared {
  readonly bom: Bom;
  /** By index of the component. */
  readonly of: ReadonlyMap<number, readonly Declaration[]>;
}

/** What a supplier declares stands beside what the document states, as a role of its own: it takes the place of nothing. */
export function withDeclarations(bom: Bom, declarations: readonly Declaration[]): Declared {
  const byQuestion = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const known = byQuestion.get(declaration.question);
    if (known) known.push(declaration);
    else byQuestion.set(declaration.question, [declaration]);
  }
  const of = new Map<number, readonly Declaration[]>();
  const components = bom.components.map(component => {
    const own = component.place === 'tool' ? undefined : byQuestion.get(questionId(component, bom));
    if (!own) return component;
    of.set(component.index, own);
    return declared(component, own);
  });
  return of.size === 0 ? { bom, of } : { bom: { ...bom, components }, of };
}

function declared(component: Component, declarations: readonly Declaration[]): Component {
  const { index, place, kind, ref, name, version, parent, insteadOf, span, claims, licences, unstated, device } =
    component;
  const at = (name ?? ref)?.span ?? { start: span.start, end: span.start };
  const makers = declarations.flatMap(({ maker }) => (maker === undefined || isPlaceholder(maker) ? [] : [maker]));
  return {
    index,
    place,
    kind,
    ref,
    name,
    version,
    parent,
    ...(insteadOf === undefined ? {} : { insteadOf }),
    span,
    claims: [...claims, ...makers.map(value => ({ role: 'declared-maker' as const, value, span: at }))],
    licences,
    unstated,
    ...(device ? { device } : {}),
  };
}
