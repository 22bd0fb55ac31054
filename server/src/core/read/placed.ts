import type { Bom, Component, DeviceFacts } from '../model/component.ts';
import type { Defects } from '../model/defects.ts';
import { type Span, span } from '../text/span.ts';

/** Where a span of an inner document stands in the document around it. */
export type Outer = (inner: Span) => Span;

/** The place of what stands in a text as it is, from an offset on. */
export function shiftBy(offset: number): Outer {
  return ({ start, end }) => span(start + offset, end + offset);
}

/** What was read of an inner document, at its places in the one around it. */
export function placedBom(bom: Bom, outer: Outer): Bom {
  const stated = <T extends { readonly span: Span }>(value: T): T => ({ ...value, span: outer(value.span) });
  const maybe = <T extends { readonly span: Span }>(value: T | undefined): T | undefined => value && stated(value);
  const device = (facts: DeviceFacts): DeviceFacts => ({
    ...facts,
    manufacturer: maybe(facts.manufacturer),
    model: maybe(facts.model),
  });
  const component = (inner: Component): Component => ({
    index: inner.index,
    place: inner.place,
    kind: inner.kind,
    parent: inner.parent,
    ref: maybe(inner.ref),
    name: maybe(inner.name),
    version: maybe(inner.version),
    span: outer(inner.span),
    claims: inner.claims.map(claim => (claim.via ? { ...stated(claim), via: outer(claim.via) } : stated(claim))),
    licences: inner.licences.map(stated),
    unstated: maybe(inner.unstated),
    ...(inner.insteadOf === undefined ? {} : { insteadOf: inner.insteadOf }),
    ...(inner.device ? { device: device(inner.device) } : {}),
  });
  // the graph and most defects are worked out for those who ask
  const { defects: inner } = bom;
  const defects: Defects = {
    get gaps() {
      return inner.gaps.map(stated);
    },
    get repeatedRefs() {
      return inner.repeatedRefs;
    },
    get danglingRefs() {
      return inner.danglingRefs.map(stated);
    },
    get otherVersions() {
      return inner.otherVersions.map(other => ({ ...other, stated: stated(other.stated) }));
    },
  };
  return {
    format: bom.format,
    specVersion: maybe(bom.specVersion),
    components: bom.components.map(component),
    componentCount: bom.componentCount,
    get dependencies() {
      return bom.dependencies;
    },
    product: bom.product,
    signed: bom.signed,
    lifecycles: bom.lifecycles,
    defects,
    names: bom.names,
    links: bom.links.map(link => ({ ...link, places: link.places.map(stated) })),
    ...(bom.several ? { several: true } : {}),
    ...(bom.sensitive ? { sensitive: true } : {}),
    ...(bom.sites ? { sites: bom.sites.map(stated) } : {}),
  };
}
