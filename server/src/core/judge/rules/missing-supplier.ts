import { isPlaceholder } from '../../identity/placeholder.ts';
import type { Claim, Role } from '../../model/claim.ts';
import type { Component } from '../../model/component.ts';
import { message } from '../../model/message.ts';
import { isPlanned } from '../../model/plan.ts';
import { printable } from '../../text/printable.ts';
import type { Span } from '../../text/span.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule, RuleInput } from './rule.ts';

/** Marks devices, firmware and hardware of which no field says who supplied or made them. Software is not asked. */
export const missingSupplier: Rule = {
  id: 'missing-supplier',
  title: 'Missing supplier',
  description:
    'No field says who supplied or made a device, firmware or hardware, or the field holds only a placeholder: a review by vendor cannot say anything of it, and unknown is not clean.',
  level: 'information',
  remedy: 'What to do: ask the supplier who made it; nobody else can fill that in.',
  folds: true,
  find: input => {
    const findings: FindingDraft[] = [];
    for (const component of input.bom.components) {
      // what is only meant to come has no maker yet
      const asked = isEquipment(component) && !isPlanned(input.bom, component);
      const found = asked ? check(component, input) : undefined;
      if (found) findings.push(found);
    }
    return findings;
  },
};

function isEquipment({ kind, place }: Component): boolean {
  if (kind !== 'device' && kind !== 'firmware' && kind !== 'hardware') return false;
  return place !== 'tool' && place !== 'ancestor';
}

const naming: ReadonlySet<Role> = new Set(['supplier', 'manufacturer', 'originator', 'provider', 'publisher']);

function check(component: Component, { bom }: RuleInput): FindingDraft | undefined {
  let placeholder: Claim | undefined;
  for (const claim of component.claims) {
    if (!naming.has(claim.role)) continue;
    if (!isPlaceholder(claim.value)) return undefined;
    placeholder ??= claim;
  }
  const { name, ref, unstated } = component;
  const said = placeholder ?? unstated;
  if (said) return findingOf(component, said.span, said.value);
  // of lists of devices only our own says for sure that a maker could stand there
  if (component.device !== undefined && bom.format !== 'device-manifest') return undefined;
  const place = name ?? ref;
  return place && findingOf(component, place.span, undefined);
}

function findingOf(component: Component, span: Span, stated: string | undefined): FindingDraft {
  const name = printable(component.name?.value ?? component.ref?.value ?? '(unnamed)', 80);
  return plainFinding({
    rule: missingSupplier.id,
    level: missingSupplier.level,
    message:
      stated === undefined
        ? message('missing-supplier', 'No field says who supplied or made {name}.', { name })
        : message('missing-supplier.placeholder', '“{stated}” names nobody: who supplied or made {name}?', {
            stated: printable(stated, 60),
            name,
          }),
    component: component.index,
    span,
  });
}
