import type { Bom } from '../../../model/component.ts';
import { decodeText } from '../../../text/decode.ts';
import { Source } from '../../../text/source.ts';
import { read } from '../../index.ts';
import { type Bytes, latin1 } from '../bytes.ts';
import { coswidIn } from './coswid.ts';

const largest = 64 << 20;
const looked = 4096;

/** Words of the beginning of a bill of materials. */
const words =
  /"bomFormat"|"spdxVersion"|"SPDXID"|^SPDXVersion:|cyclonedx\.org\/schema\/bom|spdx\.org\/rdf\/|<SoftwareIdentity|<component type="firmware"/m;

/** A bill of materials that stands in an image as a file, read as any other. */
export function bomIn(bytes: Bytes): Bom | undefined {
  const tags = coswidIn(bytes);
  if (tags) return tags;
  if (bytes.length < 40 || bytes.length > largest || !words.test(latin1(bytes.subarray(0, looked)))) return undefined;
  return read(new Source(decodeText(bytes).value)).bom;
}
