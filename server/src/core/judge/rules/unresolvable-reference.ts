import type { Stated } from '../../model/claim.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Places told beside the first one. */
const mostPlaces = 20;

/** Marks a reference to an element that does not stand in the document, once per element. */
export const unresolvableReference: Rule = {
  id: 'unresolvable-reference',
  title: 'Unresolvable reference',
  description:
    'A dependency, relationship, supplier or note refers to an element that does not stand in the document: something is missing from the list, or its name is misspelt, and nobody reviews it. References to other documents are no mistake.',
  level: 'information',
  remedy: 'What to do: have the missing element added, or the reference corrected, by whoever made the document.',
  folds: true,
  find: ({ bom }) => {
    const { danglingRefs } = bom.defects;
    if (danglingRefs.length === 0) return [];
    const places = new Map<string, Stated<string>[]>();
    for (const reference of danglingRefs) {
      const known = places.get(reference.value);
      if (known) known.push(reference);
      else places.set(reference.value, [reference]);
    }
    return [...places.values()].flatMap(([first, ...others]) => (first ? [findingOf(first, others)] : []));
  },
};

function findingOf({ value, span }: Stated<string>, others: readonly Stated<string>[]): FindingDraft {
  const ref = printable(value, 120);
  const again = message('unresolvable-reference.again', 'it is referred to here too');
  return plainFinding(
    {
      rule: unresolvableReference.id,
      level: unresolvableReference.level,
      message:
        others.length === 0
          ? message('unresolvable-reference', 'No element of this document has the reference “{ref}”', { ref })
          : message(
              'unresolvable-reference.many',
              'No element of this document has the reference “{ref}”, used {count} times',
              { ref, count: others.length + 1 },
            ),
      component: undefined,
      span,
      about: value,
    },
    { related: others.slice(0, mostPlaces).map(other => ({ span: other.span, message: again })) },
  );
}
