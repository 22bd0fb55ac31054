import type { Bom, Component } from '../model/component.ts';
import { isPlanned } from '../model/plan.ts';
import type { ReportDevice } from './model.ts';

/** The deepest nesting of devices that is followed: real lists stay below it, and hostile ones must not cost more. */
const mostEnclosures = 20;

/** What a list of devices states of a component; undefined for what stands in no such list. */
export function deviceOf(component: Component, bom: Bom): ReportDevice | undefined {
  const { device } = component;
  if (!device) return undefined;
  let quantity = device.quantity;
  let whole: Component | undefined;
  let at = component.parent;
  for (let depth = 0; at !== undefined && depth < mostEnclosures; depth++) {
    whole = bom.components[at];
    quantity *= whole?.device?.quantity ?? 1;
    at = whole?.parent;
  }
  return {
    site: device.site ?? null,
    model: device.model?.value ?? null,
    quantity,
    status: device.status ?? null,
    planned: isPlanned(bom, component),
    within: whole ? (whole.name?.value ?? whole.device?.model?.value ?? whole.ref?.value ?? null) : null,
    purchasedOn: device.purchasedOn ?? null,
    installedOn: device.installedOn ?? null,
    replaceBy: device.replaceBy ?? null,
  };
}
