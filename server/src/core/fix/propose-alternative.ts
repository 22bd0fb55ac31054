import type { Finding, Offer } from '../model/finding.ts';
import { isPlanned } from '../model/plan.ts';
import { message } from '../text/message.ts';
import { componentOf, nameOf, suppliers, vendorName } from './describe.ts';
import { editDocument, type FixEnvironment, type FixProvider } from './fix.ts';

/**
 * Notes an alternative supplier on the component: an annotation beside the facts, which stay as the supplier stated them.
 * In a plan the maker is replaced instead.
 */
export const proposeAlternative: FixProvider = (finding, environment) => {
  const component = componentOf(finding, environment);
  const { annotate, replaceVendor } = environment.format;
  if (!component || !annotate || environment.readOnly) return [];
  if (replaceVendor && isPlanned(environment.bom, component)) return [];
  return suppliers(finding).flatMap(choice => {
    const says = proposal(choice.maker);
    const note = { text: noteText(finding, choice.offer, says, environment), says, date: environment.date };
    const edits = annotate(environment.source, environment.bom, component, note);
    if (typeof edits === 'string' || edits.length === 0) return [];
    const title = message('fix-propose', 'Propose {maker} instead of {vendor} (adds a note)', {
      maker: choice.maker,
      vendor: vendorName(finding, environment),
    });
    return [{ title, kind: 'propose-alternative' as const, edits: [editDocument(environment, edits)], choice }];
  });
};

/** What is the same in every note about a supplier, on whatever day and for whomever it was written. */
function proposal(maker: string): string {
  return `Alternative to look at: ${maker}.`;
}

function noteText(finding: Finding, offer: Offer, says: string, environment: FixEnvironment): string {
  const profiles = finding.judgements.flatMap(judgement => judgement.profile ?? []);
  const context = profiles.length === 0 ? '' : ` for ${profiles.join(', ')}`;
  const caveats = offer.caveats.map(caveat => caveat.text).join(' ');
  return (
    `bomwarden review of ${environment.date}${context}: ${nameOf(componentOf(finding, environment))} names ` +
    `${vendorName(finding, environment)}. ${says} ${offer.why.text} ${caveats}`
  ).trim();
}
