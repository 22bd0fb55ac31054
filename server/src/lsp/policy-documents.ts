import type { Diagnostic, Range } from 'vscode-languageserver';
import type { Language } from '../core/l10n/language.ts';
import type { Waiver } from '../core/model/waiver.ts';
import { reviewWaivers, type WaiverFinding } from '../core/policy/waiver-review.ts';
import { readWaivers } from '../core/policy/waivers.ts';
import { message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { touches } from '../core/text/span.ts';
import { isConfiguration, isWaiversFile } from '../host/folders.ts';
import { type Action, Converter, editAction } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { workspaceEdit } from './edits.ts';
import { type Mark, problemMark } from './marks.ts';
import { rulePage } from './rule-page.ts';
import type { Session } from './session.ts';

/** An open file that sets policy, with what is to be said of it. */
export interface PolicyDocument {
  /** Changes whenever the marks may have. */
  readonly id: string;
  readonly marks: readonly Mark[];
  /** What is wrong with complete waivers: what can be done about them is offered. */
  readonly findings: readonly WaiverFinding[];
}

/** Undefined for any other document. Whether waivers are still needed only a run over all documents knows. */
export async function policyDocument(session: Session, document: OpenDocument): Promise<PolicyDocument | undefined> {
  const { policies, settings, reviews, host, client } = session;
  const { uri, version, source } = document;
  if (!/\.ya?ml$/.test(uri)) return undefined;
  const own = await settings.of(uri);
  const signatures = await policies.signaturesFor(uri, own);
  // What is wrong may turn on other files too.
  const id = `policy-${version}-${reviews.epoch}-${signatures.serial}`;
  if (isConfiguration(uri)) {
    const problems = await policies.configurationProblems(uri, source.text, own, signatures);
    return { id, marks: problems.map(problemMark), findings: [] };
  }
  const policy = await policies.policyFor(uri, own, signatures);
  const { waiversFile, rules } = policy;
  // One that is not saved yet is none that was read.
  if (!isWaiversFile(uri) && waiversFile?.uri !== uri && policy.waiversUri !== uri) return undefined;
  const read = readWaivers(source.text);
  const findings = reviewWaivers(source, read, { asOf: own.asOf ?? host.now(), rules });
  const marks = findings.flatMap(finding => waiverMark(finding, client));
  const isUnsaved = policies.unsavedWaivers(policy)?.uri === uri;
  const unsaved = isUnsaved
    ? read.value.filter(isNotIn(waiversFile?.text ?? '')).map(waiver => unsavedMark(waiver, client.language))
    : [];
  return { id, marks: [...read.problems.map(problemMark), ...unsaved, ...marks], findings };
}

/** Tells the waivers that another state of the file does not have, or has otherwise. */
function isNotIn(text: string): (waiver: Waiver) => boolean {
  const said = (waiver: Waiver) => JSON.stringify({ ...waiver, span: undefined });
  const known = new Set(readWaivers(text).value.map(said));
  return waiver => !known.has(said(waiver));
}

function unsavedMark({ id, span: { start } }: Waiver, language: Language): Mark {
  const told = message('waivers-unsaved', 'Waiver “{id}” does not count until this file is saved.', {
    id: printable(id, 60),
  });
  return problemMark({
    code: 'waivers-unsaved',
    severity: 'information',
    message: language.say(told),
    // The key of its first line.
    span: { start, end: start + 2 },
  });
}

function waiverMark({ rule, level, span, message }: WaiverFinding, client: Session['client']): readonly Mark[] {
  if (level === 'none') return [];
  const page = rulePage(client, rule);
  return [
    { span, level, code: rule, page, message: client.language.say(message), related: [], fingerprint: undefined },
  ];
}

/** What can be done in a range of an open waivers file; undefined for a document that is none. */
export async function waiverActions(
  session: Session,
  uri: string,
  range: Range,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Action[] | undefined> {
  const document = session.documents.get(uri);
  const policy = document && (await policyDocument(session, document));
  if (!policy) return undefined;
  const { encoding, versionedEdits: versioned } = session.client;
  const { source, version } = document;
  const asked = new Converter(uri, source, encoding).span(range);
  return policy.findings
    .filter(({ span }) => touches(span, asked))
    .flatMap(finding =>
      finding.fixes.flatMap(({ title, edit }) => {
        const fix = { title, kind: 'correct', edits: [{ uri, version, edits: [edit] }] } as const;
        const features = { versioned, create: false, snippets: false };
        const own = diagnostics.filter(({ code }) => code === finding.rule);
        const made = workspaceEdit(fix, () => source, encoding, features);
        return made ? [editAction(title.text, made, own)] : [];
      }),
    );
}
