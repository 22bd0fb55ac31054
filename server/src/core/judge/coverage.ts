import { isOrdinaryDigest } from '../identity/ordinary.ts';
import { longestName } from '../identity/organisation.ts';
import { isPlaceholder, saysNothing } from '../identity/placeholder.ts';
import type { Role } from '../model/claim.ts';
import type { Bom } from '../model/component.ts';
import type { Coverage } from '../model/coverage.ts';
import type { Glances, Question } from '../model/glances.ts';
import type { ClaimLook } from '../model/look.ts';
import type { Problem } from '../text/problem.ts';

const makerRoles: readonly Role[] = ['supplier', 'manufacturer', 'originator', 'provider'];
const organisationRoles: readonly Role[] = [...makerRoles, 'author', 'publisher'];
const identifierRoles: readonly Role[] = [
  'purl',
  'cpe',
  'swid',
  'mac',
  'usb-id',
  'pci-id',
  'fcc-id',
  'pen',
  'bluetooth-id',
  'pnp-id',
  'hash',
  'model-number',
];

/** What coverage asks of each component. */
export interface CoverageQuestions {
  /** A field names an organisation or a person; a placeholder is nobody. */
  readonly namesSomebody: Question;
  /** An identifier says something. */
  readonly identified: Question;
  /** It has a model or part number; the value of a part, `10k`, is none. */
  readonly numbered: Question;
  /** A maker or supplier stands behind more text than is looked at. */
  readonly cut: Question;
}

export function coverageQuestions(): CoverageQuestions {
  const isNobody = remembered(isPlaceholder);
  return {
    namesSomebody: {
      roles: organisationRoles,
      holds: claim => claim.more?.party !== 'tool' && !isNobody(claim.value),
    },
    identified: {
      roles: identifierRoles,
      // no word for nothing begins like the name of a package or a product
      holds: claim =>
        claim.startsWith('pkg:') || claim.startsWith('cpe:') || isPlainDigest(claim) || !saysNothing(claim.value),
    },
    numbered: { roles: ['model-number'], holds: ({ more }) => more?.label !== 'value' },
    cut: { roles: makerRoles, holds: ({ length }) => length > longestName },
  };
}

function isPlainDigest(claim: ClaimLook): boolean {
  return claim.kind === 'hash' && claim.isPlain && isOrdinaryDigest(claim.bytes, claim.start, claim.end);
}

/** Counts the components whose maker is stated, and those whose maker could be found out by an identifier. */
export function coverageOf(bom: Bom, glances: Glances, asked: CoverageQuestions): Coverage {
  let withOrganisation = 0;
  let identifiersOnly = 0;
  let makerUnknown = 0;
  let components = 0;
  for (const component of bom.components) {
    if (component.place === 'tool' || component.place === 'ancestor') continue;
    components++;
    if (glances.has(component, asked.namesSomebody)) withOrganisation++;
    else if (glances.has(component, asked.identified)) {
      identifiersOnly++;
      if (glances.has(component, asked.numbered)) makerUnknown++;
    }
  }
  const nothing = components - withOrganisation - identifiersOnly;
  return {
    components,
    withOrganisation,
    identifiersOnly,
    nothing,
    ...(makerUnknown > 0 ? { makerUnknown } : {}),
    ...(bom.image ? { images: { count: 1, bytes: bom.image.size, unread: bom.image.unread } } : {}),
  };
}

/** Fields that name a maker or supplier behind more text than is looked at: who hides there is not found. */
export function cutNames(glances: Glances, { cut }: CoverageQuestions): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { claims } of glances.which(cut)) {
    for (const { role, value, span } of claims) {
      if (value.length <= longestName || !makerRoles.includes(role)) continue;
      const message = `Only the first ${longestName} characters of this name were looked at.`;
      problems.push({ code: 'name-too-long', severity: 'warning', message, span, unread: { value: 1 } });
    }
  }
  return problems;
}

/** A few values stand in a document again and again. */
function remembered(find: (value: string) => boolean): (value: string) => boolean {
  const known = new Map<string, boolean>();
  return value => {
    let answer = known.get(value);
    if (answer === undefined) {
      answer = find(value);
      if (known.size < mostRemembered) known.set(value, answer);
    }
    return answer;
  };
}

const mostRemembered = 10_000;
