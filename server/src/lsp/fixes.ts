import type { WorkspaceEdit } from 'vscode-languageserver';
import { fixAsText } from '../core/fix/as-text.ts';
import type { FixEnvironment, WaiverAnswers } from '../core/fix/fix.ts';
import { fixesFor } from '../core/fix/index.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Fix } from '../core/model/fix.ts';
import { Source } from '../core/text/source.ts';
import { archivePlace } from '../host/archive-places.ts';
import { relativePath, rootOf } from '../host/folders.ts';
import { type EditPlace, placeOf, type TextOf, workspaceEdit, writtenBy } from './edits.ts';
import type { FixParams, FixResult } from './protocol/fixes.ts';
import { formatOf, type Session, type View } from './session.ts';

/** Everything that can be done about a finding of a reviewed document; `answers` are what a person typed for a waiver. */
export function fixesOf(session: Session, view: View, finding: Finding, answers?: WaiverAnswers): readonly Fix[] {
  const { document, review, waiversUri, waivers, received } = view;
  const format = formatOf(view);
  if (!review.bom || !format) return [];
  const target = waivers ?? (waiversUri === undefined ? undefined : { uri: waiversUri, text: undefined });
  const environment: FixEnvironment = {
    say: text => session.client.language.say(text),
    uri: document.uri,
    version: document.version,
    source: document.source,
    bom: review.bom,
    format,
    lookups: view.signatures.reviewer.lookups,
    date: review.contexts[0]?.asOf ?? session.host.now(),
    readOnly: review.bom.signed || review.bom.several === true || received,
    waivers: session.trusted ? target : undefined,
    ...(answers ? { answers } : {}),
  };
  return fixesFor(finding, environment);
}

/** The fix that a client asks for; undefined where the document is no longer what it was made for. */
export async function fixAskedFor(
  session: Session,
  { uri, version, fingerprint, kind, index, waiver }: FixParams,
): Promise<{ readonly view: View; readonly fix: Fix } | undefined> {
  const view = await session.view(uri);
  const finding = view?.review.findings.find(each => each.fingerprint === fingerprint);
  if (!view || !finding || view.document.version !== version) return undefined;
  const fix = fixesOf(session, view, finding, waiver).filter(each => each.kind === kind)[index];
  return fix && { view, fix };
}

/** What any client applies by itself: where it can, it then has the placeholder selected. */
export function editOf(session: Session, view: View, fix: Fix): WorkspaceEdit | undefined {
  const { versionedEdits: versioned, createsFiles: create, snippetEdits: snippets, encoding } = session.client;
  return workspaceEdit(fix, textsOf(view), encoding, { versioned, create, snippets });
}

/** What our own client applies, with what it then shows; of a document that nobody can type in, what it copies. */
export function resultOf(session: Session, view: View, fix: Fix): FixResult {
  const show = shownBy(session, view, fix);
  if (fix.show) return show ? { show } : null;
  if (isCopied(session, view.document.uri, fix.kind)) return { copy: copyOf(session, view, fix) };
  const { versionedEdits: versioned, createsFiles: create, encoding } = session.client;
  const edit = workspaceEdit(fix, textsOf(view), encoding, { versioned, create, snippets: false });
  if (!edit) return null;
  const select = fix.select && placeOf(fix, fix.select, textsOf(view), encoding);
  return {
    edit,
    ...(select ? { select } : {}),
    ...(show ? { show } : {}),
    ...(isOfWaivers(fix.kind) ? { save: true } : {}),
  };
}

/** Where to look once a fix is applied: what it shows, else what it has written. */
export function shownBy(session: Session, view: View, fix: Fix): EditPlace | undefined {
  const { encoding } = session.client;
  if (fix.show) {
    const { uri, span } = fix.show;
    return placeOf({ edits: [{ uri, edits: [] }] }, span, textsOf(view), encoding);
  }
  const written = fix.select ?? writtenBy(fix);
  return written && placeOf(fix, written, textsOf(view), encoding);
}

/**
 * Whether a fix is copied instead: it would edit a document that nobody can type in. What is waived in an archive of the
 * workspace is written into a file of the workspace.
 */
export function isCopied({ surfaces }: Session, uri: string, kind: Fix['kind']): boolean {
  const { readOnly, place } = surfaces.of(uri);
  if (!readOnly || kind === 'ask-supplier' || kind === 'open-waiver') return false;
  return !isOfWaivers(kind) || archivePlace(place) === undefined;
}

function isOfWaivers(kind: Fix['kind']): boolean {
  return kind === 'waive' || kind === 'extend-waiver' || kind === 'revoke-waiver';
}

/** A fix as a text for the clipboard, with files as the workspace names them. */
export function copyOf(session: Session, view: View, fix: Fix): string {
  return fixAsText(fix, textsOf(view), uri => nameOf(session, uri));
}

/** A document as people call it: by its path in the workspace. */
export function nameOf({ surfaces, folders }: Session, uri: string): string {
  const [place = ''] = surfaces.of(uri).place.split(/[?#]/);
  const folder = rootOf(place, folders) ?? place.slice(0, place.lastIndexOf('/') + 1);
  return folder === '' ? place : relativePath(folder, place);
}

function textsOf(view: View): TextOf {
  const texts = new Map([[view.document.uri, view.document.source]]);
  if (view.waivers) texts.set(view.waivers.uri, new Source(view.waivers.text));
  return uri => texts.get(uri);
}
