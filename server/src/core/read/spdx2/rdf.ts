import type { Format } from '../../model/format.ts';
import { readRdf } from '../../syntax/rdf.ts';
import { TapeCursor } from '../../syntax/tape-cursor.ts';
import { xmlRoot } from '../../syntax/xml-root.ts';
import { locateXml } from '../../syntax/xml-tape.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { syntaxOf } from '../detect.ts';
import { decodeSpdx2 } from './document.ts';
import { tapeOfRdf } from './rdf-tape.ts';
import { annotateRdf } from './xml-edits.ts';

/** The vocabulary of SPDX 2; that of 3 has its version before the last word. */
const terms = /https?:\/\/(?:www\.)?spdx\.org\/rdf\/(?:2[\d.]*\/)?terms/;

/** SPDX 2 in RDF/XML. */
export const spdx2Rdf: Format = {
  id: 'spdx-2-rdf',
  detect,
  read(source) {
    const graph = readRdf(source);
    const problems = new Problems();
    problems.addAll(graph.problems);
    const cursor = new TapeCursor(tapeOfRdf(graph.value, problems), [], locateXml(source));
    const bom = decodeSpdx2(cursor, problems, 'spdx-2-rdf', source);
    return { bom, problems: problems.list };
  },
  annotate: annotateRdf,
};

function detect(source: Source): boolean {
  if (syntaxOf(source) !== 'xml') return false;
  const root = xmlRoot(source);
  if (root === undefined || root.name === 'bom' || root.name === 'Document') return false;
  return terms.test(root.namespace) || (root.name === 'RDF' && terms.test(source.text));
}
