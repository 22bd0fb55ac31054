import type { Format } from '../../model/format.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { BomBuilder } from '../bom-builder.ts';
import { jsonOutline } from '../detect.ts';
import { readJson } from '../json-document.ts';
import { tellOtherMajor } from '../other-major.ts';
import { annotate } from './annotate.ts';
import { readElement, readGraph } from './element.ts';
import { Graph } from './graph.ts';

const knownVersions: ReadonlySet<string> = new Set(['3.0.0', '3.0.1']);

/** How much of a document is looked at for a word of SPDX, where the context alone does not tell. */
const headLength = 20_000;

/** SPDX 3 in JSON-LD. */
export const spdx3Json: Format = {
  id: 'spdx-3-json',
  detect,
  read: source => readJson(source, (cursor, problems) => decodeSpdx3(cursor, problems, source)),
  annotate,
};

function detect(source: Source): boolean {
  if (isExpanded(source)) return true;
  const outline = jsonOutline(source);
  if (!outline.has('@context') && !outline.has('@graph')) return false;
  const context = outline.get('@context');
  if (isSpdx(context ?? source.slice({ start: 0, end: headLength }))) return true;
  // A context may stand anywhere: only SPDX has such a key.
  return /"spdxId"\s{0,20}:/.test(source.text);
}

/** Expanded JSON-LD is a list of elements, its members called by the addresses of the standard. */
function isExpanded(source: Source): boolean {
  const head = source.slice({ start: 0, end: headLength });
  return /^[\ufeff\s]{0,1000}\[\s{0,1000}\{/.test(head) && TERM.test(head);
}

/** A member, or a class, of SPDX 3 by its whole address. */
const TERM = /"https?:\/\/spdx\.org\/rdf\/v?3\.[\w.-]{1,20}\/terms\/\w{1,40}\/\w{1,60}"/;

function isSpdx(text: string): boolean {
  return /spdx\.(?:org|github\.io)\/[^"]{0,200}\bv?3\.\d/.test(text);
}

/** Decodes an SPDX document of version 3: a graph of elements, or one element that is the whole document. */
export function decodeSpdx3(cursor: Cursor, problems: Problems, source: Source): ReturnType<BomBuilder['finish']> {
  const bom = new BomBuilder(source);
  const graph = new Graph(bom, cursor, problems);
  const { start } = cursor;
  const context = { cursor, bom, graph, problems, inGraph: false };
  if (cursor.kind === 'object') readElement(context);
  else if (cursor.kind === 'array') readGraph(context);
  graph.settle();
  bom.isFragment = !context.inGraph;
  if (context.inGraph) checkVersion(problems, bom, start);
  return bom.finish('spdx-3-json');
}

function checkVersion(problems: Problems, { specVersion }: BomBuilder, start: number): void {
  if (!specVersion) {
    const message = 'The document does not say its specVersion; it is read as the latest version known here.';
    problems.add('missing-version', 'warning', message, start, start + 1);
  } else if (/^(?!3\.)\d/.test(specVersion.value)) {
    tellOtherMajor(problems, `SPDX ${printable(specVersion.value, 20)}`, 'SPDX 3.0.1', specVersion.span);
  } else if (!knownVersions.has(specVersion.value)) {
    const { value, span } = specVersion;
    const message = `SPDX ${printable(value, 20)} is not known here: what it has in common with 3.0.1 is read.`;
    problems.add('unknown-version', 'information', message, span.start, span.end);
  }
}
