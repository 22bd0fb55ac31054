import type { Bom } from '../../model/component.ts';
import type { Annotation } from '../../model/format.ts';

/** Who the notes are by. */
export const annotator = 'Tool: bomwarden';

/** A note as the members of an annotation. */
export function annotationOf({ text, date }: Annotation): Readonly<Record<string, string>> {
  return { annotationDate: `${date}T00:00:00Z`, annotationType: 'REVIEW', annotator, comment: text };
}

/** Why a version cannot take a note in a serialisation that it does not know; undefined where it can. */
export function refuseVersion(bom: Bom, known: 'since-2.0' | 'since-2.2'): string | undefined {
  const minor = Number(/^SPDX-2\.(\d)$/.exec(bom.specVersion?.value ?? '')?.[1]);
  if (minor <= 3 && (minor >= 2 || known === 'since-2.0')) return undefined;
  return known === 'since-2.0'
    ? 'Only SPDX 2.0 to 2.3 have a place for notes on a package.'
    : 'Only SPDX 2.2 and 2.3 have a place for notes in this serialisation.';
}
