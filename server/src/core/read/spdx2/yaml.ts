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

/** How much of a document is looked at for how it begins. */
const headLength = 4000;

function detect(source: Source): boolean {
  const syntax = syntaxOf(source);
  if (syntax === 'xml') return false;
  // a mapping in flow style; with its keys in quotes it is JSON
  if (/^[\s\ufeff]*(?:---\s+)?\{\s*[A-Za-z]\w*\s*:\s/.test(source.slice({ start: 0, end: headLength }))) {
    return /[{,]\s*["']?spdxVersion["']?\s*:\s/.test(source.text);
  }
  if (syntax === 'json' || spdx2TagValue.detect(source)) return false;
  const { text } = source;
  if (/^\ufeff?["']?spdxVersion["']?[ \t]*:/m.test(text)) return true;
  // early tools put the whole into a member, forges do so in their exports
  const isInside = /^\ufeff?["']?(?:(?:spdx)?document|sbom)["']?[ \t]*:/im.test(text);
  return (
    isInside &&
    /^[ \t]+["']?(?:(?:spdxVersion|documentDescribes)["']?[ \t]*:|specVersion["']?[ \t]*:[ \t]*["']?SPDX-)/m.test(text)
  );
}
