import type { Bom, DeviceFacts } from '../../model/component.ts';
import type { Format } from '../../model/format.ts';
import type { BomFormat } from '../../model/syntax.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { decodeJson } from '../../syntax/json.ts';
import type { XmlElement } from '../../syntax/xml-handler.ts';
import { openXml, type XmlShape } from '../../syntax/xml-tape.ts';
import { openYaml } from '../../syntax/yaml-tape.ts';
import type { Problem } from '../../text/problem.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { BomBuilder } from '../bom-builder.ts';
import { syntaxOf } from '../detect.ts';
import type { DeviceContext } from './decode.ts';
import { safePart, safeText } from './device.ts';

type Detect = (source: Source) => boolean;
type ReadRoot = (context: DeviceContext) => void;

/** A format in JSON, from how it is recognised and what reads its root. */
export function jsonFormat(id: Format['id'], detect: Detect, readRoot: ReadRoot): Format {
  return {
    id,
    detect,
    read(source) {
      const { value, problems } = decodeJson(source, (cursor, found) => {
        const bom = newBuilder();
        cursor.tellTo(found);
        readRoot({ cursor, problems: found, bom });
        return bom.finish(id);
      });
      return { bom: value, problems };
    },
  };
}

/** A format in YAML that is no JSON. */
export function yamlFormat(id: Format['id'], detect: Detect, readRoot: ReadRoot): Format {
  return {
    id,
    detect: source => syntaxOf(source) === 'text' && detect(source),
    read: source => readTree(id, openYaml(source), readRoot),
  };
}

/** The member that holds the text of an element that has attributes. */
const textKey = 'content';

/** The member of the root that holds the namespace it is in. */
export const namespaceKey = '@namespace';

/** Elements and attributes are members of their names, whatever namespace they are in; what repeats repeats its key. */
const shape: XmlShape = {
  isOwn: () => true,
  isList: () => false,
  isNamed: () => false,
  objects: new Set(),
  textKeys: new Map(),
  references: new Map(),
  root: namespaceOf,
  foreign: () => undefined,
};

function namespaceOf({ namespace, attributes }: XmlElement): ReturnType<XmlShape['root']> {
  const declared = attributes.find(({ name, value }) => name.startsWith('xmlns') && value.trim() === namespace);
  return declared && namespace !== '' ? [{ key: namespaceKey, value: declared.value, span: declared.span }] : [];
}

/** A format in XML. */
export function xmlFormat(id: Format['id'], detect: Detect, readRoot: ReadRoot): Format {
  return {
    id,
    detect: source => syntaxOf(source) === 'xml' && detect(source),
    read(source) {
      const { bom, problems } = readTree(id, openXml(source, shape), readRoot, textKey);
      return { bom, problems: problems.filter(problem => !isBareDoctype(source, problem)) };
    },
  };
}

/** `<!DOCTYPE nmaprun>` declares nothing that could be refused; nmap always writes it. */
function isBareDoctype(source: Source, { code, span }: Problem): boolean {
  return code === 'xml-doctype-refused' && !source.slice(span).includes('[');
}

function readTree(id: Format['id'], cursor: Cursor, readRoot: ReadRoot, key?: string) {
  const problems = new Problems();
  problems.addAll(cursor.problems);
  const bom = newBuilder();
  cursor.tellTo(problems);
  readRoot(key === undefined ? { cursor, problems, bom } : { cursor, problems, bom, textKey: key });
  return { bom: bom.finish(id), problems: problems.list };
}

/** Lists of devices may hold a login in any field: what a device states of itself is freed of them once it is read. */
class DeviceListBuilder extends BomBuilder {
  override finish(format: BomFormat): Bom {
    for (const component of this.components) {
      if (component.device) component.device = withoutLogins(component.device);
    }
    return super.finish(format);
  }
}

function withoutLogins(device: DeviceFacts): DeviceFacts {
  const { kind, site, manufacturer, model } = device;
  return {
    ...device,
    kind: kind === undefined ? undefined : safeText(kind),
    site: site === undefined ? undefined : safeText(site),
    manufacturer: manufacturer && safePart(manufacturer),
    model: model && safePart(model),
  };
}

/** Exports and configurations hold passwords beside what is read, whether they are meant to or not. */
export function newBuilder(): BomBuilder {
  const bom = new DeviceListBuilder();
  bom.sensitive = true;
  return bom;
}
