import type { Format } from '../../model/format.ts';
import { xmlRoot } from '../../syntax/xml-root.ts';
import { openXml, type XmlShape } from '../../syntax/xml-tape.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { headOf, syntaxOf } from '../detect.ts';
import { decodeSpdx2 } from './document.ts';
import { annotateXml } from './xml-edits.ts';

/** Every member is an element of its name; the items of a list are elements that repeat. */
const shape: XmlShape = {
  isOwn: (namespace, root) => namespace === root,
  isList: () => false,
  isNamed: () => false,
  objects: new Set([
    'packages',
    'files',
    'snippets',
    'relationships',
    'externalRefs',
    'externalDocumentRefs',
    'checksums',
  ]),
  textKeys: new Map(),
  references: new Map(),
  root: () => [],
  foreign: () => undefined,
};

/** SPDX 2 in XML, the serialisation that mirrors the JSON one. */
export const spdx2Xml: Format = {
  id: 'spdx-2-xml',
  detect,
  read(source) {
    const problems = new Problems();
    const cursor = openXml(source, shape);
    problems.addAll(cursor.problems);
    const bom = decodeSpdx2(cursor, problems, 'spdx-2-xml', source);
    return { bom, problems: problems.list };
  },
  annotate: annotateXml,
};

function detect(source: Source): boolean {
  if (syntaxOf(source) !== 'xml' || xmlRoot(source)?.name !== 'Document') return false;
  return /<(?:SPDXID|spdxVersion|packages)>/.test(headOf(source));
}
