/** What the schemas call `uniqueItems` once the build has taken that word out of them. */
export const uniqueItemsKeyword = 'x-uniqueItems';

/** Two equal items of a list, by their indices: `other` < `index`. */
export interface Repetition {
  readonly index: number;
  readonly other: number;
}

/**
 * Finds items of lists that are equal in the sense of JSON Schema, in time linear in the size of the document. Every value
 * gets a number that equal values share; each object and list is numbered once, however deep lists stand in lists. One
 * instance serves one document.
 */
export class EqualItems {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();

  /** The first item that repeats an earlier one. */
  repetition(items: readonly unknown[]): Repetition | undefined {
    if (items.length < 2) return undefined;
    const first = new Map<number, number>();
    for (const [index, item] of items.entries()) {
      const number = this.#numberOf(item);
      const other = first.get(number);
      if (other !== undefined) return { index, other };
      first.set(number, index);
    }
    return undefined;
  }

  #numberOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.#numberOfKey(scalarKey(value));
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const number = this.#numberOfKey(Array.isArray(value) ? this.#listKey(value) : this.#objectKey(value));
    this.#known.set(value, number);
    return number;
  }

  #numberOfKey(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  #listKey(items: readonly unknown[]): string {
    return `[${items.map(item => this.#numberOf(item)).join()}`;
  }

  #objectKey(value: object): string {
    const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}${this.#numberOf(inner)}`);
    return `{${members.sort().join()}`;
  }
}

/** The first letter keeps `"1"` and `1` apart; JSON knows one zero. */
function scalarKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  return Object.is(value, -0) ? '0' : String(value);
}
