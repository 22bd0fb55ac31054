import type { Finding } from '../model/finding.ts';
import type { DocumentEdit } from '../model/fix.ts';
import { daysAfter } from '../text/day.ts';
import { message } from '../text/message.ts';
import { span } from '../text/span.ts';
import { componentOf, shortNameOf } from './describe.ts';
import type { FixEnvironment, FixProvider, WaiverTarget } from './fix.ts';
import { entryOf, usualDays, waiverIdOf } from './waiver-entry.ts';

const header = `# Findings that somebody has accepted: who, why, until when. An entry without reason, approver or expiry has no effect.\n`;

/** Adds an entry to the waivers file; without answers reason and approver stay empty, and an incomplete entry has no effect. */
export const waive: FixProvider = (finding, environment) => {
  const target = environment.waivers;
  if (!target || finding.vendor === null || finding.waiver) return [];
  if (entryOf(waiverIdOf(finding), target)) return [];
  const component = shortNameOf(componentOf(finding, environment));
  const title = message('fix-waive', 'Waive {component} for {days} days (reason and approver to be filled in)', {
    component,
    days: usualDays,
  });
  return [
    {
      title,
      asks: message('fix-waive-ask', 'Waive {component}…', { component }),
      kind: 'waive',
      edits: [append(target, entryFor(finding, environment))],
    },
  ];
};

function entryFor(finding: Finding, environment: FixEnvironment): string {
  const component = componentOf(finding, environment);
  const name = component?.name?.value ?? component?.ref?.value;
  const { answers } = environment;
  const profile = answers?.profile;
  const lines = [
    `- id: ${waiverIdOf(finding)}`,
    ...(name === undefined ? [] : [`  component: ${quoted(name)}`]),
    `  vendor: ${finding.vendor}`,
    `  scope: ${name === undefined ? 'repository' : 'component'}`,
    ...(profile === undefined ? [] : [`  profile: ${quoted(profile)}`]),
    `  reason: ${quoted(answers?.reason ?? '')}`,
    `  approver: ${quoted(answers?.approver ?? '')}`,
    `  expires: ${quoted(answers?.expires ?? daysAfter(environment.date, usualDays))}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A JSON string is a YAML double-quoted scalar: nothing in a component's name can end it or start another key. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function append(target: WaiverTarget, entry: string): DocumentEdit {
  const { uri, version, text } = target;
  if (text === undefined) return { uri, create: true, edits: [{ span: span(0, 0), text: header + entry }] };
  const empty = /^\s*\[\s*\]\s*$/.exec(text.replace(/^#.*$/gm, comment => ' '.repeat(comment.length)));
  const at = empty ? span(text.indexOf('['), text.indexOf(']') + 1) : span(text.length, text.length);
  const glue = empty || text === '' || text.endsWith('\n') ? '' : '\n';
  const edits = [{ span: at, text: glue + (empty ? entry.trimEnd() : entry) }];
  return version === undefined ? { uri, edits } : { uri, version, edits };
}
