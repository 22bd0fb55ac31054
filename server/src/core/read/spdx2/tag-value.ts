import type { Format } from '../../model/format.ts';
import { TagValueReader } from '../../syntax/tag-value.ts';
import { TapeCursor } from '../../syntax/tape-cursor.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { headOf, syntaxOf } from '../detect.ts';
import { decodeSpdx2 } from './document.ts';
import { annotateTagValue } from './tag-value-edits.ts';
import { tapeOfTagValue } from './tag-value-tape.ts';
import { isBareTag } from './tags.ts';

/** SPDX 2 as tag-value. */
export const spdx2TagValue: Format = {
  id: 'spdx-2-tag-value',
  detect,
  read(source) {
    const problems = new Problems();
    const tape = tapeOfTagValue(new TagValueReader(source, problems, isBareTag), problems);
    const bom = decodeSpdx2(new TapeCursor(tape, []), problems, 'spdx-2-tag-value', source);
    return { bom, problems: problems.list };
  },
  annotate: annotateTagValue,
};

function detect(source: Source): boolean {
  if (syntaxOf(source) !== 'text') return false;
  const head = headOf(source);
  if (/^\ufeff?[ \t]*(?:SPDXVersion|PackageName|DocumentNamespace)[ \t]*:/m.test(head)) return true;
  const [tag] = /^\ufeff?[ \t]*(?:spdxversion|packagename|packagesupplier|documentnamespace)[ \t]*:/im.exec(head) ?? [];
  // the keys of YAML are spelled in one way
  return (
    tag !== undefined &&
    !/(?:spdxVersion|documentNamespace)/.test(tag) &&
    !/^["']?packages["']?[ \t]*:/m.test(source.text)
  );
}
