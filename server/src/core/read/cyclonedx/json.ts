import type { Format } from '../../model/format.ts';
import type { Source } from '../../text/source.ts';
import { jsonOutline } from '../detect.ts';
import { readJson } from '../json-document.ts';
import { annotate } from './annotate.ts';
import { decodeCyclonedx } from './document.ts';
import { replaceVendor } from './replace-vendor.ts';

/** CycloneDX in JSON. */
export const cyclonedxJson: Format = {
  id: 'cyclonedx-json',
  detect,
  read: source => readJson(source, (cursor, problems) => decodeCyclonedx(cursor, problems, 'cyclonedx-json', source)),
  annotate,
  replaceVendor,
};

function detect(source: Source): boolean {
  const outline = jsonOutline(source);
  if (outline.has('bomFormat') || /^cyclonedx$/i.test(outline.get('specFormat') ?? '')) return true;
  if (outline.has('spdxVersion') || outline.has('SPDXID')) return false;
  if (outline.get('$schema')?.includes('cyclonedx')) return true;
  return /^[1-9]\.\d/.test(outline.get('specVersion') ?? '') && (outline.has('components') || outline.has('metadata'));
}
