import type { Finding, Offer } from '../model/finding.ts';
import { isPlanned } from '../model/plan.ts';
import { joined, message } from '../text/message.ts';
import { componentOf, nameOf, suppliers, vendorName } from './describe.ts';
import { editDocument, type FixEnvironment, type FixProvider, said } from './fix.ts';

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
    const says = proposal(choice.maker, environment);
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
function proposal(maker: string, environment: FixEnvironment): string {
  return said(message('note.proposal', 'Alternative to look at: {maker}.', { maker }), environment);
}

function noteText(finding: Finding, offer: Offer, says: string, environment: FixEnvironment): string {
  const profiles = finding.judgements.flatMap(judgement => judgement.profile ?? []);
  const args = {
    date: environment.date,
    component: nameOf(componentOf(finding, environment)),
    vendor: vendorName(finding, environment),
    says,
    reasons: joined([offer.why, ...offer.caveats], ' '),
  };
  const note =
    profiles.length === 0
      ? message('note.alternative', 'bomwarden review of {date}: {component} names {vendor}. {says} {reasons}', args)
      : message(
          'note.alternative-for',
          'bomwarden review of {date} for {profiles}: {component} names {vendor}. {says} {reasons}',
          { ...args, profiles: profiles.join(', ') },
        );
  return said(note, environment).trim();
}
