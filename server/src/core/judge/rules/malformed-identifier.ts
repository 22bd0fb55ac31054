import { type CpeFault, checkCpe } from '../../identity/cpe-check.ts';
import { checkPurl, type PurlFault } from '../../identity/purl-check.ts';
import type { Claim } from '../../model/claim.ts';
import type { Component } from '../../model/component.ts';
import { type Message, message } from '../../model/message.ts';
import { printable } from '../../text/printable.ts';
import { partOf, standsIn } from '../part-of.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule, RuleInput } from './rule.ts';

/** Marks the part at which a package URL or CPE name stops being one. */
export const malformedIdentifier: Rule = {
  id: 'malformed-identifier',
  title: 'Malformed identifier',
  description:
    'A package URL or CPE name that is none: tools that look for weaknesses or vendors pass over the component without a word. Marked at the offending part, with the right spelling where only one is possible.',
  level: 'warning',
  remedy: 'What to do: take the correction where one is offered, else have the document corrected by whoever made it.',
  folds: true,
  find: input => {
    const findings: FindingDraft[] = [];
    for (const component of input.bom.components) {
      for (const claim of component.claims) {
        const fault = claim.concluded ? undefined : faultOf(claim);
        if (fault) findings.push(findingOf(input, component, claim, fault));
      }
    }
    return findings;
  },
};

type Fault = CpeFault | PurlFault;

function faultOf({ role, value }: Claim): Fault | undefined {
  if (role === 'purl') return checkPurl(value);
  return role === 'cpe' ? checkCpe(value) : undefined;
}

/** Misread by some tools only, or read as what was meant by most. */
const mild: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  'purl-at',
  'purl-version',
  'purl-no-qualifiers',
  'cpe-too-few',
]);

const sentences: Readonly<Record<Fault['code'], (part: string) => Message>> = {
  'cpe-too-long': () => message('malformed-identifier.cpe-too-long', 'The CPE name is too long to be one.'),
  'cpe-is-purl': () =>
    message('malformed-identifier.cpe-is-purl', 'This is a package URL where a CPE name should stand.'),
  'cpe-space-around': () => message('malformed-identifier.cpe-space-around', 'White space stands around the CPE name.'),
  'cpe-scheme': part =>
    message(
      'malformed-identifier.cpe-scheme',
      'A CPE name begins with "cpe:2.3:" or "cpe:/", this one with "{part}".',
      { part },
    ),
  'cpe-part': part =>
    message('malformed-identifier.cpe-part', 'The first part of a CPE name is "a", "o" or "h", here it is "{part}".', {
      part,
    }),
  'cpe-empty-field': () =>
    message('malformed-identifier.cpe-empty-field', 'A part of a CPE 2.3 name is empty; "*" stands for any.'),
  'cpe-language': part =>
    message(
      'malformed-identifier.cpe-language',
      'The seventh part of a CPE name is a language, which "{part}" is not: a part may be missing or too many.',
      { part },
    ),
  'cpe-character': part =>
    message(
      'malformed-identifier.cpe-character',
      '"{part}" cannot stand in a CPE name as it is; it has to be escaped.',
      { part },
    ),
  'cpe-too-few': () =>
    message(
      'malformed-identifier.cpe-too-few',
      'A CPE 2.3 name has eleven parts, this one has fewer: strict tools refuse it.',
    ),
  'cpe-too-many': () =>
    message(
      'malformed-identifier.cpe-too-many',
      'The CPE name has more parts than there are; a colon within a part has to be escaped.',
    ),
  'purl-too-long': () => message('malformed-identifier.purl-too-long', 'The package URL is too long to be one.'),
  'purl-is-cpe': () =>
    message('malformed-identifier.purl-is-cpe', 'This is a CPE name where a package URL should stand.'),
  'purl-scheme': part =>
    message('malformed-identifier.purl-scheme', 'A package URL begins with "pkg:", which "{part}" does not.', { part }),
  'purl-space': () => message('malformed-identifier.purl-space', 'White space stands in the package URL.'),
  'purl-percent': part =>
    message(
      'malformed-identifier.purl-percent',
      '"{part}" is no escape: behind a percent sign stand two hexadecimal digits.',
      { part },
    ),
  'purl-type': part =>
    message('malformed-identifier.purl-type', 'Behind "pkg:" stand a type and a slash, here "{part}".', { part }),
  'purl-name': () => message('malformed-identifier.purl-name', 'The package URL names no package.'),
  'purl-at': () =>
    message(
      'malformed-identifier.purl-at',
      'An "@" that does not begin the version has to be written "%40": tools may cut the name here.',
    ),
  'purl-version': () => message('malformed-identifier.purl-version', 'Behind the "@" no version stands.'),
  'purl-no-qualifiers': () =>
    message('malformed-identifier.purl-no-qualifiers', 'Behind the question mark no qualifiers stand.'),
  'purl-qualifier': part =>
    message(
      'malformed-identifier.purl-qualifier',
      'What stands behind the question mark are pairs of a key and a value, which "{part}" is not.',
      { part },
    ),
};

function findingOf({ source, bom }: RuleInput, component: Component, claim: Claim, fault: Fault): FindingDraft {
  const { code, corrected } = fault;
  const part = printable(claim.value.slice(fault.span.start, fault.span.end), 60);
  return plainFinding(
    {
      rule: malformedIdentifier.id,
      level: mild.has(code) ? 'information' : malformedIdentifier.level,
      message: sentences[code](part),
      component: component.index,
      span: partOf(source, bom.format, claim, fault.span),
    },
    {
      correction:
        corrected === undefined || !standsIn(source, bom.format, claim)
          ? undefined
          : {
              span: claim.span,
              text: corrected,
              title: message('malformed-identifier.correct', 'Write "{identifier}"', {
                identifier: printable(corrected, 120),
              }),
            },
    },
  );
}
