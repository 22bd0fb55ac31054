import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { Bom, Component } from '../../model/component.ts';
import type { Span } from '../../text/span.ts';

/** Members that speak of the product that is no longer planned. */
export const identifying: ReadonlySet<string> = new Set([
  'purl',
  'cpe',
  'swid',
  'omniborId',
  'swhid',
  'hashes',
  'externalReferences',
  'evidence',
  'pedigree',
  'group',
  'publisher',
  'author',
  'authors',
  'copyright',
  'licenses',
]);

/** What stands beside the name of an organisation and goes with it. */
export const addresses: ReadonlySet<string> = new Set(['url', 'contact', 'address']);

const makerRoles: ReadonlySet<Role> = new Set(['manufacturer', 'supplier', 'provider']);
export const identifyingRoles: ReadonlySet<Role> = new Set([
  'mac',
  'usb-id',
  'pci-id',
  'fcc-id',
  'pen',
  'model-number',
]);

/** The makers that the finding speaks of: those that state the value, or all where an identifier gave the vendor away. */
export function replacedMakers(component: Component, from: Stated<string>): readonly Claim[] {
  const makers = component.claims.filter(({ role }) => makerRoles.has(role));
  const same = makers.filter(({ value }) => value === from.value);
  return same.length > 0 ? same : makers;
}

/**
 * What gives way to a placeholder: a name with a digit in it, which is a model's, or with a maker's name in it; and the
 * version, where it cannot be left out.
 */
export function placeholders(bom: Bom, { name, version }: Component, makers: readonly Claim[]): readonly Span[] {
  const places: Span[] = [];
  const first = makers.map(({ value }) => value.split(/\s/)[0]?.toLowerCase() ?? '');
  const lower = name?.value.toLowerCase() ?? '';
  if (name && (/\d/.test(lower) || first.some(word => word !== '' && lower.includes(word)))) places.push(name.span);
  if (version && needsVersion(bom)) places.push(version.span);
  return places;
}

/** Versions before 1.4 demand that a component has a version. */
export function needsVersion(bom: Bom): boolean {
  return /^1\.[0-3]$/.test(bom.specVersion?.value ?? '');
}
