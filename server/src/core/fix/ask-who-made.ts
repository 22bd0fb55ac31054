import type { Finding } from '../model/finding.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { componentOf, nameOf, shortNameOf } from './describe.ts';
import type { FixEnvironment, FixProvider } from './fix.ts';

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

function question(component: string, { message: said, span }: Finding, { source, date }: FixEnvironment): string {
  const { line } = source.positionAt(span.start);
  return [
    `Subject: who made ${component}`,
    '',
    `We reviewed the bill of materials you sent us on ${date}. Of ${component} (line ${line + 1}) we noted:`,
    printable(said.text, 400),
    '',
    'Please tell us in writing, and correct the document:',
    '',
    '1. Who produced this component, with the full legal name of the company?',
    '2. Under which other names or model numbers is it sold?',
    '3. For which model and hardware revision does your answer hold, and from which date of manufacture?',
    '',
    'Please enclose the evidence (declaration of the maker, parts list, photo of the label).',
    '',
  ].join('\n');
}
