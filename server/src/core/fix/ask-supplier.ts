import type { Finding } from '../model/finding.ts';
import type { Verdict } from '../model/verdict.ts';
import { roleWord } from '../model/words.ts';
import { type Message, message, quote } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { componentOf, enclose, nameOf, shortNameOf, vendorName } from './describe.ts';
import { type FixEnvironment, type FixProvider, said } from './fix.ts';

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
  const { start, cell } = environment.source.rangeOf(finding.span);
  const place =
    cell === undefined
      ? message('question.line', 'line {line}', { line: start.line + 1 })
      : message('question.cell', 'cell {cell}', { cell });
  const stated = printable(finding.evidence[0]?.claim.value ?? environment.source.slice(finding.span));
  const role = finding.evidence[0]?.claim.role;
  const told = (text: Message) => said(text, environment);
  return [
    told(message('question.subject-origin', 'Subject: origin of {component}', { component })),
    '',
    told(
      message(
        'question.stated',
        'The bill of materials you sent us states the {role} “{stated}” for {component} ({place}).',
        { role: role ? roleWord(role) : message('question.value', 'value'), stated, component, place },
      ),
    ),
    told(
      message(
        'question.read-as',
        'We read this as {vendor}. Before we decide (review of {date}), please tell us in writing:',
        { vendor, date: environment.date },
      ),
    ),
    '',
    told(
      message(
        'question.who-of-group',
        '1. Who produced this component, and is any part of it made by {vendor} or a company of its group?',
        { vendor },
      ),
    ),
    told(
      message(
        'question.for-which',
        '{n}. For which model and hardware revision does your answer hold, and from which date of manufacture?',
        { n: 2 },
      ),
    ),
    ...decisive(finding, environment).map((what, index) => `${index + 3}. ${told(what)}`),
    '',
    told(enclose),
    '',
  ].join('\n');
}

/** What would turn a "cannot determine" into an answer, once each. */
function decisive(finding: Finding, environment: FixEnvironment): readonly Message[] {
  const open = (verdict: Verdict) => verdict.outcome === 'cannot-determine' || verdict.outcome === 'restricted';
  const questions = finding.judgements
    .flatMap(judgement => judgement.verdicts.filter(open))
    .map(verdict => {
      const short = environment.lookups.instruments.get(verdict.instrument)?.short ?? verdict.instrument;
      return message('question.decisive', '{act}: {reason}', { act: quote(short), reason: verdict.because[0].text });
    });
  return [...new Map(questions.map(question => [question.text, question])).values()];
}
