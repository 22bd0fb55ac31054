import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';

/** What documents of the other formats have at their root. */
const foreign = {
  cyclonedx: new Set(['spdxVersion', 'packages', '@graph', 'spdxId']),
  spdx2: new Set(['bomFormat', 'components', '@graph', 'spdxId']),
  spdx3: new Set(['bomFormat', 'components', 'spdxVersion', 'packages']),
};

/**
 * Tells of a member at the root that belongs to another format than the one that is read: what it holds is not read, and
 * whoever stands in it is not found.
 */
export function tellSecondFormat(problems: Problems, own: keyof typeof foreign, key: string, place: Span): boolean {
  if (!foreign[own].has(key)) return false;
  const message = `“${key}” belongs to another format than the one that this document is read as, and is not read.`;
  problems.notRead('document', 'second-format', 'error', message, place);
  return true;
}
