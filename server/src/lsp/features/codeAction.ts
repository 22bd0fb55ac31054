import { touches } from '../../core/text/span.ts';
import { actionsFor, choiceOf } from '../actions.ts';
import type { Feature } from '../feature.ts';
import { fixAskedFor, fixesOf, resultOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { waiverActions } from '../policy-documents.ts';
import { type FixParams, fixRequest, type HandleParams, type HandleResult, handleRequest } from '../protocol/fixes.ts';
import { isRecord } from '../settings.ts';

/** A range may cover a whole document; people act on the few findings they look at. */
const mostFindings = 10;

/** What can be done about a finding. Edits travel in the action, so that any client can apply them; what has to be chosen or typed runs a command of ours, where the client has it. */
export const codeActions: Feature = (connection, session) => {
  const { client, host } = session;
  connection.onCodeAction(
    guard('codeAction', host.log, [], async ({ textDocument, range, context }) => {
      if (context.only && !context.only.some(kind => kind === '' || kind === 'quickfix')) return [];
      const ofWaivers = await waiverActions(session, textDocument.uri, range, context.diagnostics);
      if (ofWaivers) return client.codeActionLiterals ? [...ofWaivers] : [];
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const asked = view.converter.span(range);
      const findings = view.review.findings.filter(finding => touches(finding.span, asked)).slice(0, mostFindings);
      const marked = findings.map(finding => {
        const isOwn = ({ data }: { readonly data?: unknown }) =>
          isRecord(data) && data['fingerprint'] === finding.fingerprint;
        return [finding, context.diagnostics.filter(isOwn)] as const;
      });
      return [...actionsFor(session, view, marked, range.start)];
    }),
  );
  connection.onRequest(
    fixRequest,
    guard(fixRequest, host.log, null, async (params: FixParams) => {
      const asked = await fixAskedFor(session, params);
      return asked ? resultOf(session, asked.view, asked.fix) : null;
    }),
  );
  connection.onRequest(
    handleRequest,
    guard<HandleParams, HandleResult>(handleRequest, host.log, null, async ({ handle, kind }) => {
      const { uri = '', fingerprint } = session.handles.get(handle) ?? {};
      const view = await session.view(uri);
      const finding = view?.review.findings.find(each => each.fingerprint === fingerprint);
      if (!view || !finding) return null;
      const alike = fixesOf(session, view, finding).filter(fix => fix.kind === kind);
      const [first] = alike;
      if (!first) return null;
      const choice = choiceOf(view, finding, alike, client.language);
      return first.copy === undefined ? { choice } : { choice, copy: first.copy };
    }),
  );
  return { codeActionProvider: { codeActionKinds: ['quickfix'] } };
};
