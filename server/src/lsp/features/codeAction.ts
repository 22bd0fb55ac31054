import type { Language } from '../../core/l10n/language.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Fix } from '../../core/model/fix.ts';
import { type Message, message } from '../../core/text/message.ts';
import { touches } from '../../core/text/span.ts';
import { type Action, commandAction, editAction } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { copyOf, editOf, fixesOf, resultOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { waiverActions } from '../policy-documents.ts';
import { type Choice, clientCommand, type FixChoice, type FixParams, fixRequest } from '../protocol.ts';
import { isUndecided, type Session, type View } from '../session.ts';
import { isRecord } from '../settings.ts';

/** A range may cover a whole document; people act on the few findings they look at. */
const mostFindings = 10;

/** What can be done about a finding. Edits travel in the action, so that any client can apply them; what has to be chosen or typed runs a command of ours, where the client has it. */
export const codeActions: Feature = (connection, session) => {
  const { client, host } = session;
  if (!client.codeActionLiterals) return {};
  connection.onCodeAction(
    guard('codeAction', host.log, [], async ({ textDocument, range, context }) => {
      if (context.only && !context.only.some(kind => kind === '' || kind === 'quickfix')) return [];
      const ofWaivers = await waiverActions(session, textDocument.uri, range, context.diagnostics);
      if (ofWaivers) return [...ofWaivers];
      const view = await session.view(textDocument.uri);
      if (!view) return [];
      const asked = view.converter.span(range);
      const findings = view.review.findings.filter(finding => touches(finding.span, asked)).slice(0, mostFindings);
      const actions = findings.flatMap(finding => {
        const own = context.diagnostics.filter(
          ({ data }) => isRecord(data) && data['fingerprint'] === finding.fingerprint,
        );
        return actionsFor(session, view, finding, own);
      });
      return actions.length > 0 && client.offers.commands && isUndecided(view) ? [...actions, choose] : actions;
    }),
  );
  connection.onRequest(
    fixRequest,
    guard(fixRequest, host.log, null, async (params: FixParams) => {
      const view = await session.view(params.uri);
      const finding = view?.review.findings.find(({ fingerprint }) => fingerprint === params.fingerprint);
      if (!view || !finding || view.document.version !== params.version) return null;
      const fix = fixesOf(session, view, finding, params.waiver).filter(({ kind }) => kind === params.kind)[
        params.index
      ];
      return fix ? resultOf(session, view, fix) : null;
    }),
  );
  return { codeActionProvider: { codeActionKinds: ['quickfix'] } };
};

const choose = commandAction('Choose who you review for…', clientCommand.chooseProfiles, undefined, []);

type Diagnostics = Parameters<typeof editAction>[2];

function actionsFor(session: Session, view: View, finding: Finding, diagnostics: Diagnostics): readonly Action[] {
  const fixes = fixesOf(session, view, finding);
  const { language } = session.client;
  const { readOnly } = session.surfaces.of(view.document.uri);
  const actions: Action[] = [];
  for (const kind of new Set(fixes.map(fix => fix.kind))) {
    const alike = fixes.filter(fix => fix.kind === kind);
    const command = session.client.offers.commands ? commandFor(view, finding, kind, alike, language) : undefined;
    // What would edit a document that nobody can type in is copied instead.
    const isCopied = readOnly && kind !== 'ask-supplier';
    const titled = (title: Message) =>
      language.say(isCopied ? message('fix-copy', 'Copy fix: {title}', { title }) : title);
    if (command) actions.push(commandAction(titled(command.title), command.command, command.argument, diagnostics));
    else if (isCopied) {
      for (const fix of alike) {
        const text = copyOf(session, view, fix);
        actions.push(commandAction(titled(fix.title), clientCommand.copyFix, text, diagnostics));
      }
    } else {
      for (const fix of alike) {
        const edit = editOf(session, view, fix);
        if (edit) actions.push(editAction(titled(fix.title), edit, diagnostics));
      }
    }
  }
  return actions;
}

/** The command of our own client for what has to be copied, chosen or typed; undefined for what is simply applied. */
function commandFor(view: View, finding: Finding, kind: Fix['kind'], alike: readonly Fix[], language: Language) {
  const [first] = alike;
  if (!first) return undefined;
  const { uri, version } = view.document;
  const choices = alike.map(fix => choiceOf(fix, language));
  const choice: FixChoice = { uri, version, fingerprint: finding.fingerprint, kind, choices };
  switch (kind) {
    case 'ask-supplier':
      return { title: first.title, command: clientCommand.copyQuestion, argument: first.copy };
    case 'propose-alternative':
      return { title: chosen.alternative, command: clientCommand.chooseFix, argument: choice };
    case 'replace':
      return { title: chosen.replacement, command: clientCommand.chooseFix, argument: choice };
    case 'mark-replaced':
      return { title: chosen.successor, command: clientCommand.chooseFix, argument: choice };
    case 'waive':
      return { title: first.title, command: clientCommand.waive, argument: choice };
    case 'correct':
      return undefined;
  }
}

const chosen = {
  alternative: message('fix-choose-alternative', 'Propose an alternative…'),
  replacement: message('fix-choose-replacement', 'Replace with an alternative…'),
  successor: message('fix-choose-successor', 'Mark as being replaced by…'),
};

/** A fix as one line of a picker: which supplier, and what was not checked. */
function choiceOf({ title, alternative }: Fix, language: Language): Choice {
  return alternative
    ? { label: alternative.supplier, detail: language.say(alternative.caveat) }
    : { label: language.say(title), detail: '' };
}
