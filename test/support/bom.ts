import type { Claim } from '../../server/src/core/model/claim.ts';
import type { Bom, Component } from '../../server/src/core/model/component.ts';
import { noDefects } from '../../server/src/core/model/defects.ts';
import { emptySpan } from '../../server/src/core/text/span.ts';

/** A component of claims written as `role: value`, for tests of what comes after reading. */
export function component(claims: readonly (string | Claim)[], more: Partial<Component> = {}): Component {
  return {
    index: 0,
    place: 'component',
    kind: 'library',
    ref: undefined,
    name: undefined,
    version: undefined,
    parent: undefined,
    span: emptySpan,
    claims: claims.map(claim => (typeof claim === 'string' ? parseClaim(claim) : claim)),
    licences: [],
    unstated: undefined,
    ...more,
  };
}

function parseClaim(text: string): Claim {
  const colon = text.indexOf(': ');
  const value = text.slice(colon + 2);
  return { role: text.slice(0, colon) as Claim['role'], value, span: { start: 0, end: value.length } };
}

export function bom(...components: readonly Component[]): Bom {
  return {
    format: 'cyclonedx-json',
    specVersion: undefined,
    components: components.map((one, index) => ({ ...one, index })),
    componentCount: components.length,
    dependencies: [],
    product: undefined,
    signed: false,
    lifecycles: [],
    defects: noDefects,
    names: [],
    links: [],
  };
}
