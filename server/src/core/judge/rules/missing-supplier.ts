import { isPlaceholder } from '../../identity/placeholder.ts';
import type { Claim, Role } from '../../model/claim.ts';
import { type Component, isOfFound } from '../../model/component.ts';
import { which } from '../../model/glances.ts';
import { isPlanned } from '../../model/plan.ts';
import { cutMiddle } from '../../text/fit.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { Span } from '../../text/span.ts';
import { plainFinding } from '../plain-finding.ts';
import { mayBeDevice } from '../weakness/devices.ts';
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
    // an image is no statement of anybody: what it does not say is not left out
    if (isOfFound(input.bom)) return [];
    const findings: FindingDraft[] = [];
    for (const component of which(input.glances, input.bom.components, mayBeDevice)) {
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
  return plainFinding({
    rule: missingSupplier.id,
    level: missingSupplier.level,
    message:
      stated === undefined
        ? message('missing-supplier', 'no supplier or maker stated')
        : message('missing-supplier.placeholder', 'no supplier or maker stated, “{stated}” names nobody', {
            stated: cutMiddle(printable(stated), 24),
          }),
    component: component.index,
    span,
  });
}
