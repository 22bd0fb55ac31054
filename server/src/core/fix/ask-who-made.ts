import type { Finding } from '../model/finding.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { componentOf, enclose, nameOf, shortNameOf } from './describe.ts';
import { type FixEnvironment, type FixProvider, said } from './fix.ts';

/** Rules that ask who made something: whoever reviews the document cannot correct it. */
const asking: ReadonlySet<string> = new Set(['missing-supplier', 'conflicting-supplier']);

/** A question ready to be sent about a component whose maker the document leaves open. */
export const askWhoMade: FixProvider = (finding, environment) => {
  if (!asking.has(finding.rule)) return [];
  const component = componentOf(finding, environment);
  const short = shortNameOf(component);
  return [
    {
      title: message('fix-ask-who-made', 'Ask the supplier who made {component} (copies a question)', {
        component: short,
      }),
      shows: message('fix-ask-who-made-shows', 'Ask the supplier who made {component} (shows a question)', {
        component: short,
      }),
      kind: 'ask-supplier',
      edits: [],
      copy: question(nameOf(component), finding, environment),
    },
  ];
};

function question(component: string, { message: noted, span }: Finding, environment: FixEnvironment): string {
  const { source, date } = environment;
  const { line } = source.positionAt(span.start);
  const told = (text: Message) => said(text, environment);
  return [
    told(message('question.subject-maker', 'Subject: who made {component}', { component })),
    '',
    told(
      message(
        'question.noted',
        'We reviewed the bill of materials you sent us on {date}. Of {component} (line {line}) we noted:',
        { date, component, line: line + 1 },
      ),
    ),
    printable(told(noted), 400),
    '',
    told(message('question.correct', 'Please tell us in writing, and correct the document:')),
    '',
    told(message('question.who', '1. Who produced this component, with the full legal name of the company?')),
    told(message('question.other-names', '2. Under which other names or model numbers is it sold?')),
    told(
      message(
        'question.for-which',
        '{n}. For which model and hardware revision does your answer hold, and from which date of manufacture?',
        { n: 3 },
      ),
    ),
    '',
    told(enclose),
    '',
  ].join('\n');
}
