import { checkException, checkLicenceExpression, checkLicenceId } from '../../identity/licence.ts';
import type { Component, LicenceClaim } from '../../model/component.ts';
import type { LicenceLook } from '../../model/look.ts';
import { someLicence } from '../../model/some-claim.ts';
import { cutMiddle } from '../../text/fit.ts';
import { inset, message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { Source } from '../../text/source.ts';
import { type Span, span } from '../../text/span.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Marks the token at which a licence expression stops being one. Free-text licence names are nobody's mistake. */
export const licenceExpression: Rule = {
  id: 'licence-expression',
  title: 'Licence expression',
  description:
    'A licence id or expression that is not valid SPDX: tools read it as "unknown licence". Marked at the offending word; a known spelling is offered, never applied by itself.',
  level: 'warning',
  remedy:
    'What to do: take the suggestion if it is what was meant, else have the document corrected by whoever made it.',
  folds: true,
  find: ({ source, bom }) => {
    const findings: FindingDraft[] = [];
    const known = {
      expression: new Map<string, boolean>(),
      id: new Map<string, boolean>(),
      exception: new Map<string, boolean>(),
    };
    const mayBeWrong = (licence: LicenceLook) => {
      if (licence.kind === 'name' || licence.more?.concluded) return false;
      const { kind } = licence;
      const { value } = licence;
      let wrong = known[kind].get(value);
      if (wrong === undefined) {
        wrong = !checks[kind](value).ok;
        if (known[kind].size < mostKnown) known[kind].set(value, wrong);
      }
      return wrong;
    };
    for (const component of bom.components) {
      if (!someLicence(component, mayBeWrong)) continue;
      for (const licence of component.licences) {
        const found = check(source, component, licence);
        if (found) findings.push(found);
      }
    }
    return findings;
  },
};

/** How many different licences of one document are remembered. */
const mostKnown = 5000;

const checks = { expression: checkLicenceExpression, id: checkLicenceId, exception: checkException } as const;

function check(source: Source, component: Component, licence: LicenceClaim): FindingDraft | undefined {
  if (licence.form === 'name' || licence.concluded) return undefined;
  const result = checks[licence.form](licence.value);
  if (result.ok) return undefined;
  // An escape in the raw text shifts what follows it: then the whole value is marked instead of the token.
  const asWritten = source.slice(licence.span) === licence.value;
  const where = asWritten ? within(licence.span, result.span) : licence.span;
  const token = printable(asWritten ? source.slice(where) : licence.value, 60);
  const short = cutMiddle(token, 24);
  const { suggestion } = result;
  return {
    rule: licenceExpression.id,
    level: licenceExpression.level,
    vendor: null,
    relation: null,
    tier: null,
    message: message('licence-expression', 'licence “{token}”: {why}', { token: short, why: inset(result.message) }),
    shorter: [message('licence-expression.short', 'licence “{token}” is no SPDX expression', { token: short })],
    component: component.index,
    span: where,
    evidence: [],
    judgements: [],
    weakened: undefined,
    related: [],
    correction:
      suggestion === undefined || !asWritten
        ? undefined
        : {
            span: where,
            text: suggestion,
            title: message('licence-suggestion', 'Write "{licence}" instead (check that this is what is meant)', {
              licence: suggestion,
            }),
          },
  };
}

function within(outer: Span, inner: Span): Span {
  const start = Math.min(outer.start + inner.start, outer.end);
  return span(start, Math.max(start, Math.min(outer.start + inner.end, outer.end)));
}
