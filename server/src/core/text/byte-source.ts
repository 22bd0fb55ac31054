import { type Position, Source } from './source.ts';

/** The bytes of a file that is no text: its spans are in bytes, it is one line, and nothing of it is cut out as text. */
export class ByteSource extends Source {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super('');
    this.bytes = bytes;
  }

  override get length(): number {
    return this.bytes.length;
  }

  override get lineCount(): number {
    return 1;
  }

  override lineStart(line: number): number {
    return line > 0 ? this.bytes.length : 0;
  }

  override positionAt(offset: number): Position {
    return { line: 0, character: Math.max(0, Math.min(offset, this.bytes.length)) };
  }

  override offsetAt({ line, character }: Position): number {
    return line > 0 ? this.bytes.length : Math.max(0, Math.min(character, this.bytes.length));
  }
}
