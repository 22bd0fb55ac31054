import type { Claim } from '../../model/claim.ts';
import type { Bom, Component } from '../../model/component.ts';
import type { ReplaceVendor } from '../../model/format.ts';
import { placeholder } from '../../model/plan.ts';
import { append, type Container, containerAt, type Member, memberOf, remove } from '../../syntax/json-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { covers, type Span } from '../../text/span.ts';
import { refuseDraft, refuseEdits } from '../editable.ts';
import { addresses, identifying, identifyingRoles, needsVersion, placeholders, replacedMakers } from './replaced.ts';

/**
 * Edits that plan a component with another maker: the stated maker gives way to `vendor`, identifiers and version go, a
 * name that is a model's gives way to a placeholder. A sentence where the document cannot be edited.
 */
export const replaceVendor: ReplaceVendor = (source, bom, component, vendor, from) => {
  const refusal = refuseDraft(bom) ?? refuseEdits(source, bom, component);
  if (refusal !== undefined) return refusal;
  const object = containerAt(source, component.span.start);
  if (!object) return 'The component cannot be edited as it stands.';
  const makers = replacedMakers(component, from);
  if (makers.length > 0 && makers.every(({ value }) => value === vendor)) return [];
  if (makers.length === 0 && memberOf(object, 'supplier')) return 'What is stated as supplier is no organisation.';
  const makerEdits =
    makers.length > 0
      ? makers.flatMap(maker => [write(maker.span, vendor), ...clearAddresses(source, object, maker)])
      : [append(source, object, 'supplier', { name: vendor })];
  return [...makerEdits, ...clearNames(bom, component, makers), ...clearIdentity(source, bom, component, object)];
};

function clearAddresses(source: Source, object: Container, maker: Claim): readonly TextEdit[] {
  const member = object.members.find(({ value }) => covers(value, maker.span));
  const organisation = member && containerAt(source, member.value.start);
  return organisation ? remove(organisation, ({ key }) => addresses.has(key)) : [];
}

function clearNames(bom: Bom, component: Component, makers: readonly Claim[]): readonly TextEdit[] {
  return placeholders(bom, component, makers).map(place => write(place, placeholder));
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

function write(span: Span, text: string): TextEdit {
  return { span, text: JSON.stringify(text).slice(1, -1) };
}
