import type { Bom, Component, Dependency } from '../model/component.ts';
import type { Defects } from '../model/defects.ts';

/**
 * Several documents as one: each component, site and edge keeps what it refers to. The first tells format, version and
 * product. Graph and defects cost what they cost each document only where somebody asks.
 */
export function joinedBom(boms: readonly Bom[]): Bom | undefined {
  const [first] = boms;
  if (!first) return undefined;
  const components: Component[] = [];
  const bases: number[] = [];
  const names = new Set(boms.flatMap(bom => bom.names));
  const links: Bom['links'][number][] = [];
  const sites: NonNullable<Bom['sites']>[number][] = [];
  let product: number | undefined;
  for (const bom of boms) {
    const base = components.length;
    bases.push(base);
    product ??= bom.product === undefined ? undefined : bom.product + base;
    for (const component of bom.components) components.push(moved(component, base, sites.length));
    for (const site of bom.sites ?? []) sites.push(site);
    for (const link of bom.links) {
      const { component, targets } = link;
      // what one of the documents points at may be another of them
      if (targets.every(target => names.has(target))) continue;
      links.push({ ...link, component: component === undefined ? undefined : component + base });
    }
  }
  let dependencies: readonly Dependency[] | undefined;
  return {
    format: first.format,
    specVersion: first.specVersion,
    components,
    componentCount: boms.reduce((sum, { componentCount }) => sum + componentCount, 0),
    get dependencies() {
      dependencies ??= boms.flatMap((bom, nth) => {
        const base = bases[nth] ?? 0;
        return bom.dependencies.map(({ from, to }) => ({ from: from + base, to: to + base }));
      });
      return dependencies;
    },
    product,
    signed: boms.some(({ signed }) => signed),
    several: true,
    // what holds of one of them only is not said of all
    lifecycles: first.lifecycles.filter(phase => boms.every(({ lifecycles }) => lifecycles.includes(phase))),
    defects: joinedDefects(boms, bases),
    names: [...names],
    links,
    ...(boms.some(({ sensitive }) => sensitive) ? { sensitive: true } : {}),
    ...(sites.length > 0 ? { sites } : {}),
  };
}

function joinedDefects(boms: readonly Bom[], bases: readonly number[]): Defects {
  return {
    get gaps() {
      return boms.flatMap(({ defects }) => defects.gaps);
    },
    get repeatedRefs() {
      return boms.flatMap(({ defects }, nth) => {
        const base = bases[nth] ?? 0;
        return defects.repeatedRefs.map(({ component, first }) => ({
          component: component + base,
          first: first + base,
        }));
      });
    },
    get danglingRefs() {
      return boms.flatMap(({ defects }) => defects.danglingRefs);
    },
    get otherVersions() {
      return boms.flatMap(({ defects }) => defects.otherVersions);
    },
  };
}

function moved(component: Component, base: number, firstSite: number): Component {
  const { index, parent, device } = component;
  const { ref, name, version, claims, licences } = component;
  return {
    ...component,
    // a component makes these when it is asked for them
    ref,
    name,
    version,
    claims,
    licences,
    index: index + base,
    parent: parent === undefined ? undefined : parent + base,
    ...(device?.siteIndex === undefined ? {} : { device: { ...device, siteIndex: device.siteIndex + firstSite } }),
  };
}
