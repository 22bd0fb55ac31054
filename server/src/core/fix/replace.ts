import type { Fix } from '../model/fix.ts';
import { isPlanned, placeholder } from '../model/plan.ts';
import { findWritten } from '../text/edit.ts';
import { message } from '../text/message.ts';
import { componentOf, suppliers } from './describe.ts';
import { editDocument, type FixProvider } from './fix.ts';

/**
 * Puts another maker in the place of the marked one, only where the document is a plan: an SBOM otherwise states facts,
 * and a fix that changed them would falsify evidence.
 */
export const replaceVendor: FixProvider = (finding, environment) => {
  const component = componentOf(finding, environment);
  const replace = environment.format.replaceVendor;
  if (!component || !replace || environment.readOnly || !isPlanned(environment.bom, component)) return [];
  const stated = finding.evidence[0]?.claim;
  if (!stated) return [];
  return suppliers(finding).flatMap(choice => {
    const edits = replace(environment.source, environment.bom, component, choice.maker, stated);
    if (typeof edits === 'string' || edits.length === 0) return [];
    const title = message('fix-replace', 'Replace with {maker} (clears model and identifiers)', {
      maker: choice.maker,
    });
    const select = findWritten(edits, placeholder);
    const fix: Fix = { title, kind: 'replace', edits: [editDocument(environment, edits)], choice };
    return [select ? { ...fix, select } : fix];
  });
};
