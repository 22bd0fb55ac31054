import type { BomBuilder } from './bom-builder.ts';
import { type Ref, refText } from './ref.ts';

/** What one element has to do with another, in words of the model. */
type Meaning = 'describes' | 'brings-in' | 'made-from';

/** Relationship types by meaning; `reversed` ones name the same from the other end. */
export type Meanings = ReadonlyMap<string, readonly [meaning: Meaning, reversed?: boolean]>;

/** The relationships of one document. What they mean for its components is settled when all are read. */
export class Relationships {
  readonly #bom: BomBuilder;
  readonly #meanings: Meanings;
  readonly #described: Ref[] = [];
  readonly #origins: { readonly made: Ref; readonly from: Ref }[] = [];

  constructor(bom: BomBuilder, meanings: Meanings) {
    this.#bom = bom;
    this.#meanings = meanings;
  }

  add(from: Ref, type: string, to: Ref): void {
    const [meaning, reversed] = this.#meanings.get(type) ?? [];
    const [whole, part] = reversed ? [to, from] : [from, to];
    if (meaning === 'describes') this.describe(part);
    else if (meaning === 'made-from') this.#origins.push({ made: whole, from: part });
    else if (meaning === 'brings-in') this.#bom.depends(whole, part);
  }

  describe(ref: Ref): void {
    this.#described.push(ref);
  }

  /** Names the product, and makes ancestors of packages that stand here only as what another was made from. */
  settle(): void {
    const refs = this.#bom.refs();
    for (const ref of this.#described) this.#bom.product ??= refs.get(ref);
    if (this.#origins.length === 0) return;
    const brought = this.#bom.broughtIn();
    const described = new Set(this.#described.map(refText));
    for (const { made, from } of this.#origins) {
      const ancestor = this.#bom.components[refs.get(from) ?? -1];
      const parent = refs.get(made);
      if (!ancestor || parent === undefined || parent === ancestor.index) continue;
      if (described.has(refText(from)) || brought.has(refText(from))) continue;
      ancestor.place = 'ancestor';
      ancestor.parent ??= parent;
    }
  }
}
