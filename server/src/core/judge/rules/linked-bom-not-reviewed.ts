import type { Bom, Component } from '../../model/component.ts';
import type { BomLink } from '../../model/link.ts';
import { cutMiddle } from '../../text/fit.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { Paths } from '../path.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Places told beside the first one. */
const mostPlaces = 20;

/** Marks where a document points at another bill of materials, once for each. What a run has reviewed is taken out later. */
export const linkedBomNotReviewed: Rule = {
  id: 'linked-bom-not-reviewed',
  title: 'Linked BOM not reviewed',
  description:
    'The document points at another bill of materials that was not reviewed with it. Nobody looked at what that one names, so that no restricted vendor was found here says nothing of it.',
  level: 'warning',
  remedy: 'What to do: get the linked document and review both in one run.',
  folds: true,
  find: ({ bom, paths }) => bom.links.flatMap(link => findingOf(link, wayTo(link, bom, paths)) ?? []),
};

/** Names from the product to what points at the other document; without a component the product alone. */
function wayTo({ component }: BomLink, { components, product }: Bom, paths: Paths): readonly string[] {
  const named = ({ name, ref }: Component) => name?.value ?? ref?.value ?? '';
  const way = component === undefined ? [] : paths.to(component).map(named);
  const first = product === undefined ? undefined : components[product];
  const root = first ? named(first) : '';
  return way[0] === root || root === '' ? way : [root, ...way];
}

function findingOf({ places, targets, component, digests }: BomLink, way: readonly string[]): FindingDraft | undefined {
  const [first, ...others] = places;
  if (!first) return undefined;
  const target = cutMiddle(printable(first.value, 400), 60);
  const again = message('linked-bom-not-reviewed.again', 'it is pointed at here too');
  const draft = plainFinding(
    {
      rule: linkedBomNotReviewed.id,
      level: linkedBomNotReviewed.level,
      message:
        others.length === 0
          ? message('linked-bom-not-reviewed', 'linked BOM “{target}” was not reviewed', { target })
          : message('linked-bom-not-reviewed.many', 'linked BOM “{target}” was not reviewed ({count} places)', {
              target,
              count: places.length,
            }),
      component,
      span: first.span,
      about: targets[0] ?? first.value,
    },
    { related: others.slice(0, mostPlaces).map(({ span }) => ({ span, message: again })) },
  );
  return { ...draft, targets, link: { digests, way, target } };
}
