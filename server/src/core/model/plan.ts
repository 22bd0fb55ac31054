import type { Bom, Component, DeviceStatus } from './component.ts';

/** Stands where a plan has to be filled in again, once something in it was replaced. */
export const placeholder = 'to be chosen';

/** Whether a device with this status is only meant to come. */
export function isPlannedStatus(status: DeviceStatus | undefined): boolean {
  return status === 'proposed' || status === 'planned' || status === 'ordered';
}

/**
 * Whether a component is only meant to come, so that another may still come in its place: its own status decides, and
 * where it has none, what the document says of itself.
 */
export function isPlanned(bom: Bom, component: Component): boolean {
  const status = component.device?.status;
  return status === undefined ? bom.lifecycles.includes('design') : isPlannedStatus(status);
}
