import { type Annotate, type Annotation, isSaid } from '../../model/format.ts';
import { TagValueReader } from '../../syntax/tag-value.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { span } from '../../text/span.ts';
import { refuseSyntax } from '../editable.ts';
import { annotator, refuseVersion } from './note.ts';

/** As `annotate` for JSON: the tags of an annotation behind those of the package. */
export const annotateTagValue: Annotate = (source, bom, component, note) => {
  const refusal = refuseSyntax(true, bom, component) ?? refuseVersion(bom, 'since-2.0');
  if (refusal !== undefined) return refusal;
  const ref = component.ref?.value;
  if (ref === undefined) return 'The package has no SPDXID that a note could refer to.';
  const text = note.text.replaceAll('</text>', '< /text>');
  if (isThere(source, ref, { ...note, text: text.trim() })) return [];
  const lineEnd = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n';
  const lines = [
    `Annotator: ${annotator}`,
    `AnnotationDate: ${note.date}T00:00:00Z`,
    `AnnotationComment: <text>${text}</text>`,
    'AnnotationType: REVIEW',
    `SPDXREF: ${ref}`,
  ];
  const at = component.span.end;
  return [{ span: span(at, at), text: lines.map(line => `${lineEnd}${line}`).join('') }];
};

/** Whether an annotation of the element says that already; its tags may stand in any order behind `Annotator`. */
function isThere(source: Source, ref: string, note: Annotation): boolean {
  const reader = new TagValueReader(source, new Problems());
  let says = false;
  let refers = false;
  while (reader.next()) {
    if (reader.tag === 'Annotator') says = refers = false;
    else if (reader.tag === 'AnnotationComment') says = isSaid(note, reader.value);
    else if (reader.tag === 'SPDXREF') refers = reader.value === ref;
    if (says && refers) return true;
  }
  return false;
}
