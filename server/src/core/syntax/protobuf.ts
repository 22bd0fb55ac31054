import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import type { Cursor } from './cursor.ts';
import { locator, type Step } from './locate.ts';
import { Tape } from './tape.ts';
import { TapeCursor } from './tape-cursor.ts';

/** How the fields of a message map to JSON, by field number. Fields that are not named are passed over. */
export type MessageShape = ReadonlyMap<number, FieldShape>;

export interface FieldShape {
  readonly key: string;
  /** A message is an object. */
  readonly message?: () => MessageShape;
  /** Words of an enumeration, by number. */
  readonly words?: readonly string[];
  /** A number that is not negative, read as the text of it. */
  readonly number?: true;
  /** The members of the message belong to the object around it. */
  readonly inline?: boolean;
  /** Whether the message is an item of a list or the value itself, by the number of its first field. */
  readonly isItem?: (firstField: number) => boolean;
}

/** Decoders walk what is nested by recursion. The reference implementation refuses a message at 100. */
const mostDepth = 250;

/**
 * Opens a message in the binary form of Protocol Buffers as if it were JSON. The source holds one unit per byte, so spans
 * are those of the bytes. A message that is damaged gives what stands before the damage; what stands behind it is read on.
 */
export function openProtobuf(source: Source, shape: MessageShape): Cursor {
  const problems = new Problems();
  const tape = new Tape();
  const root = tape.add('object', '', emptySpan, span(0, 0));
  new Decoder(bytesOf(source.text), tape, problems).message(shape, source.length, 0);
  tape.close(root, source.length);
  return new TapeCursor(
    tape,
    problems.list,
    locator(source.text, () => utf8Step),
  );
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** How many bytes a character takes, and how many units it is in a text. */
const utf8Step: Step = (raw, at) => {
  const lead = raw.charCodeAt(at);
  if (lead < 0xc0) return [1, 1];
  if (lead < 0xe0) return [2, 1];
  return lead < 0xf0 ? [3, 1] : [4, 2];
};

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #reader: BinaryReader;
  readonly #tape: Tape;
  readonly #problems: Problems;
  readonly #utf8 = new TextDecoder('utf-8');

  constructor(bytes: Uint8Array, tape: Tape, problems: Problems) {
    this.#bytes = bytes;
    this.#reader = new BinaryReader(bytes);
    this.#tape = tape;
    this.#problems = problems;
  }

  /** Reads fields up to `end`. The library throws on what is no field; then the rest of this message is passed over. */
  message(shape: MessageShape, end: number, depth: number): void {
    const reader = this.#reader;
    let at = reader.pos;
    try {
      while (reader.pos < end) {
        at = reader.pos;
        const [number, wire] = reader.tag();
        const field = shape.get(number);
        if (wire === WireType.LengthDelimited) this.#delimited(field, end, depth);
        else if (wire === WireType.Varint && field?.words) this.#word(field, field.words);
        else if (wire === WireType.Varint && field?.number) this.#number(field);
        else reader.skip(wire, number);
      }
    } catch {
      const message = 'This part of the message is damaged; it is passed over.';
      this.#problems.add('protobuf-damaged', 'error', message, Math.min(at, end), end);
    }
    reader.pos = end;
  }

  #word({ key }: FieldShape, words: readonly string[]): void {
    const start = this.#reader.pos;
    const word = words[this.#reader.uint32()];
    if (word !== undefined) this.#tape.string(key, word, span(start, this.#reader.pos));
  }

  #number({ key }: FieldShape): void {
    const start = this.#reader.pos;
    const value = String(this.#reader.uint32());
    this.#tape.string(key, value, span(start, this.#reader.pos));
  }

  #delimited(field: FieldShape | undefined, limit: number, depth: number): void {
    const length = this.#reader.uint32();
    const place = span(this.#reader.pos, this.#reader.pos + length);
    if (place.end > limit) throw new RangeError('the field ends behind its message');
    if (field?.message !== undefined) {
      if (depth < mostDepth) this.#nested(field, field.message(), place, depth + 1);
      else this.#tooDeep(place);
    } else if (field !== undefined && field.words === undefined && !field.number) {
      const value = this.#utf8.decode(this.#bytes.subarray(place.start, place.end));
      this.#tape.string(field.key, value, place);
    }
    this.#reader.pos = place.end;
  }

  #tooDeep({ start, end }: Span): void {
    const message = `Messages are nested more than ${mostDepth} deep; what lies below is not read.`;
    this.#problems.notRead('part', 'nested-too-deep', 'error', message, span(start, Math.min(start + 1, end)));
  }

  #nested(field: FieldShape, shape: MessageShape, place: Span, depth: number): void {
    const tape = this.#tape;
    if (field.inline) {
      this.message(shape, place.end, depth);
      return;
    }
    const first = (this.#bytes[place.start] ?? 0) >>> 3;
    const list = field.isItem?.(first) ? tape.add('array', field.key, emptySpan, place) : -1;
    const object = tape.add('object', list < 0 ? field.key : '', emptySpan, place);
    this.message(shape, place.end, depth);
    tape.close(object, place.end);
    if (list >= 0) tape.close(list, place.end);
  }
}
