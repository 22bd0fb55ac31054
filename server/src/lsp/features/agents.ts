import { agentCoverage, agentReport } from '../../core/report/agent.ts';
import { documentBuilder, reportFrame, unreadableDocument } from '../../core/report/build.ts';
import { settleLinks } from '../../core/report/links.ts';
import type { Report, ReportDocument } from '../../core/report/model.ts';
import { totalOf } from '../../core/report/summary.ts';
import { printable } from '../../core/text/printable.ts';
import { Source } from '../../core/text/source.ts';
import { contextsFor } from '../../host/contexts.ts';
import { agentExplanation } from '../../host/explaining.ts';
import { allRules } from '../../host/rules.ts';
import type { Feature } from '../feature.ts';
import { describe, guard } from '../guard.ts';
import { type AgentDocument, type AgentParams, type AgentResult, agentRequest } from '../protocol/agents.ts';
import type { Session } from '../session.ts';

/** Tools of the editor's agents: the answers of the command line's, for texts that the client hands over. */
export const agents: Feature = (connection, session) => {
  connection.onRequest(
    agentRequest,
    guard(
      agentRequest,
      session.host.log,
      { failed: 'this is a bug of bomwarden; its output says more' } as AgentResult,
      (params: AgentParams) => answerOf(params, session),
    ),
  );
  return {};
};

async function answerOf(params: AgentParams, session: Session): Promise<AgentResult> {
  const { profiles = [], asOf = session.host.now() } = params;
  const { lookups } = session.signatures.shipped.reviewer;
  const unknown = profiles.find(id => !lookups.profiles.has(id));
  if (unknown !== undefined) {
    const known = [...lookups.profiles.keys()].join(', ');
    return { failed: `there is no profile "${printable(unknown)}"; known: ${known}` };
  }
  if (params.tool === 'explain') {
    const text = agentExplanation(params.subject ?? '', { profiles, asOf }, lookups);
    return text === undefined ? { failed: `nothing is known of "${printable(params.subject ?? '')}"` } : { text };
  }
  const report = await reportOn(params.documents ?? [], { profiles, asOf: params.asOf }, session);
  return { text: params.tool === 'review' ? agentReport(report, allRules) : agentCoverage(report) };
}

interface Asked {
  /** None: those that hold for each document. */
  readonly profiles: readonly string[];
  /** Undefined: the day that holds for each document. */
  readonly asOf: string | undefined;
}

async function reportOn(asked: readonly AgentDocument[], wanted: Asked, session: Session): Promise<Report> {
  const documents: ReportDocument[] = [];
  const notes: string[] = [];
  for (const document of asked) {
    const made = await reviewed(document, wanted, session);
    if (typeof made === 'string') notes.push(made);
    else documents.push(made);
  }
  const settled = settleLinks(documents);
  const contexts = [
    ...new Map(settled.flatMap(one => one.contexts).map(context => [JSON.stringify(context), context])).values(),
  ];
  return {
    ...reportFrame('', contexts, session.signatures.shipped.set),
    contexts,
    summary: totalOf(settled, 0).summary,
    documents: settled,
    skipped: 0,
    notUnderstood: [],
    notes,
    comparison: null,
  };
}

/** A sentence where the document is left out. */
async function reviewed(
  { uri, path, text }: AgentDocument,
  { profiles, asOf }: Asked,
  session: Session,
): Promise<ReportDocument | string> {
  if (text === null) return unreadableDocument(path, 'unreadable', 'It cannot be read.');
  const settings = await session.settings.of(uri);
  const signatures = await session.policies.signaturesFor(uri, settings);
  const policy = await session.policies.policyFor(uri, settings, signatures);
  if (policy.excluded) return `${path}: the configuration leaves it out`;
  const chosen = profiles.length > 0 ? { profiles: profiles.map(value => ({ value, origin: 'the agent' })) } : policy;
  const { contexts } = contextsFor(chosen, asOf ?? settings.asOf ?? session.host.now(), signatures.set);
  const review = signatures.reviewer.review(new Source(text), {
    contexts,
    rules: policy.rules,
    waivers: policy.waivers,
    onRuleError: (rule, error) => session.host.log(`rule ${rule}: ${describe(error)}`),
  });
  return documentBuilder(signatures.set)({ path, review });
}
