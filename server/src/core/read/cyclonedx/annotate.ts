import type { Bom, Component } from '../../model/component.ts';
import { type Annotation, isSaid } from '../../model/format.ts';
import { addAllTo, append, type Container, containerAt, memberOf, textAt, textOf } from '../../syntax/json-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { refuseDraft, refuseEdits, rootOf } from '../editable.ts';

/** The name of the property that holds a note where a document cannot hold annotations. */
export const propertyName = 'bomwarden:review';

/** A note and the component that it is about. */
export interface PlacedNote extends Annotation {
  readonly component: Component;
}

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
  return annotateAll(source, bom, [{ ...note, component }]);
}

/** The same for many notes at once. A sentence where one of them cannot be written. */
export function annotateAll(source: Source, bom: Bom, notes: readonly PlacedNote[]): readonly TextEdit[] | string {
  const places: Placed[] = [];
  for (const note of notes) {
    const refusal = refuseDraft(bom) ?? refuseEdits(source, bom, note.component);
    if (refusal !== undefined) return refusal;
    const object = containerAt(source, note.component.span.start);
    if (!object) return 'The component cannot be edited as it stands.';
    places.push({ note, object });
  }
  const minor = Number(/^1\.(\d+)$/.exec(bom.specVersion?.value ?? '')?.[1]);
  if (Number.isNaN(minor)) return 'The document does not say which version of CycloneDX it is written in.';
  if (minor < 3) return 'CycloneDX 1.2 has no place for notes on a component.';
  return minor < 5 ? asProperties(source, places) : asAnnotations(source, places);
}

interface Placed {
  readonly note: PlacedNote;
  readonly object: Container;
}

function asProperties(source: Source, places: readonly Placed[]): readonly TextEdit[] {
  return [...byComponent(places).values()].flatMap(own => {
    const properties = own.map(({ note }) => ({ name: propertyName, value: note.text }));
    const [first] = own;
    if (!first) return [];
    const notes = new Map(own.map(({ note }) => [note.text, note]));
    return addAllTo(source, first.object, 'properties', properties, (known, { value }) => {
      const note = notes.get(value);
      return (
        textOf(source, known, 'name') === propertyName &&
        note !== undefined &&
        isSaid(note, textOf(source, known, 'value'))
      );
    });
  });
}

function byComponent(places: readonly Placed[]): ReadonlyMap<Component, readonly Placed[]> {
  const groups = new Map<Component, Placed[]>();
  for (const place of places) {
    const group = groups.get(place.note.component);
    if (group) group.push(place);
    else groups.set(place.note.component, [place]);
  }
  return groups;
}

function asAnnotations(source: Source, places: readonly Placed[]): readonly TextEdit[] | string {
  const root = rootOf(source);
  if (!root) return 'The document cannot be edited as it stands.';
  const { refs, edits } = namedRefs(source, places);
  const annotations = places.map(({ note }) => ({
    subjects: [refs.get(note.component) ?? ''],
    annotator: { component: { type: 'application', name: 'bomwarden' } },
    timestamp: `${note.date}T00:00:00Z`,
    text: note.text,
  }));
  const notes = new Map(places.map(({ note }) => [note.text, note]));
  const added = addAllTo(source, root, 'annotations', annotations, (known, { text, subjects }) => {
    const note = notes.get(text);
    return (
      note !== undefined &&
      isSaid(note, textOf(source, known, 'text')) &&
      subjectsOf(source, known).includes(subjects[0])
    );
  });
  return added.length === 0 ? [] : [...edits, ...added];
}

/** The references of the components; one without gets one that nothing in the document has. */
function namedRefs(source: Source, places: readonly Placed[]) {
  const refs = new Map<Component, string>();
  const edits: TextEdit[] = [];
  let number = highestNumber(source);
  for (const { note, object } of places) {
    const { component } = note;
    if (refs.has(component)) continue;
    const ref = component.ref?.value ?? `bomwarden-${++number}`;
    if (component.ref === undefined) edits.push(append(source, object, 'bom-ref', ref));
    refs.set(component, ref);
  }
  return { refs, edits };
}

/** Of the references that were made here before. */
function highestNumber({ text }: Source): number {
  let highest = 0;
  for (const [, digits] of text.matchAll(/bomwarden-(\d{1,9})/g)) highest = Math.max(highest, Number(digits));
  return highest;
}

function subjectsOf(source: Source, annotation: Container): readonly (string | undefined)[] {
  const subjects = memberOf(annotation, 'subjects');
  const list = subjects && containerAt(source, subjects.value.start);
  return list?.members.map(({ value }) => textAt(source, value)) ?? [];
}
