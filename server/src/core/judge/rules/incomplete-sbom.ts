import type { Stated } from '../../model/claim.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Statements marked one by one; more of them are one finding. */
const mostMarked = 3;
/** Places told beside a finding for many. */
const mostPlaces = 20;

/** Marks where a document says of itself that its list is incomplete, or that nobody knows. */
export const incompleteSbom: Rule = {
  id: 'incomplete-sbom',
  title: 'Incomplete SBOM',
  description:
    'The document itself says that its list is incomplete, or that nobody knows whether it is: that no restricted vendor was found in it then says little.',
  level: 'information',
  remedy: 'What to do: ask the supplier for the missing part, or why it is missing.',
  find: ({ bom }) => {
    const { gaps } = bom.defects;
    const [first, ...others] = gaps;
    if (!first) return [];
    return gaps.length <= mostMarked ? gaps.map(one) : [many(first, others)];
  },
};

function one({ value, span }: Stated<string>): FindingDraft {
  const args = { value: printable(value, 60) };
  return finding(
    value.startsWith('incomplete')
      ? message(
          'incomplete-sbom',
          'The list is stated to be incomplete ({value}); what is missing was not reviewed',
          args,
        )
      : message('incomplete-sbom.unknown', 'Whether the list is complete is not stated ({value})', args),
    span,
  );
}

function many(first: Stated<string>, others: readonly Stated<string>[]): FindingDraft {
  const incomplete = [first, ...others].filter(({ value }) => value.startsWith('incomplete')).length;
  const unknown = others.length + 1 - incomplete;
  const said =
    incomplete === 0
      ? message('incomplete-sbom.unknown-many', 'Whether the list is complete is not stated, at {unknown} places', {
          unknown,
        })
      : message(
          'incomplete-sbom.many',
          'The list is stated to be incomplete at {incomplete} places; {unknown} more do not state it',
          { incomplete, unknown },
        );
  const again = message('incomplete-sbom.again', 'here too');
  return finding(
    said,
    first.span,
    others.slice(0, mostPlaces).map(({ span }) => ({ span, message: again })),
  );
}

function finding(
  said: FindingDraft['message'],
  span: FindingDraft['span'],
  related: FindingDraft['related'] = [],
): FindingDraft {
  const { id: rule, level } = incompleteSbom;
  return plainFinding({ rule, level, message: said, component: undefined, span }, { related });
}
