import type { Reading } from '../model/component.ts';
import type { Format } from '../model/format.ts';
import type { Source } from '../text/source.ts';
import { cyclonedxJson } from './cyclonedx/json.ts';
import { cyclonedxProtobuf } from './cyclonedx/protobuf.ts';
import { cyclonedxXml } from './cyclonedx/xml.ts';
import { deviceFormats } from './device/index.ts';
import { bomAround, openEnvelope, problemsAround } from './envelope.ts';
import { recognise } from './recognised.ts';
import { syftJson } from './scanner/syft.ts';
import { trivyJson } from './scanner/trivy.ts';
import { spdx2Json } from './spdx2/json.ts';
import { spdx2Rdf } from './spdx2/rdf.ts';
import { spdx2TagValue } from './spdx2/tag-value.ts';
import { spdx2Xml } from './spdx2/xml.ts';
import { spdx2Yaml } from './spdx2/yaml.ts';
import { spdx3Json } from './spdx3/json.ts';

/** Every format that can be read. To add one is to write its file and to name it here. */
export const formats: readonly Format[] = [
  cyclonedxJson,
  cyclonedxXml,
  cyclonedxProtobuf,
  spdx2Json,
  spdx2Rdf,
  spdx2TagValue,
  spdx2Xml,
  spdx2Yaml,
  spdx3Json,
  syftJson,
  trivyJson,
  ...deviceFormats,
];

/** The format of a document, by its content and never by its name; of an envelope, the format of what is in it. */
export function detectFormat(source: Source): Format | undefined {
  const envelope = openEnvelope(source);
  return (envelope && formatOf(envelope.source)) ?? formatOf(source);
}

function formatOf(source: Source): Format | undefined {
  return formats.find(format => format.detect(source));
}

/** Reads a document in whatever format it is. Never throws; text that is no SBOM gives no `bom` and a problem that says so. */
export function read(source: Source): Reading & { readonly format: Format | undefined } {
  const envelope = openEnvelope(source);
  const inner = envelope && formatOf(envelope.source);
  if (envelope && inner) {
    const { bom, problems } = inner.read(envelope.source);
    return { bom: bom && bomAround(bom, envelope), problems: problemsAround(problems, envelope), format: inner };
  }
  const format = formatOf(source);
  if (format) return { ...format.read(source), format };
  return { bom: undefined, problems: [recognise(source) ?? unknownFormat(source)], format };
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
