import type { Bom, Component } from '../../model/component.ts';
import type { Annotation } from '../../model/format.ts';
import { addTo, containerAt, textOf } from '../../syntax/json-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { refuseEdits } from '../editable.ts';

/**
 * Edits that note something on a package, as an annotation of the kind REVIEW. A sentence where the document cannot take
 * it; nothing where the note stands there already.
 */
export function annotate(
  source: Source,
  bom: Bom,
  component: Component,
  note: Annotation,
): readonly TextEdit[] | string {
  const refusal = refuseEdits(source, bom, component);
  if (refusal !== undefined) return refusal;
  if (!/^SPDX-2\.[23]$/.test(bom.specVersion?.value ?? ''))
    return 'Only SPDX 2.2 and 2.3 have a place for notes in JSON.';
  const object = containerAt(source, component.span.start);
  if (!object) return 'The package cannot be edited as it stands.';
  const annotation = {
    annotationDate: `${note.date}T00:00:00Z`,
    annotationType: 'REVIEW',
    annotator: 'Tool: bomwarden',
    comment: note.text,
  };
  return addTo(source, object, 'annotations', annotation, element => {
    return textOf(source, element, 'comment') === note.text;
  });
}
