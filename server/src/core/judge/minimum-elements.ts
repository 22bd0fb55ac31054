import { isNoAssertion, isPlaceholder, isWithheld, saysNothing } from '../identity/placeholder.ts';
import type { Role } from '../model/claim.ts';
import type { Bom, Component } from '../model/component.ts';
import type { ClaimLook } from '../model/look.ts';
import {
  type ElementLack,
  type Lacking,
  type Minimum,
  type MinimumElement,
  type MinimumProfile,
  minimumElements,
} from '../model/minimum.ts';
import { someClaim, someLicence } from '../model/some-claim.ts';

/** So many components are told by name for each element. */
const mostNamed = 5;

const ntia: ReadonlySet<MinimumElement> = new Set(['producer', 'version', 'identifier', 'relationship']);
const asked: Readonly<Record<MinimumProfile, ReadonlySet<MinimumElement>>> = {
  ntia,
  'cisa-2026': new Set([...ntia, 'hash', 'licence']),
};

/** Undefined where the document is no SBOM but a list of devices or an image: the profiles do not speak of these. */
export function minimumOf(bom: Bom, profile: MinimumProfile): Minimum | undefined {
  if (!/^(?:cyclonedx|spdx)-/.test(bom.format)) return undefined;
  const related = relatedOf(bom);
  const lacks = new Map<MinimumElement, { unknown: number; withheld: number; first: Lacking[] }>();
  let components = 0;
  for (const component of bom.components) {
    if (!isAsked(component)) continue;
    components++;
    for (const element of asked[profile]) {
      const state = stateOf(element, component, related);
      if (state === 'given') continue;
      const lack = lacks.get(element) ?? { unknown: 0, withheld: 0, first: [] };
      lacks.set(element, lack);
      lack[state]++;
      if (lack.first.length < mostNamed) lack.first.push(toldOf(component, state));
    }
  }
  const lacking = minimumElements.flatMap((element): readonly ElementLack[] => {
    const lack = lacks.get(element);
    return lack ? [{ element, ...lack }] : [];
  });
  return { profile, components, lacking };
}

/** An algorithm or a key is nobody's product and has no version. */
function isAsked({ place, kind }: Component): boolean {
  return (place === 'component' || place === 'product') && kind !== 'cryptographic-asset';
}

type State = 'given' | Lacking['state'];

function toldOf({ name, ref, span }: Component, state: Lacking['state']): Lacking {
  const called = name ?? ref;
  return { name: called?.value ?? '', state, range: called?.span ?? span };
}

/** Components of which something says how they belong to the others. One alone has nothing to belong to. */
function relatedOf({ components, dependencies, product }: Bom): ReadonlySet<number> {
  const related = new Set<number>();
  for (const { from, to } of dependencies) related.add(from).add(to);
  for (const { index, parent } of components) if (parent !== undefined) related.add(index).add(parent);
  const own = components.filter(isAsked);
  if (own.length === 1 || product !== undefined) related.add(product ?? own[0]?.index ?? 0);
  return related;
}

function stateOf(element: MinimumElement, component: Component, related: ReadonlySet<number>): State {
  switch (element) {
    case 'producer':
      return claimed(component, ({ kind, more }) => producers.has(kind) && !more?.concluded, isPlaceholder);
    case 'version':
      return valued(component.version?.value ?? '', saysNothing);
    case 'identifier':
      return claimed(component, isIdentifier, saysNothing);
    case 'relationship':
      return related.has(component.index) ? 'given' : 'unknown';
    case 'hash':
      // a hash is of bytes, and hardware has none
      if (component.kind === 'device' || component.kind === 'hardware') return 'given';
      return claimed(component, ({ kind }) => kind === 'hash', saysNothing);
    case 'licence':
      return component.kind === 'device' || component.kind === 'hardware' ? 'given' : licensed(component);
  }
}

const producers: ReadonlySet<Role> = new Set(['manufacturer', 'originator', 'supplier', 'provider']);
const identifiers: ReadonlySet<Role> = new Set([
  'purl',
  'cpe',
  'swid',
  'model-number',
  'mac',
  'fcc-id',
  'usb-id',
  'pci-id',
]);

function isIdentifier({ kind, value }: ClaimLook): boolean {
  return identifiers.has(kind) || (kind === 'hash' && /^(?:swh|gitoid):/i.test(value));
}

function claimed(
  component: Component,
  isOf: (look: ClaimLook) => boolean,
  isNothing: (value: string) => boolean,
): State {
  let state: State = 'unknown';
  const isGiven = someClaim(component, look => {
    if (!isOf(look)) return false;
    const own = valued(look.value, isNothing);
    if (own === 'withheld') state = own;
    return own === 'given';
  });
  return isGiven ? 'given' : state;
}

function licensed(component: Component): State {
  let state: State = 'unknown';
  const isGiven = someLicence(component, ({ value }) => {
    const own = valued(value, saysNothing);
    if (own === 'withheld') state = own;
    return own === 'given';
  });
  return isGiven ? 'given' : state;
}

function valued(value: string, isNothing: (value: string) => boolean): State {
  if (isWithheld(value)) return 'withheld';
  return value.trim() === '' || isNoAssertion(value) || isNothing(value) ? 'unknown' : 'given';
}
