import type { Format } from '../../model/format.ts';
import type { Source } from '../../text/source.ts';
import { jsonOutline } from '../detect.ts';
import { readJson } from '../json-document.ts';
import { annotate } from './annotate.ts';
import { decodeSpdx2 } from './document.ts';

/** SPDX 2 in JSON. */
export const spdx2Json: Format = {
  id: 'spdx-2-json',
  detect,
  read: source => readJson(source, (cursor, problems) => decodeSpdx2(cursor, problems, 'spdx-2-json', source)),
  annotate,
};

function detect(source: Source): boolean {
  const outline = jsonOutline(source);
  if (outline.has('bomFormat') || outline.has('@context') || outline.has('@graph')) return false;
  if (outline.has('spdxVersion') || outline.has('SPDXID') || outline.has('Document')) return true;
  return outline.has('packages') && (outline.has('creationInfo') || outline.has('documentNamespace'));
}
