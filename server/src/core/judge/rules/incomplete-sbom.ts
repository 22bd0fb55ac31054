import type { Stated } from '../../model/claim.ts';
import { message } from '../../model/message.ts';
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
    const { gaps } = bom.flaws;
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
          'The document says that its list is incomplete ({value}): what is missing, nobody can review.',
          args,
        )
      : message(
          'incomplete-sbom.unknown',
          'The document does not say whether anything is missing here ({value}).',
          args,
        ),
    span,
  );
}

function many(first: Stated<string>, others: readonly Stated<string>[]): FindingDraft {
  const incomplete = [first, ...others].filter(({ value }) => value.startsWith('incomplete')).length;
  const unknown = others.length + 1 - incomplete;
  const said =
    incomplete === 0
      ? message(
          'incomplete-sbom.unknown-many',
          'At {unknown} places the document does not say whether anything is missing.',
          {
            unknown,
          },
        )
      : message(
          'incomplete-sbom.many',
          'The document says at {incomplete} places that its list is incomplete, and at {unknown} that nobody knows.',
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
