import type { Bom, Component } from '../model/component.ts';
import type { Flaws } from '../model/flaws.ts';

/** Several documents as one: each component, site and edge keeps what it refers to. The first tells format, version and product. */
export function joinedBom(boms: readonly Bom[]): Bom | undefined {
  const [first] = boms;
  if (!first) return undefined;
  const components: Component[] = [];
  const dependencies: Bom['dependencies'][number][] = [];
  const sites: NonNullable<Bom['sites']>[number][] = [];
  const flaws: { -readonly [K in keyof Flaws]: Flaws[K][number][] } = {
    gaps: [],
    repeatedRefs: [],
    danglingRefs: [],
    otherVersions: [],
  };
  const names = new Set(boms.flatMap(bom => bom.names));
  const links: Bom['links'][number][] = [];
  let product: number | undefined;
  for (const bom of boms) {
    const base = components.length;
    product ??= bom.product === undefined ? undefined : bom.product + base;
    for (const component of bom.components) components.push(moved(component, base, sites.length));
    for (const { from, to } of bom.dependencies) dependencies.push({ from: from + base, to: to + base });
    for (const site of bom.sites ?? []) sites.push(site);
    for (const link of bom.links) {
      const { component, targets } = link;
      // what one of the documents points at may be another of them
      if (targets.every(target => names.has(target))) continue;
      links.push({ ...link, component: component === undefined ? undefined : component + base });
    }
    for (const gap of bom.flaws.gaps) flaws.gaps.push(gap);
    for (const ref of bom.flaws.danglingRefs) flaws.danglingRefs.push(ref);
    for (const other of bom.flaws.otherVersions) flaws.otherVersions.push(other);
    for (const { component, first: earlier } of bom.flaws.repeatedRefs) {
      flaws.repeatedRefs.push({ component: component + base, first: earlier + base });
    }
  }
  return {
    format: first.format,
    specVersion: first.specVersion,
    components,
    componentCount: boms.reduce((sum, { componentCount }) => sum + componentCount, 0),
    dependencies,
    product,
    signed: boms.some(({ signed }) => signed),
    several: true,
    // what holds of one of them only is not said of all
    lifecycles: first.lifecycles.filter(phase => boms.every(({ lifecycles }) => lifecycles.includes(phase))),
    flaws,
    names: [...names],
    links,
    ...(boms.some(({ sensitive }) => sensitive) ? { sensitive: true } : {}),
    ...(sites.length > 0 ? { sites } : {}),
  };
}

function moved(component: Component, base: number, firstSite: number): Component {
  const { index, parent, device } = component;
  return {
    ...component,
    index: index + base,
    parent: parent === undefined ? undefined : parent + base,
    ...(device?.siteIndex === undefined ? {} : { device: { ...device, siteIndex: device.siteIndex + firstSite } }),
  };
}
