import type { Reading } from '../../../model/component.ts';
import type { Format } from '../../../model/format.ts';
import { decodeJson } from '../../../syntax/json.ts';
import type { Source } from '../../../text/source.ts';
import { BomBuilder } from '../../bom-builder.ts';
import { jsonOutline, syntaxOf } from '../../detect.ts';
import { decodeManifest } from './document.ts';

/** Our own list of devices, in YAML or in JSON. */
export const deviceManifest: Format = { id: 'device-manifest', detect, read };

function detect(source: Source): boolean {
  if (syntaxOf(source) === 'json') return jsonOutline(source).has('deviceManifest');
  return false;
}

function read(source: Source): Reading {
  const { value, problems } = decodeJson(source, (cursor, found) =>
    decodeManifest({ cursor, problems: found, bom: new BomBuilder(found) }),
  );
  return { bom: value, problems };
}
