/** More than anybody still has on the screen. */
const most = 200;

/** What a handle stands for. */
export interface Handle {
  readonly uri: string;
  readonly fingerprint: string;
}

/** Names findings in few characters: a link in a hover has room for no more. The oldest are forgotten. */
export class Handles {
  readonly #known = new Map<string, Handle>();
  #next = 0;

  of(handle: Handle): string {
    const name = `${this.#next++}`;
    this.#known.set(name, handle);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    return name;
  }

  get(name: string): Handle | undefined {
    return this.#known.get(name);
  }
}
