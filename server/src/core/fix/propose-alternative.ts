import type { Finding, Offer } from '../model/finding.ts';
import { message } from '../text/message.ts';
import { alternativeOf, componentOf, nameOf, vendorName } from './describe.ts';
import { editDocument, type FixEnvironment, type FixProvider } from './fix.ts';

/** Notes an alternative supplier on the component: an annotation beside the facts, which stay as the supplier stated them. */
export const proposeAlternative: FixProvider = (finding, environment) => {
  const component = componentOf(finding, environment);
  const { annotate } = environment.format;
  if (!component || !annotate || environment.readOnly) return [];
  return finding.offers.flatMap(offer => {
    const note = { text: noteText(finding, offer, environment), date: environment.date };
    const edits = annotate(environment.source, environment.bom, component, note);
    if (typeof edits === 'string' || edits.length === 0) return [];
    const title = message(
      'fix-propose',
      'Propose {supplier} instead of {vendor} (adds a note that says what was not checked)',
      {
        supplier: offer.vendor,
        vendor: vendorName(finding, environment),
      },
    );
    return [
      {
        title,
        kind: 'propose-alternative' as const,
        alternative: alternativeOf(offer),
        edits: [editDocument(environment, edits)],
      },
    ];
  });
};

function noteText(finding: Finding, offer: Offer, environment: FixEnvironment): string {
  const profiles = finding.judgements.flatMap(judgement => judgement.profile ?? []);
  const context = profiles.length === 0 ? '' : ` for ${profiles.join(', ')}`;
  const caveats = offer.caveats.map(caveat => caveat.text).join(' ');
  return (
    `bomwarden review of ${environment.date}${context}: ${nameOf(componentOf(finding, environment))} names ` +
    `${vendorName(finding, environment)}. Alternative to look at: ${offer.vendor}. ${offer.why.text} ${caveats}`
  ).trim();
}
