import { cutMiddle } from '../../text/fit.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Marks the reference of a component that an earlier one has already. */
export const duplicateReference: Rule = {
  id: 'duplicate-reference',
  title: 'Duplicate reference',
  description:
    'Two components have the same bom-ref or SPDXID: what dependencies, notes and reports say of one may be taken for the other. It is taken here to mean the first.',
  level: 'warning',
  remedy: 'What to do: have the document made anew with references that are unique.',
  folds: true,
  find: ({ bom }) =>
    bom.defects.repeatedRefs.flatMap(({ component, first }): readonly FindingDraft[] => {
      const ref = bom.components[component]?.ref;
      const other = bom.components[first];
      if (!ref || !other) return [];
      const name = printable(other.name?.value ?? '(unnamed)', 80);
      const said = message('duplicate-reference', 'its reference “{ref}” is also that of {name}', {
        ref: cutMiddle(printable(ref.value), 24),
        name: cutMiddle(name, 24),
      });
      const related = message('duplicate-reference.first', 'it stands here first, for {name}', { name });
      return [
        plainFinding(
          { rule: duplicateReference.id, level: duplicateReference.level, message: said, component, span: ref.span },
          { related: [{ span: other.ref?.span ?? other.span, message: related }] },
        ),
      ];
    }),
};
