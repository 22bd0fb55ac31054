import type { Bom, Reading } from '../model/component.ts';
import type { Format } from '../model/format.ts';
import type { Problem } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { span } from '../text/span.ts';
import { cyclonedxJson } from './cyclonedx/json.ts';
import { cyclonedxProtobuf } from './cyclonedx/protobuf.ts';
import { cyclonedxXml } from './cyclonedx/xml.ts';
import { cyclonedxYaml } from './cyclonedx/yaml.ts';
import { syntaxOf, wrapperOf } from './detect.ts';
import { deviceFormats } from './device/index.ts';
import { documentsIn, type Inner, type Inside, isStream } from './documents.ts';
import { joinedBom } from './join.ts';
import { placedBom } from './placed.ts';
import { recognise } from './recognised.ts';
import { syftJson } from './scanner/syft.ts';
import { trivyJson } from './scanner/trivy.ts';
import { spdx2Json } from './spdx2/json.ts';
import { spdx2Rdf } from './spdx2/rdf.ts';
import { spdx2TagValue } from './spdx2/tag-value.ts';
import { spdx2Xml } from './spdx2/xml.ts';
import { spdx2Yaml } from './spdx2/yaml.ts';
import { spdx3Json } from './spdx3/json.ts';
import { reportFormats } from './tool-report/index.ts';

/** Every format that can be read. To add one is to write its file and to name it here. */
export const formats: readonly Format[] = [
  cyclonedxJson,
  cyclonedxXml,
  cyclonedxProtobuf,
  cyclonedxYaml,
  spdx2Json,
  spdx2Rdf,
  spdx2TagValue,
  spdx2Xml,
  spdx2Yaml,
  spdx3Json,
  syftJson,
  trivyJson,
  ...reportFormats,
  ...deviceFormats,
];

/** The format of a document, by its content and never by its name; of a stream or an envelope, the first in it. */
export function detectFormat(source: Source): Format | undefined {
  const format = formatOf(source);
  return format && !isStream(source, format) ? format : (documentsOf(source)[0]?.format ?? format);
}

/** Every bill of materials of a text that is none by itself, or more than one; none where it is one document. */
export function documentsOf(source: Source): readonly Inner[] {
  return insideOf(source).documents;
}

const insides = new WeakMap<Source, Inside>();

function insideOf(source: Source): Inside {
  let inside = insides.get(source);
  if (!inside) {
    inside = documentsIn(source, formats);
    insides.set(source, inside);
  }
  return inside;
}

function formatOf(source: Source): Format | undefined {
  return formats.find(format => format.detect(source));
}

/** Reads every document of a text, in whatever format it is. Never throws; text that is no SBOM gives no `bom` and a problem that says so. */
export function read(source: Source): Reading & { readonly format: Format | undefined } {
  const format = formatOf(source);
  const isWrapped = wrapperOf(source).length > 0;
  const alone = format && !isStream(source, format) ? format.read(source) : undefined;
  if (alone && !isWrapped && !mayGoOn(source, alone)) return { ...alone, format };
  const inside = insideOf(source);
  const [first, second] = inside.documents;
  if (alone && !second) return { ...alone, format };
  if (first) return { ...readAll(inside), format: first.format };
  return { bom: undefined, problems: [...inside.problems, recognise(source) ?? unknownFormat(source)], format };
}

/** Whether more may stand behind a document: damage may be the beginning of the next one. */
function mayGoOn(source: Source, { problems }: Reading): boolean {
  return syntaxOf(source) === 'json' && problems.some(({ severity }) => severity === 'error');
}

function readAll({ documents, problems: around }: Inside): Reading {
  const problems: Problem[] = [...around];
  const boms: Bom[] = [];
  const [first] = documents;
  if (first) problems.push(told(documents.length, first));
  for (const { format, source, outer, signed } of documents) {
    const inner = format.read(source);
    for (const problem of inner.problems) problems.push({ ...problem, span: outer(problem.span) });
    if (inner.bom) boms.push(placedBom(signed ? { ...inner.bom, signed: true } : inner.bom, outer));
  }
  const all = new Problems();
  all.addAll(problems.sort((a, b) => a.span.start - b.span.start));
  return { bom: joinedBom(boms), problems: all.list };
}

function told(count: number, { signed, place: { start } }: Inner): Problem {
  const alone = signed
    ? 'The bill of materials stands encoded in an attestation; it is read here and never edited.'
    : 'The bill of materials stands inside another document; it is read here and never edited.';
  const several = `${count} bills of materials stand in this file, the first one here; all are read and none is edited.`;
  return {
    code: count > 1 ? 'several-documents' : 'wrapped-document',
    severity: 'information',
    message: count > 1 ? several : alone,
    span: span(start, start),
  };
}

function unknownFormat(source: Source): Reading['problems'][number] {
  const empty = source.text.trim() === '';
  return {
    code: empty ? 'empty-document' : 'unknown-format',
    message: empty ? 'The document is empty.' : 'The document is in no bill-of-materials format known here.',
    severity: 'error',
    span: { start: 0, end: 0 },
  };
}
