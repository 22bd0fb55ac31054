import type { Dependency } from '../model/component.ts';
import { type Ref, refText } from './ref.ts';
import type { RefTable } from './ref-table.ts';
import { TextColumn } from './text-column.ts';

/** What brings in what, by the refs of both, without an object for each: there may be more than components. */
export class Edges {
  readonly #from = new TextColumn();
  readonly #to = new TextColumn();

  get length(): number {
    return this.#from.length;
  }

  add(from: Ref, to: Ref): void {
    this.#from.pushRef(from);
    this.#to.pushRef(to);
  }

  /** The refs that something brings in. */
  ends(): ReadonlySet<string> {
    const ends = new Set<string>();
    for (let index = 0; index < this.#to.length; index++) ends.add(refText(this.#to.at(index)));
    return ends;
  }

  /** Those of which both ends are components, in the order of the document. */
  resolved(refs: RefTable): readonly Dependency[] {
    const dependencies: Dependency[] = [];
    for (let index = 0; index < this.#from.length; index++) {
      const from = this.#from.componentAt(index, refs);
      const to = this.#to.componentAt(index, refs);
      if (from !== undefined && to !== undefined) dependencies.push({ from, to });
    }
    return dependencies;
  }
}
