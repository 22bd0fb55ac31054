import type { Bom, Component } from '../model/component.ts';

/** Longer ways tell nobody anything. */
const MOST_STEPS = 20;

const memory = new WeakMap<Bom, readonly (number | undefined)[]>();

/**
 * The way by which a component came into the product, the outermost first, the component itself last: through what it is
 * nested in, else through the dependency graph, on a shortest way. Alone where nothing brings it in.
 */
export function pathTo(bom: Bom, index: number): readonly Component[] {
  let bringers = memory.get(bom);
  if (!bringers) memory.set(bom, (bringers = findBringers(bom)));
  const path: Component[] = [];
  for (let at: number | undefined = index; at !== undefined && path.length < MOST_STEPS; at = bringers[at]) {
    const component: Component | undefined = bom.components[at];
    if (!component || path.includes(component)) break;
    path.unshift(component);
  }
  return path;
}

/** For every component the one that brings it in. */
function findBringers(bom: Bom): readonly (number | undefined)[] {
  const bringers = bom.components.map(({ parent }) => parent);
  if (bom.product === undefined) return bringers;
  const edges = new Map<number, number[]>();
  for (const { from, to } of bom.dependencies) {
    const list = edges.get(from);
    if (list) list.push(to);
    else edges.set(from, [to]);
  }
  const reached = new Set([bom.product]);
  for (const from of reached) {
    for (const to of edges.get(from) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      bringers[to] ??= from;
    }
  }
  return bringers;
}
