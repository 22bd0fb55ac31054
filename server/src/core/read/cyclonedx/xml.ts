import type { Format } from '../../model/format.ts';
import { xmlRoot } from '../../syntax/xml-root.ts';
import { openXml } from '../../syntax/xml-tape.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { syntaxOf } from '../detect.ts';
import { decodeCyclonedx } from './document.ts';
import { annotateXml, replaceVendorXml } from './xml-edits.ts';
import { cyclonedxShape, namespacePrefix } from './xml-shape.ts';

/** CycloneDX in XML. */
export const cyclonedxXml: Format = {
  id: 'cyclonedx-xml',
  detect,
  read(source) {
    const problems = new Problems();
    const cursor = openXml(source, cyclonedxShape);
    problems.addAll(cursor.problems);
    const bom = decodeCyclonedx(cursor, problems, 'cyclonedx-xml', source);
    return { bom, problems: problems.list };
  },
  annotate: annotateXml,
  replaceVendor: replaceVendorXml,
};

function detect(source: Source): boolean {
  if (syntaxOf(source) !== 'xml') return false;
  const root = xmlRoot(source);
  if (root?.name !== 'bom') return false;
  return root.namespace.startsWith(namespacePrefix) || root.namespace === '' || root.namespace.includes('cyclonedx');
}
