import type { Bom, Component } from '../model/component.ts';

/** Longer ways tell nobody anything. */
const MOST_STEPS = 20;

/** How the components of one document came into its product. */
export class Paths {
  readonly #bom: Bom;
  /** For every component the one that brings it in; found when a path is first asked for. */
  #parents: readonly (number | undefined)[] | undefined;

  constructor(bom: Bom) {
    this.#bom = bom;
  }

  /**
   * The way by which a component came into the product, the outermost first, the component itself last: through what it is
   * nested in, else through the dependency graph, on a shortest way. Alone where nothing brings it in.
   */
  to(index: number): readonly Component[] {
    this.#parents ??= findParents(this.#bom);
    const path: Component[] = [];
    for (let at: number | undefined = index; at !== undefined && path.length < MOST_STEPS; at = this.#parents[at]) {
      const component: Component | undefined = this.#bom.components[at];
      if (!component || path.includes(component)) break;
      path.unshift(component);
    }
    return path;
  }
}

/** For every component what it is nested in, else what depends on it, on a shortest way. */
function findParents(bom: Bom): readonly (number | undefined)[] {
  const parents = bom.components.map(({ parent }) => parent);
  if (bom.product === undefined) return parents;
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
      parents[to] ??= from;
    }
  }
  return parents;
}
