import type { Format } from '../../model/format.ts';
import { openYaml } from '../../syntax/yaml-tape.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { syntaxOf } from '../detect.ts';
import { decodeSpdx2 } from './document.ts';
import { spdx2TagValue } from './tag-value.ts';
import { annotateYaml } from './yaml-edits.ts';

/** SPDX 2 in YAML. */
export const spdx2Yaml: Format = {
  id: 'spdx-2-yaml',
  detect,
  read(source) {
    const problems = new Problems();
    const cursor = openYaml(source);
    problems.addAll(cursor.problems);
    const bom = decodeSpdx2(cursor, problems, 'spdx-2-yaml', source);
    return { bom, problems: problems.list };
  },
  annotate: annotateYaml,
};

function detect(source: Source): boolean {
  if (syntaxOf(source) !== 'text' || spdx2TagValue.detect(source)) return false;
  if (/^\ufeff?["']?spdxVersion["']?[ \t]*:/m.test(source.text)) return true;
  // early tools put the whole into a member
  return (
    /^\ufeff?["']?(?:spdx)?document["']?[ \t]*:/im.test(source.text) &&
    /^[ \t]+["']?spdxVersion["']?[ \t]*:/m.test(source.text)
  );
}
