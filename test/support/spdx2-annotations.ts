import { parse } from 'yaml';
import { readRdf } from '../../server/src/core/syntax/rdf.ts';
import { TagValueReader } from '../../server/src/core/syntax/tag-value.ts';
import { xmlTree } from '../../server/src/core/syntax/xml-edit.ts';
import { Problems } from '../../server/src/core/text/problems.ts';
import { Source } from '../../server/src/core/text/source.ts';

/** The annotations of a document, by what they are about, as its own syntax has them. */
export const annotationsOf: Readonly<Record<string, (text: string) => Record<string, unknown>>> = {
  'spdx-2-json': text => ofPackages(JSON.parse(text.replace(/^\ufeff/, ''))),
  'spdx-2-yaml': text => ofPackages(parse(text)),
  'spdx-2-xml': text => {
    const packages = xmlTree(new Source(text))?.children.filter(({ name }) => name === 'packages') ?? [];
    const found = packages.flatMap(each => {
      const id = each.children.find(({ name }) => name === 'SPDXID')?.text ?? '';
      const annotation = each.children.find(({ name }) => name === 'annotations');
      return annotation ? [[id, Object.fromEntries(annotation.children.map(child => [child.name, child.text]))]] : [];
    });
    return Object.fromEntries(found);
  },
  'spdx-2-tag-value': text => {
    const reader = new TagValueReader(new Source(text), new Problems());
    const found: Record<string, unknown> = {};
    let members: Record<string, string> = {};
    while (reader.next()) {
      if (reader.tag === 'Annotator') members = { annotator: reader.value };
      else if (reader.tag === 'AnnotationDate') members['annotationDate'] = reader.value;
      else if (reader.tag === 'AnnotationType') members['annotationType'] = reader.value;
      else if (reader.tag === 'AnnotationComment') members['comment'] = reader.value.replaceAll('\r\n', '\n');
      else if (reader.tag === 'SPDXREF') found[reader.value] = members;
    }
    return found;
  },
  'spdx-2-rdf': text => {
    const found: Record<string, unknown> = {};
    for (const { types, id, properties } of readRdf(new Source(text)).value) {
      const annotation = properties.find(({ name }) => name === 'annotation')?.node;
      if (types[0]?.name !== 'Package' || !annotation) continue;
      const members = annotation.properties.map(({ name, text: stated, resource }) => [
        name,
        stated?.value ?? resource?.value,
      ]);
      found[id?.value.split('#')[1] ?? ''] = {
        ...Object.fromEntries(members),
        annotationType: 'REVIEW',
      };
    }
    return found;
  },
};

function ofPackages({
  packages,
}: {
  packages: { SPDXID: string; annotations?: unknown[] }[];
}): Record<string, unknown> {
  return Object.fromEntries(
    packages.flatMap(({ SPDXID, annotations }) => (annotations ? [[SPDXID, annotations[0]]] : [])),
  );
}
