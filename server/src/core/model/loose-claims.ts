import { emptySpan } from '../text/span.ts';
import type { Role } from './claim.ts';
import type { Bom, Component } from './component.ts';
import { noDefects } from './defects.ts';

/** A bill of materials of values that stand in none: one device for each, with that one claim, to ask whom they name. */
export function bomOfClaims(claims: readonly { readonly role: Role; readonly value: string }[]): Bom {
  return {
    format: 'device-manifest',
    specVersion: undefined,
    components: claims.map(componentOf),
    componentCount: claims.length,
    dependencies: [],
    product: undefined,
    signed: false,
    lifecycles: [],
    defects: noDefects,
    names: [],
    links: [],
  };
}

function componentOf({ role, value }: { readonly role: Role; readonly value: string }, index: number): Component {
  return {
    index,
    place: 'component',
    kind: 'device',
    ref: undefined,
    name: undefined,
    version: undefined,
    parent: undefined,
    span: emptySpan,
    claims: [{ role, value, span: emptySpan }],
    licences: [],
    unstated: undefined,
  };
}
