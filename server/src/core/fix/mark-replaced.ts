import { isPlanned } from '../model/plan.ts';
import { message } from '../text/message.ts';
import { alternativeOf, componentOf, nameOf } from './describe.ts';
import { editDocument, type FixProvider } from './fix.ts';

/** Says of a device in use that one of another maker will take its place: what it is stays as the list states it. */
export const markReplaced: FixProvider = (finding, environment) => {
  const component = componentOf(finding, environment);
  const mark = environment.format.markReplaced;
  if (!component || !mark || environment.readOnly || component.parent !== undefined) return [];
  if (isPlanned(environment.bom, component) || component.device?.status === 'removed') return [];
  return finding.offers.flatMap(offer => {
    const edits = mark(environment.source, environment.bom, component, offer.vendor);
    if (typeof edits === 'string' || edits.length === 0) return [];
    const title = message(
      'fix-mark-replaced',
      'Mark {component} as being replaced by {supplier} (read first what was not checked)',
      {
        component: nameOf(component),
        supplier: offer.vendor,
      },
    );
    return [
      {
        title,
        kind: 'mark-replaced' as const,
        alternative: alternativeOf(offer),
        edits: [editDocument(environment, edits)],
      },
    ];
  });
};
