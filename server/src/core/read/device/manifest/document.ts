import type { Bom, Site } from '../../../model/component.ts';
import { isPlannedStatus } from '../../../model/plan.ts';
import { BomBuilder, type ComponentDraft } from '../../bom-builder.ts';
import { fieldsOf, passed } from '../../members.ts';
import { type DeviceContext, startDevice, type Target, textOf } from '../decode.ts';
import type { DeviceDraft } from '../device.ts';
import { applyDefaults, deviceFields, readDevices, readKnown } from './fields.ts';
import type { manifestShape } from './shape.ts';
import { readSites, type SiteDraft } from './sites.ts';

/** The versions of the manifest that are known. */
const knownVersions: ReadonlySet<string> = new Set(['1.0', '1']);

interface Root {
  readonly sites: SiteDraft[];
  defaults: Target | undefined;
}

const rootFields = fieldsOf<DeviceContext, Root, typeof manifestShape.fields>({
  $schema: passed,
  deviceManifest: readVersion,
  id: passed,
  revision: passed,
  reviewedOn: passed,
  site: (context, { sites }) => readSites(context, sites),
  sites: (context, { sites }) => readSites(context, sites),
  defaults: readDefaults,
  devices: context => readDevices(context),
});

function readVersion(context: DeviceContext): void {
  const stated = textOf(context);
  context.bom.specVersion = stated;
  if (!stated || knownVersions.has(stated.value)) return;
  const message = 'This version of the device manifest is not known; it is read as version 1.0.';
  context.problems.add('unknown-version', 'information', message, stated.span.start, stated.span.end);
}

/** Defaults are read as a device that stands in no list. */
function readDefaults(context: DeviceContext, root: Root): void {
  const bom = new BomBuilder();
  root.defaults = startDevice({ ...context, bom }, context.cursor.start);
  readKnown(context, deviceFields, root.defaults);
}

/** Reads a device manifest, whatever syntax stands behind the cursor. */
export function decodeManifest(context: DeviceContext): Bom {
  const { bom, cursor } = context;
  const root: Root = { sites: [], defaults: undefined };
  readKnown(context, rootFields, root);
  const places = new SitesByName(root.sites);
  for (const component of bom.components) {
    const device = component.device as DeviceDraft | undefined;
    if (!device) continue;
    const parent = component.parent === undefined ? undefined : bom.components[component.parent];
    if (parent) inherit(device, parent);
    else if (root.defaults) applyDefaults({ component, device }, root.defaults);
    if (!parent) places.settle(device);
  }
  tellOfUnknownSites(context, bom.components, places);
  if (isPlan(bom.components)) bom.lifecycles.push('design');
  if (bom.components.length === 0) {
    context.problems.add('no-devices', 'warning', 'The manifest lists no devices.', cursor.start, cursor.start);
  }
  return { ...bom.finish('device-manifest'), sites: places.sites };
}

/** A part of a device stands where the device stands, and comes and goes with it. */
function inherit(device: DeviceDraft, { device: whole }: ComponentDraft): void {
  device.status ??= whole?.status;
  device.site ??= whole?.site;
  device.siteIndex ??= whole?.siteIndex;
  device.purchasedOn ??= whole?.purchasedOn;
  device.installedOn ??= whole?.installedOn;
  device.replaceBy ??= whole?.replaceBy;
}

function isPlan(components: readonly ComponentDraft[]): boolean {
  return components.length > 0 && components.every(({ device }) => isPlannedStatus(device?.status));
}

/** Devices name their site by its id or by its name; a manifest with one site needs no naming. */
class SitesByName {
  readonly sites: readonly Site[];
  readonly #byName = new Map<string, number>();

  constructor(drafts: readonly SiteDraft[]) {
    this.sites = drafts.map(({ id, name, organisationKind, jurisdiction, sensitive, span }) => ({
      name: name ?? id ?? '',
      organisationKind,
      jurisdiction,
      sensitive,
      span,
    }));
    for (const [index, { id, name }] of drafts.entries()) {
      if (name !== undefined && !this.#byName.has(name)) this.#byName.set(name, index);
      if (id !== undefined) this.#byName.set(id, index);
    }
  }

  /** Puts a device on its site. */
  settle(device: DeviceDraft): void {
    const only = this.sites.length === 1 ? 0 : undefined;
    device.siteIndex = device.site === undefined ? only : this.#byName.get(device.site);
    if (device.siteIndex !== undefined) device.site = this.sites[device.siteIndex]?.name;
  }
}

function tellOfUnknownSites(context: DeviceContext, components: readonly ComponentDraft[], places: SitesByName): void {
  if (places.sites.length === 0) return;
  for (const { device, span, parent } of components) {
    if (parent !== undefined || device?.site === undefined || device.siteIndex !== undefined) continue;
    const message = 'The site of this device is not in the list of sites: which rules bind its owner is not known.';
    context.problems.add('unknown-site', 'warning', message, span.start, span.start);
  }
}
