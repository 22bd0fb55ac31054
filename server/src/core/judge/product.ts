import { parsePurl } from '../identity/purl.ts';
import type { Component } from '../model/component.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type ProductKind, productKinds } from './product-kinds.ts';

/** Package managers whose packages are software, whatever a device of the same name would be. */
const SOFTWARE_PURLS: ReadonlySet<string> = new Set(
  'alpm apk bitnami cargo cocoapods composer conan conda cpan cran deb docker gem github golang hackage hex maven npm nuget oci pub pypi rpm swift'.split(
    ' ',
  ),
);
const SOFTWARE_KINDS: ReadonlySet<string> = new Set([
  'application',
  'framework',
  'container',
  'file',
  'platform',
  'operating-system',
  'device-driver',
  'machine-learning-model',
  'data',
]);
const EQUIPMENT_KINDS: ReadonlySet<string> = new Set(['device', 'hardware', 'firmware']);

/** Longer texts say no more about what a thing is, and must not cost more. */
const MOST_UNITS = 300;

/**
 * What kind of goods a component is, by its own kind, its package manager, its model number and the words of its name
 * and description; undefined where the document does not say.
 * @param vendor whose numbers tell the kind even where others use numbers of the same form
 */
export function productOf(component: Component, lookups: Lookups, vendor?: string): ProductKind | undefined {
  if (component.place === 'service') return productKinds.service;
  const words = wordsOf(component);
  if (isSoftware(component)) {
    const { securitySoftware, software } = productKinds;
    return says(securitySoftware, words) ? securitySoftware : software;
  }
  if (component.kind === 'library') return undefined;
  return (
    byPciId(component, lookups, vendor) ??
    byModel(component, lookups, vendor) ??
    productKinds.devices.find(kind => says(kind, words))
  );
}

function isSoftware({ kind, claims }: Component): boolean {
  if (kind !== undefined && SOFTWARE_KINDS.has(kind)) return true;
  if (kind !== undefined && EQUIPMENT_KINDS.has(kind)) return false;
  return claims.some(({ role, value }) => role === 'purl' && SOFTWARE_PURLS.has(parsePurl(value)?.type ?? ''));
}

const PCI_ID = /^\s*(?:0x)?([0-9a-f]{4})(?::(?:0x)?([0-9a-f]{4}))?(?![0-9a-f])/i;

/** Tools print it of what their registry does not name, behind the vendor. */
const NAMELESS = /\bDevice ([0-9a-f]{4})$/i;

/** The id of a product says what it is, however a tool shortens its name. */
function byPciId({ name, claims }: Component, lookups: Lookups, vendor: string | undefined): ProductKind | undefined {
  const ids: string[] = [];
  for (const { role, value, label } of claims) {
    const found = role === 'pci-id' ? PCI_ID.exec(value.slice(0, MOST_UNITS)) : undefined;
    const device = found?.[2] ?? /^device ([0-9a-f]{4})$/i.exec(label ?? '')?.[1];
    if (found && device) ids.push(`${found[1]}:${device}`);
  }
  const nameless = NAMELESS.exec(name?.value.slice(0, MOST_UNITS) ?? '')?.[1];
  const own = nameless === undefined ? [] : (lookups.vendors.get(vendor ?? '')?.identifiers.pci ?? []);
  for (const { value } of own) ids.push(`${value}:${nameless}`);
  for (const id of ids) {
    const what = lookups.pciProducts.get(id.toLowerCase());
    const kind = what && productKinds.devices.find(one => says(one, ` ${spaced(what)} `));
    if (kind) return kind;
  }
  return undefined;
}

/** Model patterns of the data say what their models are: the words that describe them are read like a description. */
function byModel(component: Component, lookups: Lookups, vendor: string | undefined): ProductKind | undefined {
  const texts = component.claims.filter(({ role }) => role === 'model-number').map(({ value }) => value);
  if (component.name) texts.push(component.name.value);
  for (const text of texts) {
    const short = text.slice(0, MOST_UNITS);
    if (!lookups.anyModel.test(short)) continue;
    const fits = lookups.models.filter(({ pattern }) => pattern?.test(short));
    const known =
      fits.find(one => one.vendor === vendor) ?? fits.find(({ identifier }) => identifier.precision !== 'context');
    const words = known && ` ${spaced(known.identifier.what)} `;
    const kind = words && productKinds.devices.find(one => says(one, words));
    if (kind) return kind;
  }
  return undefined;
}

function wordsOf({ name, claims, device }: Component): string {
  const texts = claims
    .filter(({ role }) => role === 'description' || role === 'model-number')
    .map(({ value }) => value);
  return ` ${[device?.kind ?? '', name?.value ?? '', ...texts].map(text => spaced(text.slice(0, MOST_UNITS))).join(' ')} `;
}

/** Lower-case words between single spaces. */
function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function says({ signs, unlike }: ProductKind, words: string): boolean {
  const said = unlike.reduce((text, phrase) => text.replaceAll(` ${phrase} `, ' '), words);
  return signs.some(sign => said.includes(` ${sign} `));
}
