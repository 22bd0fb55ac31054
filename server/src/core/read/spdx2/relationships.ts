import type { BomBuilder } from '../bom-builder.ts';

/** What one element has to do with another, in words of the model. */
type Meaning = 'describes' | 'brings-in' | 'made-from';

/** Relationship types by meaning; `reversed` ones name the same from the other end. */
const meanings: ReadonlyMap<string, readonly [meaning: Meaning, reversed?: boolean]> = new Map([
  ['DESCRIBES', ['describes']],
  ['DESCRIBED_BY', ['describes', true]],
  ['DEPENDS_ON', ['brings-in']],
  ['CONTAINS', ['brings-in']],
  ['HAS_PREREQUISITE', ['brings-in']],
  ['DYNAMIC_LINK', ['brings-in']],
  ['STATIC_LINK', ['brings-in']],
  ['DEPENDENCY_OF', ['brings-in', true]],
  ['BUILD_DEPENDENCY_OF', ['brings-in', true]],
  ['DEV_DEPENDENCY_OF', ['brings-in', true]],
  ['OPTIONAL_DEPENDENCY_OF', ['brings-in', true]],
  ['OPTIONAL_COMPONENT_OF', ['brings-in', true]],
  ['PROVIDED_DEPENDENCY_OF', ['brings-in', true]],
  ['RUNTIME_DEPENDENCY_OF', ['brings-in', true]],
  ['TEST_DEPENDENCY_OF', ['brings-in', true]],
  ['CONTAINED_BY', ['brings-in', true]],
  ['PACKAGE_OF', ['brings-in', true]],
  ['PREREQUISITE_FOR', ['brings-in', true]],
  ['GENERATED_FROM', ['made-from']],
  ['DESCENDANT_OF', ['made-from']],
  ['EXPANDED_FROM_ARCHIVE', ['made-from']],
  ['ANCESTOR_OF', ['made-from', true]],
  ['GENERATES', ['made-from', true]],
]);

/** The relationships of one document. What they mean for its components is settled when all are read. */
export class Relationships {
  readonly #bom: BomBuilder;
  readonly #described = new Set<string>();
  readonly #brought = new Set<string>();
  readonly #origins: { readonly made: string; readonly from: string }[] = [];

  constructor(bom: BomBuilder) {
    this.#bom = bom;
  }

  add(from: string, type: string, to: string): void {
    const [meaning, reversed] = meanings.get(type.toUpperCase()) ?? [];
    const [whole, part] = reversed ? [to, from] : [from, to];
    if (meaning === 'describes') this.describe(part);
    else if (meaning === 'made-from') this.#origins.push({ made: whole, from: part });
    else if (meaning === 'brings-in') {
      this.#bom.depends(whole, part);
      this.#brought.add(part);
    }
  }

  describe(ref: string): void {
    this.#described.add(ref);
  }

  /** Names the product, and makes ancestors of packages that stand here only as what another was made from. */
  settle(): void {
    const { components } = this.#bom;
    const refs = this.#bom.refs();
    for (const ref of this.#described) this.#bom.product ??= refs.get(ref);
    for (const { made, from } of this.#origins) {
      const ancestor = components[refs.get(from) ?? -1];
      const parent = refs.get(made);
      if (!ancestor || parent === undefined || parent === ancestor.index) continue;
      if (this.#described.has(from) || this.#brought.has(from)) continue;
      ancestor.place = 'ancestor';
      ancestor.parent ??= parent;
    }
  }
}
