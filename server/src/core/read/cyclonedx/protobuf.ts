import type { Format } from '../../model/format.ts';
import { openProtobuf } from '../../syntax/protobuf.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { decodeCyclonedx } from './document.ts';
import { bomShape } from './protobuf-shape.ts';

/** CycloneDX in the binary form of Protocol Buffers. It is read only: nobody edits bytes by hand. */
export const cyclonedxProtobuf: Format = {
  id: 'cyclonedx-protobuf',
  detect,
  read(source) {
    const problems = new Problems();
    const cursor = openProtobuf(source, bomShape);
    problems.addAll(cursor.problems);
    const bom = decodeCyclonedx(cursor, problems, 'cyclonedx-protobuf');
    return { bom, problems: problems.list };
  },
};

/** The first field is the version: its tag, its length, and digits around a point. */
function detect(source: Source): boolean {
  const text = source.slice({ start: 0, end: 5 });
  const length = text.charCodeAt(1);
  return text.charAt(0) === '\n' && length >= 3 && length <= 5 && /^[1-9]\.\d/.test(text.slice(2, 5));
}
