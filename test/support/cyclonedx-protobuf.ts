import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { decodeText } from '../../server/src/core/text/decode.ts';
import type { Json } from './cyclonedx-xml.ts';

/** How a member is written: its number in bom-1.6.proto of the CycloneDX specification, and what it holds. */
interface Field {
  readonly number: number;
  /** Members of a message. */
  readonly of?: Fields;
  /** Words of an enumeration. */
  readonly words?: Readonly<Record<string, number>>;
  /** A list of texts whose items are messages with the text as their first field. */
  readonly wrapped?: true;
}

type Fields = Readonly<Record<string, Field>>;

const contact: Fields = { name: { number: 1 }, email: { number: 2 } };
const organisation: Fields = { name: { number: 1 }, url: { number: 2 }, contact: { number: 3, of: contact } };
const licence: Fields = { id: { number: 1 }, name: { number: 2 } };
const references: Field = {
  number: 20,
  of: { type: { number: 1, words: { website: 3, bom: 5 } }, url: { number: 2 } },
};
const component: Fields = {
  type: { number: 1, words: { application: 1, framework: 2, library: 3, device: 5, firmware: 8 } },
  'bom-ref': { number: 3 },
  supplier: { number: 4, of: organisation },
  name: { number: 8 },
  version: { number: 9 },
  description: { number: 10 },
  hashes: { number: 12, of: { alg: { number: 1, words: { 'SHA-256': 3 } }, content: { number: 2 } } },
  licenses: { number: 13, of: { license: { number: 1, of: licence }, expression: { number: 2 } } },
  cpe: { number: 15 },
  purl: { number: 16 },
  externalReferences: references,
  properties: { number: 22, of: { name: { number: 1 }, value: { number: 2 } } },
  manufacturer: { number: 28, of: organisation },
};
const document: Fields = {
  specVersion: { number: 1 },
  version: { number: 2 },
  serialNumber: { number: 3 },
  components: { number: 5, of: component },
  externalReferences: { ...references, number: 7 },
  dependencies: { number: 8, of: { ref: { number: 1 }, dependsOn: { number: 2, wrapped: true } } },
};

/** A CycloneDX document in the binary serialisation, as text is made of the bytes of a file. */
export function cyclonedxProtobufOf({ bomFormat: _, ...members }: { readonly [key: string]: Json }): string {
  return decodeText(writeMessage(new BinaryWriter(), members, document).finish()).value;
}

function writeMessage(writer: BinaryWriter, value: Json, fields: Fields): BinaryWriter {
  for (const [key, member] of Object.entries(value as { readonly [key: string]: Json })) {
    const field = fields[key];
    if (field === undefined) throw new Error(`no number is known for ${key}`);
    for (const item of Array.isArray(member) ? member : [member]) writeField(writer, item, field);
  }
  return writer;
}

function writeField(writer: BinaryWriter, value: Json, { number, of, words, wrapped }: Field): void {
  if (of) writeMessage(writer.tag(number, WireType.LengthDelimited).fork(), value, of).join();
  else if (wrapped)
    writer.tag(number, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).string(String(value)).join();
  else if (words) writer.tag(number, WireType.Varint).uint32(words[String(value)] ?? 0);
  else if (typeof value === 'number') writer.tag(number, WireType.Varint).uint32(value);
  else writer.tag(number, WireType.LengthDelimited).string(String(value));
}
