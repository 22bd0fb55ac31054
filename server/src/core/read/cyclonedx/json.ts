import type { Format } from '../../model/format.ts';
import { decodeJson } from '../../syntax/json.ts';
import type { Source } from '../../text/source.ts';
import { jsonOutline } from '../detect.ts';
import { annotate } from './annotate.ts';
import { decodeCyclonedx } from './document.ts';
import { replaceVendor } from './replace-vendor.ts';

/** CycloneDX in JSON. */
export const cyclonedxJson: Format = {
  id: 'cyclonedx-json',
  detect,
  read(source) {
    const { value, problems } = decodeJson(source, (cursor, found) => decodeCyclonedx(cursor, found, 'cyclonedx-json'));
    return { bom: value, problems };
  },
  annotate,
  replaceVendor,
};

function detect(source: Source): boolean {
  const outline = jsonOutline(source);
  if (outline.has('bomFormat')) return true;
  if (outline.has('spdxVersion') || outline.has('SPDXID')) return false;
  if (outline.get('$schema')?.includes('cyclonedx')) return true;
  return /^1\.\d/.test(outline.get('specVersion') ?? '') && (outline.has('components') || outline.has('metadata'));
}
