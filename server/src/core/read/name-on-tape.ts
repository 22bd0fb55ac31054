import { Look } from '../model/look.ts';
import type { TapeText } from '../syntax/tape-text.ts';

const nothing = new Uint8Array();

/** A name that still stands on its tape. */
export class NameOnTape extends Look<'name', undefined> {
  readonly kind = 'name';
  readonly more = undefined;
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;
  readonly #text: TapeText;

  constructor(text: TapeText) {
    super();
    this.#text = text;
  }

  get value(): string {
    return this.#text.value;
  }

  get isPlain(): boolean {
    return this.#text.tape.locate(this.#text.node, this);
  }
}
