import type { Reading } from '../../../model/component.ts';
import type { Format } from '../../../model/format.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { decodeJson } from '../../../syntax/json.ts';
import { openYaml } from '../../../syntax/yaml-tape.ts';
import { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import { jsonOutline, syntaxOf } from '../../detect.ts';
import { newBuilder } from '../format.ts';
import { decodeManifest } from './document.ts';
import { annotate, markReplaced, replaceVendor } from './edits.ts';

/** Our own list of devices, in YAML or in JSON. */
export const deviceManifest: Format = { id: 'device-manifest', detect, read, annotate, replaceVendor, markReplaced };

function detect(source: Source): boolean {
  const syntax = syntaxOf(source);
  if (syntax === 'json') return jsonOutline(source).has('deviceManifest');
  return syntax === 'text' && /^["']?deviceManifest["']?[ \t]*:/m.test(source.text);
}

function read(source: Source): Reading {
  if (syntaxOf(source) === 'json') {
    const { value, problems } = decodeJson(source, decode);
    return { bom: value, problems };
  }
  const cursor = openYaml(source);
  const problems = new Problems();
  problems.addAll(cursor.problems);
  return { bom: decode(cursor, problems), problems: problems.list };
}

function decode(cursor: Cursor, problems: Problems) {
  cursor.tellTo(problems);
  return decodeManifest({ cursor, problems, bom: newBuilder() });
}
