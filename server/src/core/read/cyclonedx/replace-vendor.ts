import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { Bom, Component } from '../../model/component.ts';
import { placeholder } from '../../model/plan.ts';
import { append, type Container, containerAt, type Member, memberOf, remove } from '../../syntax/json-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { covers, type Span } from '../../text/span.ts';
import { refuseEdits } from '../editable.ts';

/** Members that speak of the product that is no longer planned. */
const identifying: ReadonlySet<string> = new Set([
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
const addresses: ReadonlySet<string> = new Set(['url', 'contact', 'address']);

const makerRoles: ReadonlySet<Role> = new Set(['manufacturer', 'supplier', 'provider']);
const identifyingRoles: ReadonlySet<Role> = new Set(['mac', 'usb-id', 'pci-id', 'fcc-id', 'pen', 'model-number']);

/**
 * Edits that plan a component with another maker: the stated maker gives way to `vendor`, identifiers and version go, a
 * name that is a model's gives way to a placeholder. A sentence where the document cannot be edited.
 */
export function replaceVendor(
  source: Source,
  bom: Bom,
  component: Component,
  vendor: string,
  from: Stated<string>,
): readonly TextEdit[] | string {
  const refusal = refuseEdits(source, bom, component);
  if (refusal !== undefined) return refusal;
  const object = containerAt(source, component.span.start);
  if (!object) return 'The component cannot be edited as it stands.';
  const makers = replacedMakers(component, from);
  if (makers.length > 0 && makers.every(({ value }) => value === vendor)) return [];
  const makerEdits =
    makers.length > 0
      ? makers.flatMap(maker => [write(maker.span, vendor), ...clearAddresses(source, object, maker)])
      : [append(source, object, 'supplier', { name: vendor })];
  return [...makerEdits, ...clearNames(bom, component, makers), ...clearIdentity(source, bom, component, object)];
}

/** The makers that the finding speaks of: those that state the value, or all where an identifier gave the vendor away. */
function replacedMakers(component: Component, from: Stated<string>): readonly Claim[] {
  const makers = component.claims.filter(({ role }) => makerRoles.has(role));
  const same = makers.filter(({ value }) => value === from.value);
  return same.length > 0 ? same : makers;
}

function clearAddresses(source: Source, object: Container, maker: Claim): readonly TextEdit[] {
  const member = object.members.find(({ value }) => covers(value, maker.span));
  const organisation = member && containerAt(source, member.value.start);
  return organisation ? remove(organisation, ({ key }) => addresses.has(key)) : [];
}

/** A name with a digit in it is a model's, and one with a maker's name in it is the maker's; versions before 1.4 demand a version. */
function clearNames(bom: Bom, { name, version }: Component, makers: readonly Claim[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const first = makers.map(({ value }) => value.split(/\s/)[0]?.toLowerCase() ?? '');
  const lower = name?.value.toLowerCase() ?? '';
  if (name && (/\d/.test(lower) || first.some(word => word !== '' && lower.includes(word)))) {
    edits.push(write(name.span, placeholder));
  }
  if (version && needsVersion(bom)) edits.push(write(version.span, placeholder));
  return edits;
}

function clearIdentity(source: Source, bom: Bom, component: Component, object: Container): readonly TextEdit[] {
  const properties = memberOf(object, 'properties');
  const list = properties && containerAt(source, properties.value.start);
  const identified = component.claims.filter(({ role }) => identifyingRoles.has(role));
  const isIdentifying = ({ value }: Member) => identified.some(({ span }) => covers(value, span));
  const allGo = list?.members.every(isIdentifying) ?? false;
  const isCleared = (member: Member) =>
    identifying.has(member.key) || (member.key === 'version' && !needsVersion(bom)) || (member === properties && allGo);
  return [...remove(object, isCleared), ...(list && !allGo ? remove(list, isIdentifying) : [])];
}

function needsVersion(bom: Bom): boolean {
  return /^1\.[23]$/.test(bom.specVersion?.value ?? '');
}

function write(span: Span, text: string): TextEdit {
  return { span, text: JSON.stringify(text).slice(1, -1) };
}
