import { isPlanned } from '../model/plan.ts';
import { message } from '../text/message.ts';
import { componentOf, suppliers } from './describe.ts';
import { editDocument, type FixProvider } from './fix.ts';

/** Says of a device in use that one of another maker will take its place: what it is stays as the list states it. */
export const markReplaced: FixProvider = (finding, environment) => {
  const component = componentOf(finding, environment);
  const mark = environment.format.markReplaced;
  if (!component || !mark || environment.readOnly || component.parent !== undefined) return [];
  if (isPlanned(environment.bom, component) || component.device?.status === 'removed') return [];
  return suppliers(finding).flatMap(choice => {
    const edits = mark(environment.source, environment.bom, component, choice.maker);
    if (typeof edits === 'string' || edits.length === 0) return [];
    const title = message('fix-mark-replaced', 'Mark as being replaced by {maker}', { maker: choice.maker });
    return [{ title, kind: 'mark-replaced' as const, edits: [editDocument(environment, edits)], choice }];
  });
};
