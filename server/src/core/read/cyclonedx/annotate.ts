import type { Bom, Component } from '../../model/component.ts';
import type { Annotation } from '../../model/format.ts';
import { addTo, append, type Container, containerAt, memberOf, textAt, textOf } from '../../syntax/json-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { freeName, refuseEdits, rootOf } from '../editable.ts';

/** The name of the property that holds a note where a document cannot hold annotations. */
export const propertyName = 'bomwarden:review';

/**
 * Edits that note something on a component: an annotation where the version has them (1.5 and later), a property of the
 * component before that. A sentence where the document can take neither; nothing where the note stands there already.
 */
export function annotate(
  source: Source,
  bom: Bom,
  component: Component,
  note: Annotation,
): readonly TextEdit[] | string {
  const refusal = refuseEdits(source, bom, component);
  if (refusal !== undefined) return refusal;
  const minor = Number(/^1\.(\d+)$/.exec(bom.specVersion?.value ?? '')?.[1]);
  if (Number.isNaN(minor)) return 'The document does not say which version of CycloneDX it is written in.';
  if (minor < 3) return 'CycloneDX 1.2 has no place for notes on a component.';
  const object = containerAt(source, component.span.start);
  if (!object) return 'The component cannot be edited as it stands.';
  return minor < 5 ? noteAsProperty(source, object, note) : noteAsAnnotation(source, component, object, note);
}

function noteAsProperty(source: Source, object: Container, note: Annotation): readonly TextEdit[] {
  const property = { name: propertyName, value: note.text };
  return addTo(source, object, 'properties', property, element => {
    return textOf(source, element, 'name') === propertyName && textOf(source, element, 'value') === note.text;
  });
}

function noteAsAnnotation(
  source: Source,
  component: Component,
  object: Container,
  note: Annotation,
): readonly TextEdit[] | string {
  const root = rootOf(source);
  if (!root) return 'The document cannot be edited as it stands.';
  const ref = component.ref?.value ?? freeName(source, 'bomwarden');
  const annotation = {
    subjects: [ref],
    annotator: { component: { type: 'application', name: 'bomwarden' } },
    timestamp: `${note.date}T00:00:00Z`,
    text: note.text,
  };
  const edits = addTo(source, root, 'annotations', annotation, element => {
    return textOf(source, element, 'text') === note.text && subjectsOf(source, element).includes(ref);
  });
  if (edits.length === 0 || component.ref) return edits;
  return [append(source, object, 'bom-ref', ref), ...edits];
}

function subjectsOf(source: Source, annotation: Container): readonly (string | undefined)[] {
  const subjects = memberOf(annotation, 'subjects');
  const list = subjects && containerAt(source, subjects.value.start);
  return list?.members.map(({ value }) => textAt(source, value)) ?? [];
}
