import type { Finding } from '../model/finding.ts';
import type { DocumentEdit } from '../model/fix.ts';
import { message } from '../text/message.ts';
import { span } from '../text/span.ts';
import { componentOf, nameOf } from './describe.ts';
import type { FixEnvironment, FixProvider, WaiverTarget } from './fix.ts';

const header = `# Findings that somebody has accepted: who, why, until when. An entry without reason, approver or expiry has no effect.\n`;

/** Adds an entry to the waivers file; what the person did not say stays empty, and an incomplete entry has no effect. */
export const waive: FixProvider = (finding, environment) => {
  const target = environment.waivers;
  if (!target || finding.vendor === null || finding.waiver) return [];
  const component = componentOf(finding, environment);
  const entry = entryFor(finding, environment);
  if (target.text?.includes(`id: ${entry.id}\n`)) return [];
  const title = message('fix-waive', 'Waive this finding for {component}… (reason, approver and expiry needed)', {
    component: nameOf(component),
  });
  return [{ title, kind: 'waive', edits: [append(target, entry.text)] }];
};

function entryFor(finding: Finding, environment: FixEnvironment): { readonly id: string; readonly text: string } {
  const component = componentOf(finding, environment);
  const id = `${finding.vendor}-${finding.fingerprint.replace(/[^\w]/g, '').slice(0, 10)}`;
  const name = component?.name?.value ?? component?.ref?.value;
  const { answers } = environment;
  const profile = answers?.profile;
  const lines = [
    `- id: ${id}`,
    ...(name === undefined ? [] : [`  component: ${quoted(name)}`]),
    `  vendor: ${finding.vendor}`,
    `  scope: ${name === undefined ? 'repository' : 'component'}`,
    ...(profile === undefined ? [] : [`  profile: ${quoted(profile)}`]),
    `  reason: ${quoted(answers?.reason ?? '')}`,
    `  approver: ${quoted(answers?.approver ?? '')}`,
    `  expires: ${quoted(answers?.expires ?? '')}`,
  ];
  return { id, text: `${lines.join('\n')}\n` };
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
