import type { Finding } from '../model/finding.ts';
import type { Verdict } from '../model/verdict.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { componentOf, nameOf, shortNameOf, vendorName } from './describe.ts';
import type { FixEnvironment, FixProvider } from './fix.ts';

/** A question ready to be sent: which component, what its document states, where, and what would decide. */
export const askSupplier: FixProvider = (finding, environment) => {
  if (finding.vendor === null) return [];
  const component = shortNameOf(componentOf(finding, environment));
  return [
    {
      title: message('fix-ask', 'Ask the supplier about {component} (copies a question)', { component }),
      shows: message('fix-ask-shows', 'Ask the supplier about {component} (shows a question)', { component }),
      kind: 'ask-supplier',
      edits: [],
      copy: question(finding, environment),
    },
  ];
};

function question(finding: Finding, environment: FixEnvironment): string {
  const component = nameOf(componentOf(finding, environment));
  const vendor = vendorName(finding, environment);
  const { line } = environment.source.positionAt(finding.span.start);
  const stated = printable(finding.evidence[0]?.claim.value ?? environment.source.slice(finding.span));
  const role = finding.evidence[0]?.claim.role ?? 'value';
  return [
    `Subject: origin of ${component}`,
    '',
    `The bill of materials you sent us states the ${role} "${stated}" for ${component} (line ${line + 1}).`,
    `We read this as ${vendor}. Before we decide (review of ${environment.date}), please tell us in writing:`,
    '',
    `1. Who produced this component, and is any part of it made by ${vendor} or a company of its group?`,
    '2. For which model and hardware revision does your answer hold, and from which date of manufacture?',
    ...decisive(finding, environment).map((what, index) => `${index + 3}. ${what}`),
    '',
    'Please enclose the evidence (declaration of the maker, parts list, photo of the label).',
    '',
  ].join('\n');
}

/** What would turn a "cannot determine" into an answer, once each. */
function decisive(finding: Finding, environment: FixEnvironment): readonly string[] {
  const open = (verdict: Verdict) => verdict.outcome === 'cannot-determine' || verdict.outcome === 'restricted';
  const questions = finding.judgements
    .flatMap(judgement => judgement.verdicts.filter(open))
    .map(verdict => {
      const short = environment.lookups.instruments.get(verdict.instrument)?.short ?? verdict.instrument;
      return `${short}: ${verdict.because[0].text.text}`;
    });
  return [...new Set(questions)];
}
