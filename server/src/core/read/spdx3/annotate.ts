import { type Annotate, isSaid } from '../../model/format.ts';
import { append, containerAt, memberOf, textAt, textOf } from '../../syntax/json-edit.ts';
import { freeName, refuseEdits, rootOf } from '../editable.ts';

const impossible = 'The package cannot be edited as it stands.';

/** Edits that note something on a package: an annotation is an element of the graph. It is by whoever made the package's own element. */
export const annotate: Annotate = (source, bom, component, note) => {
  const refusal = refuseEdits(source, bom, component);
  if (refusal !== undefined) return refusal;
  const root = rootOf(source);
  const member = memberOf(root, '@graph');
  const graph = member && containerAt(source, member.value.start);
  const element = containerAt(source, component.span.start);
  if (!root || !element) return impossible;
  if (!graph) return 'The document is a single element and has no graph that a note could be added to.';
  const creation = memberOf(element, 'creationInfo');
  const creationInfo = creation && textAt(source, creation.value);
  const subject = component.ref?.value;
  if (subject === undefined) return 'The package has no spdxId that a note could refer to.';
  if (creationInfo === undefined) return 'The package does not name how it was made, which a note has to.';
  const isThere = graph.members.some(({ value }) => {
    const other = containerAt(source, value.start);
    return other && isSaid(note, textOf(source, other, 'statement')) && textOf(source, other, 'subject') === subject;
  });
  if (isThere) return [];
  const annotation = {
    type: 'Annotation',
    spdxId: freeName(source, `${subject}-bomwarden`),
    creationInfo,
    annotationType: 'review',
    subject,
    statement: note.text,
  };
  return [append(source, graph, undefined, annotation, root)];
};
