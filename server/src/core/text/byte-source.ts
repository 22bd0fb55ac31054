import { type Position, Source } from './source.ts';

/** The bytes of a file that is no text: its spans are in bytes, it is one line, and nothing of it is cut out as text. */
export class ByteSource extends Source {
  readonly #size: number;

  /** @param size in bytes */
  constructor(size: number) {
    super('');
    this.#size = size;
  }

  override get length(): number {
    return this.#size;
  }

  override get lineCount(): number {
    return 1;
  }

  override lineStart(line: number): number {
    return line > 0 ? this.#size : 0;
  }

  override positionAt(offset: number): Position {
    return { line: 0, character: Math.max(0, Math.min(offset, this.#size)) };
  }

  override offsetAt({ line, character }: Position): number {
    return line > 0 ? this.#size : Math.max(0, Math.min(character, this.#size));
  }
}
