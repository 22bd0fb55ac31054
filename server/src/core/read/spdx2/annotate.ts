import { type Annotate, isSaid } from '../../model/format.ts';
import { addTo, containerAt, textOf } from '../../syntax/json-edit.ts';
import { refuseEdits } from '../editable.ts';
import { annotationOf, refuseVersion } from './note.ts';

/**
 * Edits that note something on a package, as an annotation of the kind REVIEW. A sentence where the document cannot take
 * it; nothing where the note stands there already.
 */
export const annotate: Annotate = (source, bom, component, note) => {
  const refusal = refuseEdits(source, bom, component) ?? refuseVersion(bom, 'since-2.2');
  if (refusal !== undefined) return refusal;
  const object = containerAt(source, component.span.start);
  if (!object) return 'The package cannot be edited as it stands.';
  return addTo(source, object, 'annotations', annotationOf(note), element => {
    return isSaid(note, textOf(source, element, 'comment'));
  });
};
