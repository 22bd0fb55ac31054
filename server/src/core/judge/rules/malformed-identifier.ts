import { type CpeFault, checkCpe } from '../../identity/cpe-check.ts';
import { isOrdinaryCpe, isOrdinaryPurl } from '../../identity/ordinary.ts';
import { checkPurl, type PurlFault } from '../../identity/purl-check.ts';
import type { Claim, Role } from '../../model/claim.ts';
import type { Component } from '../../model/component.ts';
import { type Question, which } from '../../model/glances.ts';
import type { ClaimLook } from '../../model/look.ts';
import { type Message, message } from '../../text/message.ts';
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
    for (const component of which(input.glances, input.bom.components, hasFaulty)) {
      for (const claim of component.claims) {
        const fault = claim.concluded ? undefined : faultOf(claim.role, claim.value);
        if (fault) findings.push(findingOf(input, component, claim, fault));
      }
    }
    return findings;
  },
};

/** Nearly every identifier is what it should be, which its bytes tell. */
function mayBeFaulty(claim: ClaimLook): boolean {
  const { kind } = claim;
  if (!claim.isPlain) return faultOf(kind, claim.value) !== undefined;
  const { bytes, start, end } = claim;
  return kind === 'purl' ? !isOrdinaryPurl(bytes, start, end) : !isOrdinaryCpe(bytes, start, end);
}

export const hasFaulty: Question = { roles: ['purl', 'cpe'], holds: mayBeFaulty };

type Fault = CpeFault | PurlFault;

function faultOf(role: Role, value: string): Fault | undefined {
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
  'cpe-too-long': () => message('malformed-identifier.cpe-too-long', 'CPE name is too long'),
  'cpe-is-purl': () => message('malformed-identifier.cpe-is-purl', 'package URL in the place of a CPE name'),
  'cpe-space-around': () => message('malformed-identifier.cpe-space-around', 'white space around the CPE name'),
  'cpe-scheme': part =>
    message('malformed-identifier.cpe-scheme', 'a CPE name begins with "cpe:2.3:" or "cpe:/", not "{part}"', { part }),
  'cpe-part': part =>
    message('malformed-identifier.cpe-part', 'the first part of a CPE name is "a", "o" or "h", not "{part}"', {
      part,
    }),
  'cpe-empty-field': () =>
    message('malformed-identifier.cpe-empty-field', 'empty part in the CPE 2.3 name; "*" stands for any'),
  'cpe-language': part =>
    message(
      'malformed-identifier.cpe-language',
      '"{part}" is no language: the CPE name has a part too few or too many',
      { part },
    ),
  'cpe-character': part =>
    message('malformed-identifier.cpe-character', '"{part}" has to be escaped in a CPE name', { part }),
  'cpe-too-few': () => message('malformed-identifier.cpe-too-few', 'CPE 2.3 name with fewer than eleven parts'),
  'cpe-too-many': () =>
    message('malformed-identifier.cpe-too-many', 'CPE name with too many parts; escape a colon within a part'),
  'purl-too-long': () => message('malformed-identifier.purl-too-long', 'package URL is too long'),
  'purl-is-cpe': () => message('malformed-identifier.purl-is-cpe', 'CPE name in the place of a package URL'),
  'purl-scheme': part =>
    message('malformed-identifier.purl-scheme', 'a package URL begins with "pkg:", not "{part}"', { part }),
  'purl-space': () => message('malformed-identifier.purl-space', 'white space in the package URL'),
  'purl-percent': part =>
    message('malformed-identifier.purl-percent', '"{part}" is no escape: "%" needs two hexadecimal digits', { part }),
  'purl-type': part =>
    message('malformed-identifier.purl-type', '"pkg:" needs a type and a slash, not "{part}"', { part }),
  'purl-name': () => message('malformed-identifier.purl-name', 'the package URL names no package'),
  'purl-at': () => message('malformed-identifier.purl-at', '"@" is written "%40" unless the version follows'),
  'purl-version': () => message('malformed-identifier.purl-version', 'no version after "@"'),
  'purl-no-qualifiers': () => message('malformed-identifier.purl-no-qualifiers', 'no qualifiers after "?"'),
  'purl-qualifier': part =>
    message('malformed-identifier.purl-qualifier', '"{part}" after "?" is no key=value pair', { part }),
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
