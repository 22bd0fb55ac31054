import type { Bom, Component, Dependency } from '../model/component.ts';

/** Steps of a path at most: longer ones tell nothing more. */
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
  const { dependencies } = bom;
  /** By component, the last of its dependencies so far; by dependency, the one before it of the same component, from 1 on. */
  const last = new Uint32Array(parents.length);
  const before = new Uint32Array(dependencies.length + 1);
  for (let index = dependencies.length; index > 0; index--) {
    const { from } = dependencies[index - 1] as Dependency;
    before[index] = last[from] as number;
    last[from] = index;
  }
  const reached = new Uint8Array(parents.length);
  reached[bom.product] = 1;
  const queue = [bom.product];
  for (const from of queue) {
    for (let index = last[from] as number; index > 0; index = before[index] as number) {
      const { to } = dependencies[index - 1] as Dependency;
      if (reached[to] === 1) continue;
      reached[to] = 1;
      queue.push(to);
      parents[to] ??= from;
    }
  }
  return parents;
}
