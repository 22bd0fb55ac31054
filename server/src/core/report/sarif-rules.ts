import type { Outcome } from '../model/verdict.ts';
import { outcomeOrder } from '../model/words.ts';
import type { ReportFinding, RuleDescription } from './model.ts';

/** What GitHub takes of the texts of a rule, in characters. */
const mostName = 255;
const mostDescription = 1024;

/** How a rule at one strength is shown where alerts are listed. */
interface Strength {
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'recommendation';
  /** Makes an alert a security alert; above 7 is "high". A vendor restriction is policy, so only a prohibition gets one. */
  readonly securitySeverity?: string;
}

const strengths: Readonly<Record<Outcome, Strength>> = {
  prohibited: { title: 'prohibited', severity: 'error', securitySeverity: '8.0' },
  restricted: { title: 'restricted under conditions', severity: 'warning' },
  'cannot-determine': { title: 'prohibition that cannot be determined from the document', severity: 'warning' },
  'advised-against': { title: 'advised against', severity: 'recommendation' },
  'called-to-attention': { title: 'called to attention', severity: 'recommendation' },
  listed: { title: 'named in a list', severity: 'recommendation' },
  'other-jurisdiction': { title: 'restricted in another jurisdiction', severity: 'recommendation' },
  'out-of-scope': { title: 'known, out of scope', severity: 'recommendation' },
};

/**
 * The SARIF rule of a finding: `restricted-vendor/prohibited`. Severity, precision and tags belong to rules there, not to
 * results, so a rule that law decides is one SARIF rule at each strength.
 */
export function sarifRuleId(finding: ReportFinding): string {
  const strongest = strongestOutcome(finding);
  return strongest === undefined ? finding.rule : `${finding.rule}/${strongest}`;
}

function strongestOutcome({ judgements }: ReportFinding): Outcome | undefined {
  const outcomes = new Set(judgements.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome)));
  return outcomeOrder.find(outcome => outcomes.has(outcome));
}

/** The descriptions of the SARIF rules that findings refer to, in the order of their ids. */
export function sarifRules(ids: ReadonlySet<string>, rules: readonly RuleDescription[]): readonly object[] {
  return [...ids].sort().map(id => {
    const [base = id, outcome] = id.split('/');
    const strength = outcome === undefined ? undefined : strengths[outcome as Outcome];
    return reportingDescriptor(
      id,
      rules.find(rule => rule.id === base),
      strength,
    );
  });
}

function reportingDescriptor(id: string, rule: RuleDescription | undefined, strength: Strength | undefined): object {
  const title = rule?.title ?? id;
  const short = strength === undefined ? title : `${title}: ${strength.title}`;
  const description = rule?.description ?? title;
  const severity = strength?.severity ?? severityOf(rule);
  const remedy =
    rule?.remedy ??
    'What to do: ask the supplier, propose another supplier, or waive the finding with a reason, an approver and a last day.';
  return {
    id,
    name: pascalCase(id).slice(0, mostName),
    shortDescription: { text: sentence(short) },
    fullDescription: { text: sentence(description) },
    help: {
      text: `${sentence(description)} ${remedy}`,
    },
    defaultConfiguration: { level: severity === 'recommendation' ? 'note' : severity },
    properties: {
      tags: rule?.remedy === undefined ? ['security', 'supply-chain', 'sbom'] : ['supply-chain', 'sbom', 'quality'],
      precision: 'high',
      'problem.severity': severity,
      ...(strength?.securitySeverity === undefined ? {} : { 'security-severity': strength.securitySeverity }),
    },
  };
}

function severityOf(rule: RuleDescription | undefined): Strength['severity'] {
  if (rule?.level === 'error') return 'error';
  return rule?.level === 'information' ? 'recommendation' : 'warning';
}

function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.length > mostDescription ? `${whole.slice(0, mostDescription - 1)}…` : whole;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^a-z0-9]+)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}
